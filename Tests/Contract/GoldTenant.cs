using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>A shared population as a tenant of an installation.</summary>
internal static class GoldTenant
{
    /// <summary>True for dialogues of one user and one session without a configuration of their own.</summary>
    public static bool IsPlain(JsonNode dialogue) =>
        dialogue["config"] is null
        && !dialogue["tags"]!.AsArray().Any(tag => (string?)tag == "memory")
        && dialogue["turns"]!
            .AsArray()
            .All(turn => turn!["user"] is null && turn["role"] is null && (int?)turn["session"] is null or 1);

    /// <summary>Members of the segment of a turn.</summary>
    public static async Task<HashSet<string>> MembersAsync(HttpClient user, string tenant, JsonNode result)
    {
        var path = $"{tenant}/segments/{result["segment"]!["segmentId"]}/members?limit=50000";
        using var answer = await user.GetAsync(new Uri(path, UriKind.Relative));
        return [.. (await answer.ReadAsync())["members"]!.AsArray().Select(member => member!.ToString())];
    }

    /// <summary>A tenant with the tables of a population; its path.</summary>
    public static async Task<string> LoadAsync(HttpClient admin, GoldPopulation population, string name)
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
