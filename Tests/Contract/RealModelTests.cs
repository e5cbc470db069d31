using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>A real model of an OpenAI-compatible server, however small: what holds whatever it says.</summary>
public sealed class RealModelTests
{
    /// <summary>Base address of the server, such as <c>http://127.0.0.1:8081/v1</c>.</summary>
    private const string EndpointVariable = "SMARTSEG_TEST_MODEL";

    private static readonly string[] Sentences =
    [
        "customers in Germany",
        "customers who ordered teacakes",
        "people on the Gold plan older than 40",
        "grumbly customers on the Gold plan",
    ];

    private WholeInstallation _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var endpoint = Environment.GetEnvironmentVariable(EndpointVariable);
        if (string.IsNullOrEmpty(endpoint))
        {
            Assert.Ignore($"needs a model server, named by {EndpointVariable}");
        }

        var name = await ReadyAsync(endpoint);
        _app = await Facade.StartOtherAsync(builder =>
        {
            builder.Configuration["SMARTSEG_MODEL_ENDPOINTS"] = endpoint + "=SMARTSEG_MODEL_KEY";
            builder.Configuration["SMARTSEG_MODEL_KEY"] = Key;
        });
        await PeopleTenant.CreateAsync(_app.Admin, "/v1/tenants/plain");
        await PeopleTenant.CreateAsync(
            _app.Admin,
            "/v1/tenants/modelled",
            new
            {
                models = new
                {
                    endpoint,
                    model = name,
                    keyVariable = "SMARTSEG_MODEL_KEY",
                    timeLimitMs = 20_000,
                    tokensPerDay = 1_000_000,
                },
            }
        );
        await WarmAsync(endpoint, name);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.App.DisposeAsync();
        }
    }

    private static string Key => Environment.GetEnvironmentVariable(EndpointVariable + "_KEY") ?? "local-key";

    [Test]
    public async Task Model_AddsAtMostOneOption_AndItsUseIsCounted()
    {
        var calls = 0;
        foreach (var sentence in Sentences)
        {
            var (plain, modelled) = (await AskAsync("plain", sentence), await AskAsync("modelled", sentence));

            var (own, offered) = (Options(plain), Options(modelled));
            TestContext.Out.WriteLine($"{sentence}: {string.Join(", ", own)} → {string.Join(", ", offered)}");
            Assert.That(offered.Take(own.Count), Is.EqualTo(own), sentence);
            Assert.That(offered.Count - own.Count, Is.InRange(0, 1), sentence);
            Assert.That((string?)modelled["action"], Is.EqualTo((string?)plain["action"]), sentence);
            Assert.That(
                modelled["segment"]?["expression"]?.ToJsonString(),
                Is.EqualTo(plain["segment"]?["expression"]?.ToJsonString()),
                sentence
            );
            var usage = modelled["usage"]!;
            var asked = (string?)plain["question"]?["type"] == "unknownWord";
            Assert.That((int)usage["modelCalls"]!, Is.EqualTo(asked ? 1 : 0), sentence);
            if (asked)
            {
                Assert.That((int)usage["inputTokens"]!, Is.GreaterThan(500));
                Assert.That((int)usage["outputTokens"]!, Is.GreaterThan(0));
                calls++;
            }
        }

        var used = await _app.Admin.GetFromJsonAsync<JsonNode>("/v1/tenants/modelled/models/usage");
        TestContext.Out.WriteLine(used!.ToJsonString());
        Assert.That(calls, Is.GreaterThan(0));
        Assert.That((int)used["calls"]!, Is.EqualTo(calls));
        // A server that keeps to the schema gives no other answer than one of the choices, if it is in time.
        Assert.That(
            used["outcomes"]!.AsObject().Select(pair => pair.Key),
            Is.SubsetOf(new[] { "chosen", "none", "timeout" })
        );
    }

    private static async Task<string> ReadyAsync(string endpoint)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var models = await client.GetFromJsonAsync<JsonNode>(new Uri(endpoint + "/models"));
                return (string)models!["data"]![0]!["id"]!;
            }
            catch (HttpRequestException) when (attempt < 60)
            {
                await Task.Delay(500);
            }
        }
    }

    /// <summary>A model that runs on a processor reads a prompt of pages slowly, and the next one that begins with it at once.</summary>
    private async Task WarmAsync(string endpoint, string model)
    {
        var prompt = await _app.Admin.GetFromJsonAsync<JsonNode>("/v1/tenants/modelled/prompt");
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var read = await client.PostAsJsonAsync(
            new Uri(endpoint + "/chat/completions"),
            new
            {
                model,
                max_tokens = 1,
                messages = new[]
                {
                    new { role = "system", content = (string)prompt!["text"]! },
                    new { role = "user", content = "Hello" },
                },
            }
        );
        Assert.That(read.IsSuccessStatusCode, await read.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> AskAsync(string tenant, string message)
    {
        var session = await _app.Admin.NewSessionAsync("/v1/tenants/" + tenant);
        using var said = await _app.Admin.SayAsync(session, message);
        return await said.ReadAsync();
    }

    private static IReadOnlyList<string> Options(JsonNode turn) =>
        [.. (turn["question"]?["options"]?.AsArray() ?? []).Select(option => (string)option!["text"]!)];
}
