using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Tests.Cli;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>A skill changes what the next turn does, through its gate, without a build and without a restart.</summary>
public sealed class SkillApiTests
{
    private const string Key = "skill-tests";
    private const string Question = "What makes a big spender?";
    private const string OtherQuestion = "Who counts as a big spender?";
    private const string VagueWords = "references/vague-words.yaml";
    private const string Suite = "evals/turns.yaml";
    private string _folder = "";
    private WebApplication _app = null!;
    private HttpClient _admin = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-skills-").FullName;
        await RunAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task NewVersion_ChangesTheNextTurnAndComesBackAtOnce()
    {
        await LoadAsync("shop");
        await LoadAsync("other");
        Assert.That(Text(await SayAsync("shop", "big spenders")), Is.EqualTo(Question));

        await PutAsync(
            "/v1/tenants/other/config",
            """{"skillOverrides": {"clarification": {"most-options": 1}}}"""
        );
        await AddAsync(
            "1.1.0",
            File(VagueWords).Replace(Question, OtherQuestion),
            File(Suite).Replace(Question, OtherQuestion)
        );
        Assert.That(
            Text(await SayAsync("shop", "big spenders")),
            Is.EqualTo(Question),
            "a draft changes nothing"
        );
        Assert.That(
            await CodeAsync("/v1/skills/clarification/versions/1.1.0:promote"),
            Is.EqualTo((409, "skill-not-evaluated"))
        );

        var evaluation = await PostAsync("/v1/skills/clarification/versions/1.1.0:evaluate");
        Assert.That(evaluation["verdict"]!.GetValue<string>(), Is.EqualTo("pass"), evaluation.ToJsonString());
        await PostAsync("/v1/skills/clarification/versions/1.1.0:promote");

        var turn = await SayAsync("shop", "big spenders");
        Assert.That(Text(turn), Is.EqualTo(OtherQuestion));
        Assert.That(
            turn["skills"]!.ToJsonString(),
            Does.Contain("""{"skillId":"clarification","version":"1.1.0"}""")
        );
        Assert.That(turn["question"]!["options"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(
            (await SayAsync("other", "big spenders"))["question"]!["options"]!.AsArray(),
            Has.Count.EqualTo(1),
            "the overlay holds for its tenant"
        );

        // Words that are asked about are gone: the suite sees it.
        var poorer = string.Join(
            '\n',
            File(VagueWords)
                .Split('\n')
                .Where(line =>
                    !line.Contains("loyal", StringComparison.Ordinal)
                    && !line.Contains("dormant", StringComparison.Ordinal)
                )
        );
        await AddAsync(
            "1.2.0",
            poorer.Replace(Question, OtherQuestion),
            File(Suite).Replace(Question, OtherQuestion)
        );
        var worse = await PostAsync("/v1/skills/clarification/versions/1.2.0:evaluate");
        Assert.That(worse["verdict"]!.GetValue<string>(), Is.EqualTo("fail"), worse.ToJsonString());
        Assert.That(
            await CodeAsync("/v1/skills/clarification/versions/1.2.0:promote"),
            Is.EqualTo((409, "skill-gate-failed"))
        );
        Assert.That(
            await CodeAsync(
                "/v1/skills/clarification/versions/1.2.0:promote",
                """{"override": true, "reason": "I insist."}"""
            ),
            Is.EqualTo((409, "skill-gate-failed"))
        );
        Assert.That(Text(await SayAsync("shop", "big spenders")), Is.EqualTo(OtherQuestion));

        await RestartAsync();
        Assert.That(
            Text(await SayAsync("shop", "big spenders")),
            Is.EqualTo(OtherQuestion),
            "a live version survives a restart"
        );

        await PostAsync(
            "/v1/skills/clarification/versions/1.0.0:rollback",
            """{"reason": "The old one reads better."}"""
        );
        Assert.That(Text(await SayAsync("shop", "big spenders")), Is.EqualTo(Question));

        var skill = await GetAsync("/v1/skills/clarification");
        Assert.That(
            skill["history"]!
                .AsArray()
                .Select(decision => $"{decision!["action"]} {decision["version"]} {decision["by"]}"),
            Is.EqualTo([
                "shipped 1.0.0 installation",
                "added 1.1.0 platform-admin",
                "refused 1.1.0 platform-admin",
                "evaluated 1.1.0 platform-admin",
                "promoted 1.1.0 platform-admin",
                "added 1.2.0 platform-admin",
                "evaluated 1.2.0 platform-admin",
                "refused 1.2.0 platform-admin",
                "refused 1.2.0 platform-admin",
                "rolledBack 1.0.0 platform-admin",
            ])
        );
    }

    [Test]
    public async Task NewLexicon_IsReadByTheNextTurn()
    {
        await LoadAsync("shop");
        Assert.That(
            (await SayAsync("shop", "bouncers in Texas"))["action"]!.GetValue<string>(),
            Is.EqualTo("clarify")
        );

        var thesaurus = SkillFolder
            .Installed.Text("facet-mapping", "thesaurus.yaml")
            .Replace(
                "entity-words: [customer,",
                "entity-words: [bouncer, customer,",
                StringComparison.Ordinal
            );
        await PostAsync(
            "/v1/skills/facet-mapping/versions",
            Json(
                new
                {
                    version = "1.1.0",
                    from = "1.0.0",
                    files = new Dictionary<string, string> { ["thesaurus.yaml"] = thesaurus },
                }
            ),
            201
        );
        Assert.That(
            (await PostAsync("/v1/skills/facet-mapping/versions/1.1.0:evaluate"))[
                "verdict"
            ]!.GetValue<string>(),
            Is.EqualTo("pass")
        );
        await PostAsync("/v1/skills/facet-mapping/versions/1.1.0:promote");

        var turn = await SayAsync("shop", "bouncers in Texas");
        Assert.That(
            turn["segment"]?["estimatedSize"]!["count"]!.GetValue<int>(),
            Is.EqualTo(8),
            turn.ToJsonString()
        );
        await RollBackAndReplayAsync(turn["segment"]!["segmentId"]!.GetValue<string>());
    }

    /// <summary>The words were read with a version that is live no more, here, and nowhere elsewhere.</summary>
    private async Task RollBackAndReplayAsync(string segment)
    {
        await PostAsync("/v1/skills/facet-mapping/versions/1.0.0:rollback");
        var here = await PostAsync($"/v1/tenants/shop/segments/{segment}/replay");
        AssertDifference(here, usedRecorded: true);

        var exported = await GetAsync($"/v1/tenants/shop/segments/{segment}/replay");
        var elsewhere = Path.Combine(_folder, "elsewhere");
        foreach (var table in (string[])["customers", "orders"])
        {
            var rows = Path.Combine(_folder, table + ".csv");
            await System.IO.File.WriteAllTextAsync(
                rows,
                SkillFolder.Installed.Text("segment-creation", $"evals/shop/{table}.csv")
            );
            Assert.That((await Smartseg.RunAsync("import", rows, "--data", elsewhere)).ExitCode, Is.Zero);
        }

        var file = Path.Combine(_folder, "reading.json");
        await System.IO.File.WriteAllTextAsync(file, exported.ToJsonString());
        var carried = await Smartseg.RunAsync("replay", file, "--data", elsewhere, "--json");
        Assert.That(carried.ExitCode, Is.Zero, carried.Output + carried.Error);
        AssertDifference(carried.Json, usedRecorded: true);

        await AssertForeignSkillsAreTheirsWhoDecideAsync(exported.DeepClone());
        exported["skillFiles"] = null;
        await System.IO.File.WriteAllTextAsync(file, exported.ToJsonString());
        var without = await Smartseg.RunAsync("replay", file, "--data", elsewhere);
        Assert.That(without.ExitCode, Is.EqualTo(5), without.Output + without.Error);
        Assert.That(
            without.Output.ReplaceLineEndings(" "),
            Does.Contain("facet-mapping/thesaurus.yaml (1.1.0 recorded, 1.0.0 now)")
        );
    }

    /// <summary>Refusals come from skills: only who decides about skills may read with such as never were live here.</summary>
    private async Task AssertForeignSkillsAreTheirsWhoDecideAsync(JsonNode bundle)
    {
        var carried = bundle["skillFiles"]!.AsArray().Single(one => (string?)one!["id"] == "facet-mapping")!;
        carried["files"]!["thesaurus.yaml"] = carried["files"]!["thesaurus.yaml"] + "\n# Never here.\n";
        var entry = bundle["skillSet"]!["skills"]!
            .AsArray()
            .Single(one => (string?)one!["skillId"] == "facet-mapping")!;
        entry["digest"] = SkillDigest.Of(
            System.Text.Json.JsonSerializer.Deserialize<SkillBundle>(
                carried.ToJsonString(),
                StateSerializer.Options
            )!
        );
        using var added = await _admin.PostAsJsonAsync(
            "/v1/tenants/shop/users",
            new { userId = "bea", role = "tenant-admin" }
        );
        using var bea = Client((await added.ReadAsync())["apiKey"]!.GetValue<string>());
        foreach (var (who, used) in new[] { (bea, false), (_admin, true) })
        {
            using var answer = await who.PostAsync(
                new Uri("/v1/tenants/shop/replays", UriKind.Relative),
                Body(bundle.ToJsonString())
            );
            var report = await answer.ReadAsync();
            Assert.That((bool)report["skillSet"]!["usedRecorded"]!, Is.EqualTo(used), report.ToJsonString());
        }
    }

    private static void AssertDifference(JsonNode report, bool usedRecorded)
    {
        Assert.That((bool)report["same"]!, Is.True, report.ToJsonString());
        var skills = report["skillSet"]!;
        Assert.That((bool)skills["usedRecorded"]!, Is.EqualTo(usedRecorded));
        Assert.That(
            $"{skills["difference"]!["skillId"]} {skills["difference"]!["file"]} {skills["difference"]!["recordedVersion"]} {skills["difference"]!["nowVersion"]}",
            Is.EqualTo("facet-mapping thesaurus.yaml 1.1.0 1.0.0")
        );
        Assert.That(
            report["skills"]!.ToJsonString(),
            Is.EqualTo("""[{"skillId":"facet-mapping","recorded":"1.1.0","replayed":"1.0.0"}]""")
        );
    }

    [Test]
    public async Task Promotion_IsSeenByEverySiloAtOnce()
    {
        // What a silo holds is held by this service; two of them stand for two silos.
        var grains = _app.Services.GetRequiredService<IGrainFactory>();
        var archive = _app.Services.GetRequiredService<SkillSetArchive>();
        LiveSkills[] silos = [new(grains, archive), new(grains, archive)];
        Assert.That(await VersionsAsync(silos), Is.EqualTo(["1.0.0", "1.0.0"]));

        await PostAsync(
            "/v1/skills/explanation/versions",
            Json(new { version = "1.0.1", from = "1.0.0" }),
            201
        );
        await PostAsync("/v1/skills/explanation/versions/1.0.1:evaluate");
        await PostAsync("/v1/skills/explanation/versions/1.0.1:promote");
        Assert.That(await VersionsAsync(silos), Is.EqualTo(["1.0.1", "1.0.1"]));

        await PostAsync("/v1/skills/explanation/versions/1.0.0:rollback");
        Assert.That(await VersionsAsync(silos), Is.EqualTo(["1.0.0", "1.0.0"]));
    }

    private static async Task<List<string>> VersionsAsync(IEnumerable<LiveSkills> silos)
    {
        List<string> versions = [];
        foreach (var silo in silos)
        {
            versions.Add((await silo.GetAsync()).VersionOf("explanation"));
        }

        return versions;
    }

    [TestCase(
        "references/questions.yaml",
        "meaning: \"What is {word}?\"",
        "references/questions.yaml: meaning: {word} cannot be filled."
    )]
    [TestCase(
        "references/limits.yaml",
        "most-options: 3",
        "references/limits.yaml has no member common-word-rank"
    )]
    [TestCase("references/limits.yaml", "most-options: [", "references/limits.yaml, line 2")]
    [TestCase("SKILL.md", "no front matter", "skills/clarification/SKILL.md")]
    public async Task BrokenVersion_NamesFileAndMember(string path, string text, string told)
    {
        var answer = await _admin.PostAsync(
            new Uri("/v1/skills/clarification/versions", UriKind.Relative),
            Body(
                Json(
                    new
                    {
                        version = "1.1.0",
                        from = "1.0.0",
                        files = new Dictionary<string, string> { [path] = text },
                    }
                )
            )
        );
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.That(
            ((int)answer.StatusCode, problem["code"]!.GetValue<string>()),
            Is.EqualTo((400, "skill-invalid"))
        );
        Assert.That(problem["detail"]!.GetValue<string>(), Does.Contain(told));
    }

    [Test]
    public async Task Requests_AreHeldToRolesNumbersAndDeclarations()
    {
        await LoadAsync("shop");
        using var added = await _admin.PostAsJsonAsync(
            "/v1/tenants/shop/users",
            new { userId = "ana", role = "tenant-admin" }
        );
        using var ana = Client((await added.ReadAsync())["apiKey"]!.GetValue<string>());
        using var listed = await ana.GetAsync(new Uri("/v1/skills", UriKind.Relative));
        using var promoted = await ana.PostAsync(
            new Uri("/v1/skills/safety/versions/1.0.0:promote", UriKind.Relative),
            Body("{}")
        );
        using var lower = await _admin.PostAsync(
            new Uri("/v1/skills/safety/versions", UriKind.Relative),
            Body(Json(new { version = "0.9.0", from = "1.0.0" }))
        );
        using var refused = await ana.PutAsync(
            new Uri("/v1/tenants/shop/config", UriKind.Relative),
            Body("""{"skillOverrides": {"safety": {"scope": "anything"}}}""")
        );
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Multiple(async () =>
        {
            Assert.That((await listed.ReadAsync())["skills"]!.AsArray(), Has.Count.EqualTo(15));
            Assert.That((int)promoted.StatusCode, Is.EqualTo(403));
            Assert.That((await lower.ProblemAsync()).Code, Is.EqualTo("skill-version-not-higher"));
            Assert.That(
                (problem["code"]!.GetValue<string>(), problem["member"]!.GetValue<string>()),
                Is.EqualTo(("config-invalid", "skillOverrides.safety.scope"))
            );
            Assert.That(
                await CodeAsync("/v1/skills/safety/versions/9.0.0:evaluate"),
                Is.EqualTo((404, "skill-version-unknown"))
            );
            Assert.That(
                await CodeAsync("/v1/skills/nothing/versions/1.0.0:promote"),
                Is.EqualTo((404, "skill-unknown"))
            );
            Assert.That(await CodeAsync("/v1/skills/safety/versions/1.0.0:rollback"), Is.EqualTo((200, "")));
        });
    }

    private static string File(string path) => SkillFolder.Installed.Text("clarification", path);

    private static string Text(JsonNode turn) =>
        turn["question"]?["text"]?.GetValue<string>() ?? turn.ToJsonString();

    private static string Json(object body) => System.Text.Json.JsonSerializer.Serialize(body);

    private static StringContent Body(string json) =>
        new(json, System.Text.Encoding.UTF8, "application/json");

    private async Task RunAsync()
    {
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder, AdminKey = Key },
            builder => builder.Logging.ClearProviders().AddProvider(new HostLog())
        );
        await _app.StartAsync();
        _admin = Client(Key);
    }

    private async Task RestartAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
        await RunAsync();
    }

    private HttpClient Client(string key) =>
        new()
        {
            BaseAddress = new Uri(_app.Urls.First()),
            Timeout = TimeSpan.FromMinutes(5),
            DefaultRequestHeaders = { Authorization = new("Bearer", key) },
        };

    private async Task AddAsync(string version, string words, string suite) =>
        await PostAsync(
            "/v1/skills/clarification/versions",
            Json(
                new
                {
                    version,
                    from = "1.0.0",
                    files = new Dictionary<string, string> { [VagueWords] = words, [Suite] = suite },
                }
            ),
            201
        );

    private async Task LoadAsync(string tenant)
    {
        using var created = await _admin.PostAsJsonAsync(
            "/v1/tenants",
            new { tenantId = tenant, name = tenant }
        );
        foreach (var table in (string[])["customers", "orders"])
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(table), "name" },
                {
                    new StringContent(
                        SkillFolder.Installed.Text("segment-creation", $"evals/shop/{table}.csv")
                    ),
                    "file",
                    table + ".csv"
                },
            };
            using var loaded = await _admin.PostAsync(
                new Uri($"/v1/tenants/{tenant}/tables", UriKind.Relative),
                form
            );
            Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
        }
    }

    private async Task<JsonNode> SayAsync(string tenant, string message)
    {
        var session = (await PostAsync($"/v1/tenants/{tenant}/sessions", "{}", 201))[
            "sessionId"
        ]!.GetValue<string>();
        return await PostAsync(
            $"/v1/tenants/{tenant}/sessions/{session}/turns",
            Json(new { message, referenceTime = "2026-07-01T12:00:00Z" })
        );
    }

    private async Task<JsonNode> PostAsync(string path, string json = "{}", int status = 200)
    {
        using var answer = await _admin.PostAsync(new Uri(path, UriKind.Relative), Body(json));
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _admin.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ReadAsync();
    }

    private async Task PutAsync(string path, string json)
    {
        using var answer = await _admin.PutAsync(new Uri(path, UriKind.Relative), Body(json));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, string Code)> CodeAsync(string path, string json = "{}")
    {
        using var answer = await _admin.PostAsync(new Uri(path, UriKind.Relative), Body(json));
        return (
            (int)answer.StatusCode,
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]?.GetValue<string>() ?? ""
        );
    }
}
