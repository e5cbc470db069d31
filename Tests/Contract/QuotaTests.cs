using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Configurations with versions, and quotas that hold when many ask at once.</summary>
public sealed class QuotaTests
{
    private const int Creators = 50;
    private const int Quota = 10;

    [Test]
    public async Task Segments_MadeByManyAtOnce_AreAsManyAsAllowed()
    {
        var tenant = await Facade.NewTenantAsync(new JsonObject { ["maxSegmentsPerDay"] = Quota });
        using var user = await Facade.NewUserAsync(tenant, "analyst");
        var sessions = new List<string>();
        for (var number = 0; number < Creators; number++)
        {
            sessions.Add(await user.NewSessionAsync(tenant));
        }

        var results = await Task.WhenAll(
            sessions.Select(
                async (session, number) =>
                {
                    using var answer = await user.SayAsync(session, $"make s{number}", "turn");
                    return await answer.ReadAsync();
                }
            )
        );

        var refused = results.Where(result => (string?)result["action"] == "rejected").ToList();
        Assert.That(refused, Has.Count.EqualTo(Creators - Quota));
        Assert.That(
            refused.Select(result => (string?)result["rejection"]!["code"]),
            Has.All.EqualTo("rate_limited")
        );
        var listed = (await user.GetFromJsonAsync<JsonNode>(tenant + "/segments"))!["segments"]!;
        Assert.That(listed.AsArray(), Has.Count.EqualTo(Quota));
    }

    [Test]
    public async Task Sessions_OpenedByManyAtOnce_AreAsManyAsAllowed()
    {
        var tenant = await Facade.NewTenantAsync(new JsonObject { ["maxConcurrentSessions"] = Quota });
        using var user = await Facade.NewUserAsync(tenant, "analyst");

        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, Creators)
                .Select(async _ =>
                {
                    using var opened = await user.PostAsJsonAsync(tenant + "/sessions", new { });
                    return (int)opened.StatusCode;
                })
        );

        Assert.That(statuses.Count(status => status == 201), Is.EqualTo(Quota));
        Assert.That(statuses.Count(status => status == 429), Is.EqualTo(Creators - Quota));
    }

    [Test]
    public async Task Configuration_Changed_HasAVersionAndAHistory()
    {
        var tenant = await Facade.NewTenantAsync(new JsonObject { ["currency"] = "EUR" });
        using var bea = await Facade.NewUserAsync(tenant, "tenant-admin", "bea");
        using var changed = await bea.PutAsJsonAsync(
            tenant + "/config",
            new { currency = "GBP", version = 77 }
        );
        using var wrong = await bea.PutAsJsonAsync(tenant + "/config", new { currency = "pounds" });

        Assert.That((int)(await changed.ReadAsync())["version"]!, Is.EqualTo(2));
        Assert.That((await wrong.ProblemAsync()).Member, Is.EqualTo("currency"));
        var versions = (await bea.GetFromJsonAsync<JsonNode>(tenant + "/config/versions"))!["versions"]!;
        Assert.That(
            versions
                .AsArray()
                .Select(one =>
                    ((int)one!["version"]!, (string?)one["userId"], (string?)one["config"]!["currency"])
                ),
            Is.EqualTo(new[] { (1, "platform-admin", "EUR"), (2, "bea", "GBP") })
        );
    }
}
