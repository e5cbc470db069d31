using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>The loop of real turns as its trace tells it.</summary>
public sealed class TurnTraceTests
{
    private const string Tenant = "/v1/tenants/trace";
    private WholeInstallation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Facade.StartOtherAsync();
        await PeopleTenant.CreateAsync(_installation.Admin, Tenant);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.App.DisposeAsync();

    [Test]
    public async Task Trace_OfASegment_ShowsThePlanThatWasRun()
    {
        var (_, trace) = await SayAsync("people in Norway who signed up in 2023");

        Assert.That(Texts(trace["course"]!["states"]), Is.EqualTo(new[] { "plan", "act", "verify", "done" }));
        Assert.That(
            trace["course"]!["plan"]!.AsArray().Select(step => (string?)step!["name"]),
            Is.EqualTo(
                new[] { "decompose", "dates", "facets", "map", "references", "size", "format", "duplicates" }
            )
        );
        var ran = trace["steps"]!.AsArray().Where(step => (string?)step!["phase"] == "act");
        Assert.That(
            ran.Select(step => (string?)step!["name"]),
            Is.EquivalentTo(
                new[] { "decompose", "dates", "facets", "map", "references", "size", "format", "duplicates" }
            ),
            "what was planned is what was run"
        );
        Assert.That((bool)trace["evaluation"]!["schemaValid"]!);
        Assert.That((double)trace["evaluation"]!["groundingRatio"]!, Is.EqualTo(1));
        Assert.That((double)trace["evaluation"]!["score"]!, Is.InRange(0.5, 0.99));
    }

    [Test]
    public async Task Trace_OfAnOpenWord_ShowsTheFindingAndTheQuestion()
    {
        var (result, trace) = await SayAsync("people in Norway who frobnicate");

        Assert.That((string?)result["action"], Is.EqualTo("clarify"));
        Assert.That(
            Texts(trace["course"]!["states"]),
            Is.EqualTo(new[] { "plan", "act", "verify", "improve", "done" })
        );
        Assert.That((string?)trace["course"]!["findings"]![0]!["check"], Is.EqualTo("coverage"));
        Assert.That((string?)trace["course"]!["repair"], Is.EqualTo("ask"));
    }

    [Test]
    public async Task Trace_OfARefusal_EndsInThePlan()
    {
        var (_, trace) = await SayAsync("write a poem about the sea");

        Assert.That(Texts(trace["course"]!["states"]), Is.EqualTo(new[] { "plan", "done" }));
    }

    [Test]
    public async Task Trace_OfAnUnknownTurn_IsRefused()
    {
        var session = await _installation.Admin.NewSessionAsync(Tenant);
        using var answer = await _installation.Admin.GetAsync(
            new Uri(session + "/turns/none/trace", UriKind.Relative)
        );

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("turn-unknown"));
    }

    private async Task<(JsonNode Result, JsonNode Trace)> SayAsync(string message)
    {
        var session = await _installation.Admin.NewSessionAsync(Tenant);
        using var answer = await _installation.Admin.SayAsync(session, message);
        var result = await answer.ReadAsync();
        var trace = await _installation.Admin.GetFromJsonAsync<JsonNode>(
            $"{session}/turns/{result["turnId"]}/trace"
        );
        Assert.That(
            trace!["steps"]!.ToJsonString(),
            Is.EqualTo(result["steps"]!.ToJsonString()),
            "what was told is what is kept"
        );
        return (result, trace);
    }

    private static string?[] Texts(JsonNode? texts) => [.. texts!.AsArray().Select(text => (string?)text)];
}
