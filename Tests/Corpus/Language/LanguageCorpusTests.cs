using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;

namespace SmartSegmentation.Tests.Corpus.Language;

/// <summary>Sentences over populations that the engine was not made for, through the HTTP API.</summary>
public sealed partial class LanguageCorpusTests
{
    private const string Key = "language-corpus";
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-corpus-").FullName;
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder, AdminKey = Key },
            builder => builder.Logging.ClearProviders()
        );
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(LanguageCorpus), nameof(LanguageCorpus.Names))]
    public async Task Sentences_OverAPopulation_SelectThePeopleMeant(string name)
    {
        var corpus = LanguageCorpus.Read(name);
        var tenant = await LoadAsync(corpus);
        var (right, wrong) = (0, 0);
        var lost = new List<string>();
        foreach (var dialogue in corpus.Cases)
        {
            var session = await PostAsync(tenant + "/sessions", new { });
            foreach (var turn in dialogue)
            {
                var result = await PostAsync(
                    $"{tenant}/sessions/{session["sessionId"]}/turns",
                    new { message = turn.Say, referenceTime = corpus.ReferenceTime }
                );
                var action = result["action"]!.GetValue<string>();
                var good = await IsRightAsync(tenant, turn, action, result);
                right += good ? 1 : 0;
                var silent = !good && (action is "segment" or "answer");
                wrong += silent ? 1 : 0;
                if (silent && turn.Reached.Length == 0)
                {
                    lost.Add($"{turn.Say} → {result["segment"]?["logicExpression"] ?? result["answer"]}");
                }
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lost, Is.Empty, "right before, and now wrong without a question");
            Assert.That(right, Is.GreaterThanOrEqualTo(corpus.Floor.Right), "turns right");
            Assert.That(wrong, Is.LessThanOrEqualTo(corpus.Floor.Wrong), "turns silently wrong");
        }
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

    private async Task<string> LoadAsync(LanguageCorpus corpus)
    {
        await PostAsync("/v1/tenants", new { tenantId = corpus.Population, name = corpus.Population });
        var tenant = "/v1/tenants/" + corpus.Population;
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

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
