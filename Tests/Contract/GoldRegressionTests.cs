using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>
/// Sentences of the shared populations, sent to a whole installation: the members that come back are the members that are meant. Only turns
/// that make a segment in dialogues without a configuration of their own are counted; the floors lie a little under what is reached.
/// </summary>
public sealed class GoldRegressionTests
{
    [TestCase("telco", 0.91, 0.05)]
    [TestCase("superstore", 0.88, 0.10)]
    [TestCase("jaffle", 0.74, 0.14)]
    public async Task Population_KeepsItsShareOfRightTurns(string name, double right, double wrong)
    {
        var population = new GoldPopulation(name);
        var app = await Facade.StartOtherAsync();
        await using var stop = app.App;
        using var admin = app.Admin;
        var tenant = await LoadAsync(admin, population, name);
        var misses = new List<string>();
        var silent = 0;
        var turns = 0;
        foreach (var dialogue in population.Cases.Where(IsPlain))
        {
            var id = (string)dialogue["id"]!;
            using var added = await admin.PostAsJsonAsync(
                tenant + "/users",
                new { userId = id, role = "analyst" }
            );
            using var user = app.Client((string)(await added.ReadAsync())["apiKey"]!);
            var session = await user.NewSessionAsync(tenant);
            var number = -1;
            foreach (var turn in dialogue["turns"]!.AsArray())
            {
                number++;
                using var answer = await user.PostAsJsonAsync(
                    session + "/turns",
                    new
                    {
                        message = (string)turn!["say"]!,
                        turnId = $"{id}-{number}",
                        referenceTime = (string)(turn["referenceTime"] ?? population.Setup["referenceTime"])!,
                    }
                );
                Assert.That((int)answer.StatusCode, Is.LessThan(500), (string)turn["say"]!);
                if ((string?)turn["action"] != "segment" || !answer.IsSuccessStatusCode)
                {
                    continue;
                }

                turns++;
                var result = await answer.ReadAsync();
                var made = (string?)result["action"] == "segment";
                var members = made ? await MembersAsync(user, tenant, result) : null;
                if (
                    members is null
                    || !population.Sets($"{id}#{number}").Any(wanted => wanted.SetEquals(members))
                )
                {
                    silent += made ? 1 : 0;
                    misses.Add($"{id}#{number} {(string?)result["action"]}: {(string)turn["say"]!}");
                }
            }
        }

        var reached = 1 - ((double)misses.Count / turns);
        TestContext.Out.WriteLine(
            $"{name}: {turns} turns, right {reached:P1}, silently wrong {(double)silent / turns:P1}\n"
                + string.Join('\n', misses)
        );
        Assert.Multiple(() =>
        {
            Assert.That(reached, Is.GreaterThanOrEqualTo(right), "right");
            Assert.That((double)silent / turns, Is.LessThanOrEqualTo(wrong), "silently wrong");
        });
    }

    private static bool IsPlain(JsonNode dialogue) =>
        dialogue["config"] is null
        && !dialogue["tags"]!.AsArray().Any(tag => (string?)tag == "memory")
        && dialogue["turns"]!
            .AsArray()
            .All(turn => turn!["user"] is null && turn["role"] is null && (int?)turn["session"] is null or 1);

    private static async Task<HashSet<string>> MembersAsync(HttpClient user, string tenant, JsonNode result)
    {
        var path = $"{tenant}/segments/{result["segment"]!["segmentId"]}/members?limit=50000";
        using var answer = await user.GetAsync(new Uri(path, UriKind.Relative));
        return [.. (await answer.ReadAsync())["members"]!.AsArray().Select(member => member!.ToString())];
    }

    private static async Task<string> LoadAsync(HttpClient admin, GoldPopulation population, string name)
    {
        var tenant = "/v1/tenants/" + name;
        using var created = await admin.PostAsJsonAsync("/v1/tenants", new { tenantId = name, name });
        await created.ReadAsync();
        foreach (var table in population.Setup["tables"]!.AsArray())
        {
            using var form = new MultipartFormDataContent();
            foreach (var field in new[] { "name", "key", "timestamp", "entityKey", "role" })
            {
                if ((string?)table![field] is { } value)
                {
                    form.Add(new StringContent(value), field);
                }
            }

            if (table!["role"] is null && (string?)population.Setup["entity"] == (string?)table["name"])
            {
                form.Add(new StringContent("entity"), "role");
            }

            if (table["references"] is { } references)
            {
                form.Add(new StringContent(references.ToJsonString()), "references");
            }

            foreach (var file in table["files"]!.AsArray())
            {
                var bytes = await File.ReadAllBytesAsync(SharedData.Path("data", (string)file!));
                form.Add(new ByteArrayContent(bytes), "file", (string)file!);
            }

            using var loaded = await admin.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
            await loaded.ReadAsync();
            await WaitAsync(admin, loaded);
        }

        foreach (var derived in population.Setup["derived"]?.AsArray() ?? [])
        {
            using var made = await admin.PostAsJsonAsync(tenant + "/catalog/facets", derived);
            await made.ReadAsync();
        }

        foreach (var note in population.Setup["annotations"]?.AsArray() ?? [])
        {
            using var edited = await admin.PatchAsJsonAsync(
                $"{tenant}/catalog/facets/{Uri.EscapeDataString((string)note!["facet"]!)}",
                new
                {
                    description = (string?)note["description"],
                    synonyms = note["synonyms"],
                    valueLabels = note["values"],
                    unit = (string?)note["unit"],
                }
            );
            await edited.ReadAsync();
        }

        var config = JsonNode.Parse(await admin.GetStringAsync(tenant + "/config"))!;
        foreach (var (member, value) in population.Setup["config"]?.AsObject() ?? [])
        {
            config[member] = value?.DeepClone();
        }

        using var configured = await admin.PutAsJsonAsync(tenant + "/config", config);
        await configured.ReadAsync();
        return tenant;
    }

    private static async Task WaitAsync(HttpClient admin, HttpResponseMessage loaded)
    {
        var job = loaded.Headers.Location;
        while (job is not null && (int)loaded.StatusCode == 202)
        {
            await Task.Delay(100);
            using var state = await admin.GetAsync(job);
            var status = (string?)(await state.ReadAsync())["status"];
            Assert.That(status, Is.Not.EqualTo("failed"));
            if (status == "done")
            {
                return;
            }
        }
    }
}
