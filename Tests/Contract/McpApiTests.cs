using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>The Model Context Protocol as an assistant speaks it: JSON-RPC over HTTP.</summary>
public sealed class McpApiTests
{
    private const string Tenant = "/v1/tenants/mcp";
    private WholeInstallation _installation = null!;
    private HttpClient _ana = null!;
    private int _calls;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Facade.StartOtherAsync();
        await PeopleTenant.CreateAsync(_installation.Admin, Tenant);
        await PeopleTenant.CreateAsync(_installation.Admin, "/v1/tenants/mcp-other");
        using var added = await _installation.Admin.PostAsJsonAsync(
            Tenant + "/users",
            new { userId = "ana", role = "analyst" }
        );
        _ana = _installation.Client((string)(await added.ReadAsync())["apiKey"]!);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ana.Dispose();
        await _installation.App.DisposeAsync();
    }

    [Test]
    public async Task Initialize_TellsWhoAnswers()
    {
        var result = await SendAsync(
            _ana,
            "initialize",
            new
            {
                protocolVersion = "2025-06-18",
                capabilities = new { },
                clientInfo = new { name = "test", version = "1" },
            }
        );

        Assert.That((string?)result["result"]!["protocolVersion"], Is.EqualTo("2025-06-18"));
        Assert.That(result["result"]!["capabilities"]!["tools"], Is.Not.Null);
    }

    [Test]
    public async Task Tools_AreThoseOfTheProduct_EachDescribed()
    {
        var tools = (await SendAsync(_ana, "tools/list", new { }))["result"]!["tools"]!.AsArray();

        Assert.That(
            tools.Select(tool => (string?)tool!["name"]),
            Is.EquivalentTo(
                new[]
                {
                    "ask",
                    "resolve_dates",
                    "search_facets",
                    "estimate_size",
                    "list_segments",
                    "get_segment",
                    "members",
                }
            )
        );
        Assert.That(tools.Select(tool => (string?)tool!["description"]), Has.All.Not.Empty);
    }

    [Test]
    public async Task Conversation_OverTools_MakesReadsAndListsASegment()
    {
        var turn = await CallAsync("ask", new { message = "people in Norway on the Gold plan" });
        var segment = (string)turn["segment"]!["segmentId"]!;
        var narrowed = await CallAsync(
            "ask",
            new { message = "only those older than 40", sessionId = (string?)turn["sessionId"] }
        );
        var read = await CallAsync("get_segment", new { segmentId = segment });
        var members = await CallAsync("members", new { segmentId = segment, limit = 5 });
        var listed = await CallAsync("list_segments", new { });
        var size = await CallAsync(
            "estimate_size",
            new { definition = new { expression = turn["segment"]!["expression"] } }
        );
        var facets = await CallAsync("search_facets", new { query = "nation", topK = 3 });
        var dates = await CallAsync(
            "resolve_dates",
            new { text = "since March 2024", referenceTime = "2024-06-01T12:00:00Z" }
        );

        Assert.That((int)size["count"]!, Is.EqualTo((int)turn["segment"]!["estimatedSize"]!["count"]!));
        Assert.That((string?)narrowed["segment"]!["segmentId"], Is.EqualTo(segment));
        Assert.That((int)read["version"]!, Is.EqualTo(2));
        Assert.That(members["members"]!.AsArray(), Has.Count.EqualTo(5));
        Assert.That(
            listed["segments"]!.AsArray().Select(entry => (string?)entry!["segmentId"]),
            Does.Contain(segment)
        );
        Assert.That(facets["results"]!.AsArray(), Is.Not.Empty);
        Assert.That((string?)dates["dates"]![0]!["start"], Is.EqualTo("2024-03-01"));
    }

    [Test]
    public async Task Call_OfWhatIsNot_IsAToolErrorWithItsCode()
    {
        Assert.That(
            await ErrorAsync(_ana, "get_segment", new { segmentId = "none" }),
            Does.Contain("segment-unknown")
        );
        Assert.That(
            await ErrorAsync(_ana, "list_segments", new { tenantId = "mcp-other" }),
            Does.Contain("tenant-unknown")
        );
        Assert.That(
            await ErrorAsync(_ana, "ask", new { message = "hello", sessionId = "none" }),
            Does.Contain("session-unknown")
        );
        Assert.That(
            await ErrorAsync(_ana, "get_segment", new { segmentId = "a/b" }),
            Does.Contain("request-invalid")
        );
        Assert.That(
            await ErrorAsync(_installation.Admin, "list_segments", new { }),
            Does.Contain("tenant-id-invalid")
        );
    }

    [Test]
    public async Task Call_ByAPlatformAdministrator_NamesItsTenant()
    {
        var listed = await SendAsync(
            _installation.Admin,
            "tools/call",
            new { name = "list_segments", arguments = new { tenantId = "mcp-other" } }
        );

        Assert.That((bool?)listed["result"]!["isError"], Is.Not.True, listed.ToJsonString());
    }

    [Test]
    public async Task Call_WithoutAKey_IsRefused()
    {
        using var nobody = new HttpClient { BaseAddress = _ana.BaseAddress };
        using var answer = await PostAsync(nobody, "tools/list", new { });

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("key-missing"));
    }

    private async Task<JsonNode> CallAsync(string tool, object arguments)
    {
        var answer = await SendAsync(_ana, "tools/call", new { name = tool, arguments });
        var result = answer["result"]!;
        Assert.That((bool?)result["isError"], Is.Not.True, answer.ToJsonString());
        return JsonNode.Parse((string)result["content"]![0]!["text"]!)!;
    }

    private async Task<string> ErrorAsync(HttpClient client, string tool, object arguments)
    {
        var answer = await SendAsync(client, "tools/call", new { name = tool, arguments });
        Assert.That((bool?)answer["result"]!["isError"], Is.True, answer.ToJsonString());
        return (string)answer["result"]!["content"]![0]!["text"]!;
    }

    private async Task<JsonNode> SendAsync(HttpClient client, string method, object parameters)
    {
        using var answer = await PostAsync(client, method, parameters);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
        var data = text.Split('\n')
            .FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal));
        return JsonNode.Parse(data is null ? text : data[5..])!;
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient client, string method, object parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = JsonContent.Create(
                new
                {
                    jsonrpc = "2.0",
                    id = ++_calls,
                    method,
                    @params = parameters,
                }
            ),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await client.SendAsync(request);
    }
}
