using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Tests.Contract;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Language;

/// <summary>An installation that the sentences of the corpora are said to, through the HTTP API.</summary>
internal sealed partial class CorpusInstallation : IAsyncDisposable
{
    private const string Key = "language-corpus";
    private readonly string _folder = Directory.CreateTempSubdirectory("smartseg-corpus-").FullName;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private CorpusInstallation()
    {
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder, AdminKey = Key },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TurnRunner>();
                builder.Services.AddSingleton<ITurnRunner>(services => new SignRecorder(
                    services.GetRequiredService<TurnRunner>()
                ));
            }
        );
        _client = new HttpClient
        {
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
        };
    }

    /// <summary>For clients of one's own.</summary>
    public WholeInstallation Whole => new(_app, Key);

    /// <summary>A running one.</summary>
    public static async Task<CorpusInstallation> StartAsync()
    {
        var made = new CorpusInstallation();
        await made._app.StartAsync();
        made._client.BaseAddress = new Uri(made._app.Urls.First());
        return made;
    }

    /// <summary>What comes of every turn of a corpus.</summary>
    public async Task<IReadOnlyList<CorpusResult>> RunAsync(LanguageCorpus corpus)
    {
        var tenant = await LoadAsync(corpus);
        var results = new List<CorpusResult>();
        foreach (var dialogue in corpus.Cases)
        {
            var session = (await PostAsync(tenant + "/sessions", new { }))["sessionId"]!.GetValue<string>();
            foreach (var turn in dialogue)
            {
                var result = await PostAsync(
                    $"{tenant}/sessions/{session}/turns",
                    new { message = turn.Say, referenceTime = corpus.ReferenceTime }
                );
                var action = result["action"]!.GetValue<string>();
                results.Add(
                    new CorpusResult(
                        turn,
                        action,
                        await IsRightAsync(tenant, turn, action, result),
                        (string?)result["segment"]?["logicExpression"] ?? (string?)result["answer"] ?? "",
                        (double?)result["segment"]?["confidence"],
                        SignRecorder.Of(session, result["turnId"]!.GetValue<string>())
                    )
                );
            }
        }

        return results;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsRightAsync(string tenant, CorpusTurn turn, string action, JsonNode result)
    {
        if (action is "clarify" or "interpretations")
        {
            return turn.Action == "clarify";
        }

        if (turn.Action == "hypothesis")
        {
            return result["hypothesis"] is not null;
        }

        if (turn.Action == "answer")
        {
            return action == "answer" && Says(result, turn.Value);
        }

        if (turn.Action == "rejected")
        {
            return action == "rejected";
        }

        return action == "segment"
            && await MembersAsync(tenant, result["segment"]!["segmentId"]!.GetValue<string>()) is var people
            && turn.Members.Exists(people.SetEquals);
    }

    private static bool Says(JsonNode result, string value)
    {
        var said = result["answer"] + " " + result["result"]?["rows"]?.ToJsonString();
        return double.TryParse(value, CultureInfo.InvariantCulture, out var wanted)
            ? Numbers()
                .Matches(said.Replace(",", " ", StringComparison.Ordinal))
                .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))
                .Any(number => IsNear(number, wanted) || IsNear(number * 100, wanted))
                || said.Replace(",", "", StringComparison.Ordinal)
                    .Contains(wanted.ToString("0.##", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : said.Contains(value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNear(double number, double wanted) =>
        Math.Abs(number - wanted) <= Math.Max(0.005 * Math.Abs(wanted), 0.006);

    private async Task<HashSet<string>> MembersAsync(string tenant, string segment)
    {
        var page = await _client.GetFromJsonAsync<JsonNode>(
            $"{tenant}/segments/{segment}/members?limit=1000"
        );
        return [.. page!["members"]!.AsArray().Select(key => key!.ToString())];
    }

    /// <summary>The path of a new tenant with the tables of a corpus.</summary>
    public async Task<string> LoadAsync(LanguageCorpus corpus)
    {
        await PostAsync("/v1/tenants", new { tenantId = corpus.Name, name = corpus.Name });
        var tenant = "/v1/tenants/" + corpus.Name;
        foreach (var table in corpus.Tables)
        {
            using var form = new MultipartFormDataContent();
            foreach (var (field, value) in table)
            {
                form.Add(new StringContent(value), field);
            }

            var rows = await File.ReadAllBytesAsync(
                LanguageCorpus.TableFile(corpus.Population, table["name"])
            );
            form.Add(new ByteArrayContent(rows), "file", table["name"] + ".csv");
            using var loaded = await _client.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
            Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
        }

        return tenant;
    }

    /// <summary>The answer to a request that succeeds.</summary>
    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}

/// <summary>What came of a turn.</summary>
/// <param name="Turn">What was said.</param>
/// <param name="Action">What the product did.</param>
/// <param name="Right">True when it is what was meant.</param>
/// <param name="Text">The conditions or the answer.</param>
/// <param name="Confidence">Of the segment; null for none.</param>
/// <param name="Signs">What spoke against its reading; null = not known.</param>
internal sealed record CorpusResult(
    CorpusTurn Turn,
    string Action,
    bool Right,
    string Text,
    double? Confidence,
    IReadOnlyDictionary<string, double>? Signs
)
{
    /// <summary>True when something wrong came out without a question.</summary>
    public bool SilentlyWrong => !Right && (Action is "segment" or "answer");
}
