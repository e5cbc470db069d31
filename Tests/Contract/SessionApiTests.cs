using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class SessionApiTests
{
    private static IEnumerable<TestCaseData> UnreadableMessages =>
        [
            new TestCaseData("", 400, "message-empty").SetArgDisplayNames("empty"),
            new TestCaseData(" \t\r\n ", 400, "message-empty").SetArgDisplayNames("blank"),
            new TestCaseData(new string('x', 100 * 1024), 413, "message-too-long").SetArgDisplayNames(
                "100 kB"
            ),
            new TestCaseData("married\0 customers", 400, "message-not-text").SetArgDisplayNames("NUL"),
            new TestCaseData("\u0001\u0002\u0007", 400, "message-not-text").SetArgDisplayNames("controls"),
        ];

    [TestCaseSource(nameof(UnreadableMessages))]
    public async Task Message_ThatCannotBeRead_IsRefused(string message, int status, string code)
    {
        var (_, user, session) = await StartAsync();

        using var answer = await user.SayAsync(session, message);

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((status, code, "message")));
    }

    [TestCase("клиенты из Москвы who spent 200 € 顧客 😀")]
    [TestCase("' OR 1=1; DROP TABLE customers; --")]
    [TestCase("<script>alert(1)</script> {{7*7}} ${jndi:ldap://x}")]
    [TestCase("עברית and English ‮ mixed")]
    public async Task Message_OfAnyScript_ComesBackVerbatim(string message)
    {
        var (_, user, session) = await StartAsync();

        using var answer = await user.SayAsync(session, message);

        Assert.That((await answer.ReadAsync())["answer"]!.GetValue<string>(), Is.EqualTo(message));
    }

    [TestCase("not json at all")]
    [TestCase("")]
    [TestCase("[1, 2]")]
    [TestCase("""{"message": 5}""")]
    [TestCase("""{"message": "half a pair \ud83d"}""")]
    [TestCase("""{"message": "x", "referenceTime": "yesterday"}""")]
    public async Task Body_ThatIsNoMessage_IsRefused(string body)
    {
        var (_, user, session) = await StartAsync();

        using var answer = await user.PostAsync(
            session + "/turns",
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        Assert.That((await answer.ProblemAsync()).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Body_OfBytes_IsRefused()
    {
        var (_, user, session) = await StartAsync();
        using var content = new ByteArrayContent([0, 255, 254, 1, 2, 3]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await user.PostAsync(session + "/turns", content);

        Assert.That((await answer.ProblemAsync()).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Turn_SentAgain_GivesTheSameAndDoesNothingTwice()
    {
        var (tenant, user, session) = await StartAsync();

        using var first = await user.SayAsync(session, "make big spenders", "turn-1");
        using var later = await user.SayAsync(session, "hello", "turn-2");
        using var again = await user.SayAsync(session, "make big spenders", "turn-1");

        Assert.That(
            await again.Content.ReadAsStringAsync(),
            Is.EqualTo(await first.Content.ReadAsStringAsync())
        );
        Assert.That(await SegmentsAsync(user, tenant), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Turn_SentAtOnceManyTimes_HappensOnce()
    {
        var (tenant, user, session) = await StartAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => user.SayAsync(session, "make big spenders", "turn-1"))
        );

        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.That(bodies.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await SegmentsAsync(user, tenant), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task TurnId_WithAnotherMessage_IsAConflict()
    {
        var (_, user, session) = await StartAsync();
        using var first = await user.SayAsync(session, "hello", "turn-1");

        using var other = await user.SayAsync(session, "good bye", "turn-1");

        Assert.That(await other.ProblemAsync(), Is.EqualTo((409, "turn-id-reused", "turnId")));
    }

    [Test]
    public async Task Session_ShowsTurnsTaskAndClarifications()
    {
        var (_, user, session) = await StartAsync();
        using var made = await user.SayAsync(session, "make big spenders", "t1");
        using var asked = await user.SayAsync(session, "ask", "t2");
        using var answered = await user.SayAsync(session, "over 500", "t3");

        var view = (await user.GetFromJsonAsync<JsonNode>(session))!;

        Assert.That(
            view["turns"]!.AsArray().Select(turn => turn!["turnId"]!.GetValue<string>()),
            Is.EqualTo(new[] { "t1", "t2", "t3" })
        );
        Assert.That(view["taskState"]!["segment"]!["name"]!.GetValue<string>(), Is.EqualTo("big spenders"));
        Assert.That(view["clarifications"]![0]!["answer"]!.GetValue<string>(), Is.EqualTo("over 500"));
    }

    [Test]
    public async Task Turn_ThatFails_LeavesTheSessionUsable()
    {
        var (_, user, session) = await StartAsync();

        using var failed = await user.SayAsync(session, "fail", "t1");
        using var next = await user.SayAsync(session, "hello", "t1");

        Assert.That(await failed.ProblemAsync(), Is.EqualTo((500, "internal-error", (string?)null)));
        Assert.That((int)next.StatusCode, Is.EqualTo(200));
    }

    [TestCase("make x")]
    [TestCase("two")]
    public async Task Viewer_AskingForASegment_IsRejectedAndNothingIsMade(string message)
    {
        var (tenant, user, session) = await StartAsync("viewer");

        using var answer = await user.SayAsync(session, message);

        var turn = await answer.ReadAsync();
        Assert.That(turn["action"]!.GetValue<string>(), Is.EqualTo("rejected"));
        Assert.That(turn["rejection"]!["code"]!.GetValue<string>(), Is.EqualTo("forbidden"));
        Assert.That(await SegmentsAsync(user, tenant), Is.Empty);
    }

    [Test]
    public async Task Segments_BeyondTheDailyNumber_AreRejected()
    {
        var (tenant, user, session) = await StartAsync(config: """{"maxSegmentsPerDay": 2}""");
        var other = await user.NewSessionAsync(tenant);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => user.SayAsync(n % 2 == 0 ? session : other, $"make number {n}"))
        );

        var codes = new List<string?>();
        foreach (var answer in answers)
        {
            codes.Add((await answer.ReadAsync())["rejection"]?["code"]?.GetValue<string>());
        }

        Assert.That(codes.Count(code => code == "rate_limited"), Is.EqualTo(4));
        Assert.That(await SegmentsAsync(user, tenant), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Sessions_BeyondTheLimit_AreRefusedUntilOneIsClosed()
    {
        var (tenant, user, session) = await StartAsync(config: """{"maxConcurrentSessions": 1}""");

        using var second = await user.PostAsJsonAsync(tenant + "/sessions", new { });
        using var closed = await user.DeleteAsync(new Uri(session, UriKind.Relative));
        using var third = await user.PostAsJsonAsync(tenant + "/sessions", new { });
        using var late = await user.SayAsync(session, "hello");

        Assert.That((await second.ProblemAsync()).Code, Is.EqualTo("sessions-exhausted"));
        Assert.That((int)third.StatusCode, Is.EqualTo(201));
        Assert.That((await late.ProblemAsync()).Code, Is.EqualTo("session-closed"));
    }

    [Test]
    public async Task Turn_AskedForAsEvents_TellsItsStepsAndThenTheResult()
    {
        var (_, user, session) = await StartAsync();

        var events = await EventsAsync(user, session, "wait");

        Assert.That(events.Select(item => item.Name), Is.EqualTo(new[] { "step", "result" }));
        Assert.That(events[0].Data["name"]!.GetValue<string>(), Is.EqualTo("script"));
        Assert.That(events[1].Data["action"]!.GetValue<string>(), Is.EqualTo("answer"));
    }

    [Test]
    public async Task Turn_AskedForAsEventsButRefused_IsAProblem()
    {
        var (_, user, session) = await StartAsync();

        using var answer = await SendForEventsAsync(user, session, "");

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("message-empty"));
    }

    [Test]
    public async Task Memory_OfAUser_IsShownAndErased()
    {
        var (tenant, user, session) = await StartAsync();
        using var said = await user.SayAsync(session, "define recent as last 30 days");

        var memory = (await user.GetFromJsonAsync<JsonNode>(tenant + "/users/ana/memory"))!;
        using var erased = await user.DeleteAsync(new Uri(tenant + "/users/ana/memory", UriKind.Relative));
        var after = (await user.GetFromJsonAsync<JsonNode>(tenant + "/users/ana/memory"))!;

        Assert.That(memory["definitions"]![0]!["meaning"]!.GetValue<string>(), Is.EqualTo("last 30 days"));
        Assert.That(after["definitions"]!.AsArray(), Is.Empty);
    }

    private static async Task<(string Tenant, HttpClient User, string Session)> StartAsync(
        string role = "analyst",
        string? config = null
    )
    {
        var tenant = await Facade.NewTenantAsync(config is null ? null : JsonNode.Parse(config));
        var user = await Facade.NewUserAsync(tenant, role);
        return (tenant, user, await user.NewSessionAsync(tenant));
    }

    private static async Task<JsonArray> SegmentsAsync(HttpClient user, string tenant) =>
        (await user.GetFromJsonAsync<JsonNode>(tenant + "/segments"))!["segments"]!.AsArray();

    private static async Task<HttpResponseMessage> SendForEventsAsync(
        HttpClient user,
        string session,
        string message
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, session + "/turns");
        request.Content = JsonContent.Create(new { message });
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return await user.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<List<(string Name, JsonNode Data)>> EventsAsync(
        HttpClient user,
        string session,
        string message
    )
    {
        using var answer = await SendForEventsAsync(user, session, message);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        var names = lines
            .Where(line => line.StartsWith("event: ", StringComparison.Ordinal))
            .Select(line => line[7..]);
        var data = lines
            .Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => line[6..]);
        return [.. names.Zip(data.Select(text => JsonNode.Parse(text)!))];
    }
}
