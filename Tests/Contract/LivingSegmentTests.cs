using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Cli;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Segments that change, refer to each other and are compared: over HTTP and the command line, with the language engine and real tables.</summary>
public sealed class LivingSegmentTests
{
    private static readonly string[] Cities = ["Rome", "Oslo", "Bonn"];
    private static readonly string[] Plans = ["Gold", "Basic"];
    private WholeInstallation _app = null!;
    private string _tenant = "";
    private HttpClient _ana = null!;
    private string[] _connection = [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await Facade.StartOtherAsync();
        (_tenant, _ana, _connection) = await NewTenantAsync("living");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ana.Dispose();
        await _app.App.DisposeAsync();
    }

    [Test]
    public async Task Versions_Compared_SayWhatChangedAndWhoMovedWhy()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        var id = await MakeAsync(session, "people from Rome aged over 30");
        await SayAsync(session, "only those with the Gold plan");
        await SayAsync(session, "make it over 40");

        var narrowed = await GetAsync($"/segments/{id}/versions/diff?from=1&to=2&limit=100");
        var changed = await GetAsync($"/segments/{id}/versions/diff?limit=100");
        var back = await GetAsync($"/segments/{id}/versions/diff?from=3&to=1&limit=100");

        Assert.That(Texts(narrowed["changes"]!, "kind"), Is.EqualTo(new[] { "added" }));
        Assert.That((string?)narrowed["changes"]![0]!["text"], Does.Contain("Gold"));
        Assert.That(Texts(changed["changes"]!, "kind"), Is.EqualTo(new[] { "changed" }));
        Assert.That((string?)changed["changes"]![0]!["before"], Does.Contain("30"));

        var old = People().Where(one => one.City == "Rome" && one.Age > 30).ToList();
        var gold = old.Where(one => one.Plan == "Gold").ToList();
        var now = gold.Where(one => one.Age > 40).ToList();
        AssertPeople(narrowed["people"]!, old, gold);
        AssertPeople(changed["people"]!, gold, now);
        AssertPeople(back["people"]!, now, old);
        Assert.That(
            narrowed["people"]!["members"]!.AsArray().Select(member => Because(member!)),
            Is.All.EqualTo("added False plan is Gold")
        );
        Assert.That(
            changed["people"]!["members"]!.AsArray().Select(member => Because(member!)),
            Is.All.EqualTo("added False age is more than 40 years")
        );
        Assert.That(
            back["people"]!["members"]!.AsArray().Select(member => Because(member!)),
            Is.EqualTo(
                old.Except(now)
                    .Select(one =>
                        string.Join(
                            "; ",
                            new[]
                            {
                                one.Age > 40 ? null : "removed False age is more than 40 years",
                                one.Plan == "Gold" ? null : "removed False plan is Gold",
                            }.OfType<string>()
                        )
                    )
            )
        );
        Assert.That(
            back["people"]!["causes"]!.AsArray().Sum(cause => (int)cause!["count"]!),
            Is.EqualTo(old.Count - now.Count)
        );
        var page = await GetAsync($"/segments/{id}/versions/diff?from=1&to=2&limit=2");
        var next = await GetAsync(
            $"/segments/{id}/versions/diff?from=1&to=2&limit=2&after={page["people"]!["next"]}"
        );
        Assert.That(
            page["people"]!["members"]!
                .AsArray()
                .Concat(next["people"]!["members"]!.AsArray())
                .Select(member => (string?)member!["key"]),
            Is.EqualTo(
                narrowed["people"]!["members"]!.AsArray().Take(4).Select(member => (string?)member!["key"])
            )
        );
    }

    [Test]
    public async Task Version_BeforeTheLast_ComesBackAsAVersionOfItsOwn()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        var id = await MakeAsync(session, "people from Oslo");
        await SayAsync(session, "only those aged over 50");
        using var reverted = await _ana.PostAsJsonAsync(
            $"{_tenant}/segments/{id}/versions/1:restore",
            new { }
        );
        var now = await reverted.ReadAsync();
        var versions = (await GetAsync($"/segments/{id}/versions"))["versions"]!.AsArray();
        using var unknown = await _ana.PostAsJsonAsync(
            $"{_tenant}/segments/{id}/versions/9:restore",
            new { }
        );

        Assert.That((int)now["version"]!, Is.EqualTo(3));
        Assert.That((string?)now["query"], Is.EqualTo("people from Oslo"));
        Assert.That(versions.Select(version => (int)version!["version"]!), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(
            versions[2]!["expression"]!.ToJsonString(),
            Is.EqualTo(versions[0]!["expression"]!.ToJsonString())
        );
        Assert.That(
            await MembersAsync(id),
            Is.EqualTo(People().Where(one => one.City == "Oslo").Select(one => one.Id))
        );
        Assert.That((await unknown.ProblemAsync()).Code, Is.EqualTo("version-unknown"));
        var cli = await RunAsync("revert", id, "2", "--json");
        Assert.That((int)cli.Json["version"]!, Is.EqualTo(4), cli.Error);
    }

    [Test]
    public async Task Segments_ThatOverlap_AreCounted()
    {
        var left = await MakeAsync(await _ana.NewSessionAsync(_tenant), "people from Bonn");
        var right = await MakeAsync(await _ana.NewSessionAsync(_tenant), "people aged over 45");

        var overlap = await GetAsync($"/segments/{left}/overlap?with={right}");
        using var unknown = await _ana.GetAsync(
            new Uri($"{_tenant}/segments/{left}/overlap?with=none", UriKind.Relative)
        );
        var cli = await RunAsync("overlap", left, right);

        var (a, b) = (People().Count(one => one.City == "Bonn"), People().Count(one => one.Age > 45));
        var both = People().Count(one => one.City == "Bonn" && one.Age > 45);
        Assert.That((int)overlap["left"]!["count"]!, Is.EqualTo(a));
        Assert.That((int)overlap["right"]!["count"]!, Is.EqualTo(b));
        Assert.That((int)overlap["both"]!, Is.EqualTo(both));
        Assert.That((int)overlap["onlyLeft"]!, Is.EqualTo(a - both));
        Assert.That((int)overlap["onlyRight"]!, Is.EqualTo(b - both));
        Assert.That((int)overlap["either"]!, Is.EqualTo(a + b - both));
        Assert.That((double)overlap["jaccard"]!, Is.EqualTo(both / (double)(a + b - both)).Within(0.0001));
        Assert.That((await unknown.ProblemAsync()).Code, Is.EqualTo("segment-unknown"));
        Assert.That(cli.Output, Does.Contain("only the second"));
    }

    [Test]
    public async Task Segment_ThatOthersUse_IsNotDeletedUnasked_AndIsNotMadeFromItself()
    {
        var (tenant, ana, connection) = await NewTenantAsync("used");
        using var client = ana;
        var session = await ana.NewSessionAsync(tenant);
        var elders = await MakeAsync(session, "people aged over 50", ana);
        await SayAsync(session, "rename it to silver circle", ana);
        var other = await ana.NewSessionAsync(tenant);
        var roman = await MakeAsync(other, "people in silver circle from Rome", ana);
        await SayAsync(other, "rename it to roman silver", ana);
        var third = await MakeAsync(
            await ana.NewSessionAsync(tenant),
            "people in roman silver with the Gold plan",
            ana
        );

        var uses = await (
            await ana.GetAsync(new Uri($"{tenant}/segments/{elders}/used-by", UriKind.Relative))
        ).ReadAsync();
        using var refused = await ana.DeleteAsync(new Uri($"{tenant}/segments/{elders}", UriKind.Relative));
        var circular = await SayAsync(session, "only those in roman silver", ana);
        var cli = await Smartseg.RunAsync(["used-by", elders, .. connection]);

        Assert.That(
            uses["usedBy"]!.AsArray().Select(use => ((string?)use!["segmentId"], (bool)use["direct"]!)),
            Is.EqualTo(new[] { (roman, true), (third, false) })
        );
        Assert.That((await refused.ProblemAsync()).Code, Is.EqualTo("segment-in-use"));
        Assert.That((int)refused.StatusCode, Is.EqualTo(409));
        Assert.That((string?)circular["question"]!["text"], Does.Contain("from itself"));
        Assert.That(cli.Output, Does.Contain("roman silver").And.Contain("through others"));
        using var confirmed = await ana.DeleteAsync(
            new Uri($"{tenant}/segments/{elders}?confirm=true", UriKind.Relative)
        );
        Assert.That((int)confirmed.StatusCode, Is.EqualTo(200));
        using var gone = await ana.GetAsync(new Uri($"{tenant}/segments/{roman}/members", UriKind.Relative));
        Assert.That((await gone.ProblemAsync()).Code, Is.EqualTo("segment-unknown"));
    }

    [Test]
    public async Task Duplicates_AreToldBeforeTheyAreMade_AndStandInNobodysWay()
    {
        var (tenant, ana, connection) = await NewTenantAsync("doubles");
        using var client = ana;
        var first = await SayAsync(await ana.NewSessionAsync(tenant), "people from Rome aged over 30", ana);
        var id = (string)first["segment"]!["segmentId"]!;
        var again = await SayAsync(await ana.NewSessionAsync(tenant), "aged over 30 from Rome", ana);
        var nearly = await SayAsync(await ana.NewSessionAsync(tenant), "people from Rome aged over 31", ana);
        var other = await SayAsync(await ana.NewSessionAsync(tenant), "people from Oslo", ana);
        var session = await ana.NewSessionAsync(tenant);
        await SayAsync(session, "people from Rome", ana);
        var changed = await SayAsync(session, "only those aged over 30", ana);

        Assert.That(first["notices"], Is.Null);
        Assert.That((string?)changed["notices"]?[0]?["code"], Is.EqualTo("segment-duplicate"));
        var notice = again["notices"]![0]!;
        Assert.That((string?)again["action"], Is.EqualTo("segment"), again.ToJsonString());
        Assert.That((string?)notice["code"], Is.EqualTo("segment-duplicate"));
        Assert.That((string?)notice["segmentId"], Is.EqualTo(id));
        Assert.That((string?)notice["message"], Does.Contain("same conditions"));
        var (a, b) = (Count("Rome", 30), Count("Rome", 31));
        Assert.That(b / (double)a, Is.InRange(0.9, 1), "of the test's people");
        Assert.That(
            (string?)nearly["notices"]![0]!["code"],
            Is.AnyOf("segment-near-duplicate", "segment-duplicate")
        );
        Assert.That((double)nearly["notices"]![0]!["similarity"]!, Is.EqualTo(b / (double)a).Within(0.0001));
        Assert.That(other["notices"], Is.Null);

        using var answer = await ana.GetAsync(
            new Uri($"{tenant}/segments/{id}/duplicates", UriKind.Relative)
        );
        var found = (await answer.ReadAsync())["duplicates"]!.AsArray();
        Assert.That(found, Has.Count.EqualTo(3));
        Assert.That((bool)found[0]!["sameConditions"]!, Is.True);
        var cli = await Smartseg.RunAsync(["duplicates", id, .. connection]);
        Assert.That(cli.Output, Does.Contain("same conditions"));
    }

    [Test]
    public async Task Frozen_Members_StayWhenTheDataChange_AndAnswerEverywhere()
    {
        var (tenant, ana, connection) = await NewTenantAsync("frozen");
        using var client = ana;
        var session = await ana.NewSessionAsync(tenant);
        var id = await MakeAsync(session, "people from Rome aged over 30", ana);
        await SayAsync(session, "rename it to early romans", ana);
        var before = People().Where(one => one.City == "Rome" && one.Age > 30).Select(one => one.Id).ToList();

        var frozen = await Smartseg.RunAsync(["freeze", id, "--json", .. connection]);
        await LoadAsync(
            tenant,
            People().Where((_, place) => place % 4 < 2).Select(one => one with { Age = 20 })
        );
        var inside = await MakeAsync(
            await ana.NewSessionAsync(tenant),
            "early romans with the Gold plan",
            ana
        );

        Assert.That((int)frozen.Json["frozen"]!["count"]!, Is.EqualTo(before.Count), frozen.Error);
        Assert.That(await KeysAsync(ana, $"{tenant}/segments/{id}/members"), Is.EqualTo(before));
        var paged = await KeysAsync(ana, $"{tenant}/segments/{id}/members?limit=3&after={before[1]}");
        Assert.That(paged, Is.EqualTo(before.Skip(2).Take(3)));
        var shown = await ReadAsync(ana, $"{tenant}/segments/{id}");
        Assert.That((int)shown["estimatedSize"]!["count"]!, Is.EqualTo(before.Count));
        var sql = (string?)(await ReadAsync(ana, $"{tenant}/segments/{id}/sql"))["sql"];
        Assert.That(
            before,
            Is.All.Matches<string>(key => sql!.Contains($"'{key}'", StringComparison.Ordinal))
        );
        var explained = await ReadAsync(ana, $"{tenant}/segments/{id}/explain");
        Assert.That((int)explained["count"]!, Is.EqualTo(before.Count));
        var kept = People().Where((one, place) => place % 4 < 2).Select(one => one.Id).ToHashSet();
        var why = await ReadAsync(ana, $"{tenant}/segments/{id}/why?key={before.First(kept.Contains)}");
        Assert.That((bool)why["isMember"]!, Is.True);
        Assert.That((string?)why["frozenAt"], Is.Not.Null);
        var gold = People()
            .Where((one, place) => place % 4 < 2 && one.Plan == "Gold" && before.Contains(one.Id));
        Assert.That(
            await KeysAsync(ana, $"{tenant}/segments/{inside}/members"),
            Is.EqualTo(gold.Select(one => one.Id))
        );
        Assert.That(
            (string?)(await ReadAsync(ana, $"{tenant}/segments/{inside}/sql?dialect=postgres"))["sql"],
            Does.Contain($"'{before[0]}'")
        );

        using var thawed = await ana.DeleteAsync(
            new Uri($"{tenant}/segments/{id}/snapshot", UriKind.Relative)
        );
        Assert.That((await thawed.ReadAsync())["frozen"], Is.Null);
        Assert.That(await KeysAsync(ana, $"{tenant}/segments/{id}/members"), Is.Empty);
    }

    [Test]
    public async Task Why_ShowsEveryConditionWithTheMembersOwnValue()
    {
        var id = await MakeAsync(
            await _ana.NewSessionAsync(_tenant),
            "people aged over 30 who are from Rome or have the Gold plan"
        );
        var one = People().First(person => person.City == "Rome" && person.Age > 30 && person.Plan != "Gold");
        var out_ = People().First(person => person.City == "Rome" && person.Age <= 30);

        var why = await GetAsync($"/segments/{id}/why?key={one.Id}");
        var not = await GetAsync($"/segments/{id}/why?key={out_.Id}");
        var cli = await RunAsync("why", id, one.Id);

        Assert.That((bool)why["isMember"]!, Is.True);
        Assert.That((bool)not["isMember"]!, Is.False);
        var leaves = Leaves(why["steps"]!.AsArray())
            .ToDictionary(
                leaf => ((string)leaf["text"]!).Split(' ')[0],
                leaf => ((bool)leaf["holds"]!, (string?)leaf["value"])
            );
        Assert.That(leaves["age"], Is.EqualTo((true, $"{one.Age}")));
        Assert.That(leaves["city"], Is.EqualTo((true, "Rome")));
        Assert.That(leaves["plan"], Is.EqualTo((false, "Basic")));
        Assert.That(
            why["steps"]!.AsArray().Select(step => (string?)step!["op"]).OfType<string>(),
            Is.EqualTo(new[] { "or" })
        );
        Assert.That(
            Leaves(not["steps"]!.AsArray())
                .Where(leaf => !(bool)leaf["holds"]!)
                .Select(leaf => (string?)leaf["value"]),
            Does.Contain($"{out_.Age}")
        );
        Assert.That(cli.Output, Does.Contain("ANY OF").And.Contain("theirs: Basic"));
    }

    [Test]
    public async Task Dialogue_SpeaksOfChangesReasonsOverlapAndFreezing()
    {
        var (tenant, ana, _) = await NewTenantAsync("spoken");
        using var client = ana;
        var session = await ana.NewSessionAsync(tenant);
        var id = await MakeAsync(session, "people from Rome aged over 30", ana);
        await SayAsync(session, "rename it to early romans", ana);
        await SayAsync(session, "only those with the Gold plan", ana);
        var changed = await SayAsync(session, "what changed?", ana);
        var why = await SayAsync(session, "why is m01 in it?", ana);
        var frozen = await SayAsync(session, "freeze it", ana);
        var shown = await ReadAsync(ana, $"{tenant}/segments/{id}");
        await SayAsync(session, "thaw it", ana);
        var thawed = await ReadAsync(ana, $"{tenant}/segments/{id}");
        var other = await ana.NewSessionAsync(tenant);
        await MakeAsync(other, "early romans aged over 50", ana);
        await SayAsync(other, "rename it to grey romans", ana);
        var overlap = await SayAsync(other, "how much do early romans and grey romans overlap?", ana);
        var asked = await SayAsync(session, "delete early romans", ana);
        var kept = await SayAsync(session, "no", ana);
        await SayAsync(session, "delete early romans", ana);
        var deleted = await SayAsync(session, "yes", ana);

        var gone =
            Count("Rome", 30) - People().Count(one => one is { City: "Rome", Age: > 30, Plan: "Gold" });
        Assert.That((string?)changed["answer"], Does.Contain($"{gone} out").And.Contain("Gold"));
        var one = People()[0];
        Assert.That((string?)why["answer"], Does.Contain("m01 is not in").And.Contain(one.City));
        Assert.That((string?)frozen["answer"], Does.Contain("Frozen"));
        Assert.That(shown["frozen"], Is.Not.Null);
        Assert.That(thawed["frozen"], Is.Null);
        Assert.That((string?)overlap["answer"], Does.Contain("are in both “early romans”"));
        Assert.That((string?)asked["action"], Is.EqualTo("clarify"));
        Assert.That((string?)asked["question"]!["text"], Does.Contain("grey romans"));
        Assert.That((string?)kept["answer"], Is.EqualTo("Kept."));
        Assert.That((string?)deleted["answer"], Does.StartWith("Deleted"));
        using var now = await ana.GetAsync(new Uri($"{tenant}/segments/{id}", UriKind.Relative));
        Assert.That((int)now.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Replay_OfASegment_IsTheSameToTheByte_HereAndElsewhere()
    {
        var (tenant, ana, connection) = await NewTenantAsync("replayed");
        using var client = ana;
        using var configured = await _app.Admin.PutAsJsonAsync(
            tenant + "/config",
            new { vocabulary = new { veterans = "aged over 45" } }
        );
        var session = await ana.NewSessionAsync(tenant);
        using var said = await ana.PostAsJsonAsync(
            session + "/turns",
            new { message = "veterans from Rome", referenceTime = "2024-05-06T07:08:09Z" }
        );
        var id = (string)(await said.ReadAsync())["segment"]!["segmentId"]!;
        await SayAsync(session, "only those with the Gold plan", ana);
        using var changed = await _app.Admin.PutAsJsonAsync(
            tenant + "/config",
            new { vocabulary = new { veterans = "aged over 60" } }
        );

        using var first = await ana.PostAsJsonAsync($"{tenant}/segments/{id}/replay?version=1", new { });
        using var second = await ana.PostAsJsonAsync($"{tenant}/segments/{id}/replay", new { });
        Assert.That(
            (bool)(await first.ReadAsync())["same"]!,
            Is.True,
            (await first.ReadAsync()).ToJsonString()
        );
        var report = await second.ReadAsync();
        Assert.That((bool)report["same"]!, Is.True, report.ToJsonString());
        Assert.That((string?)report["words"], Is.EqualTo("only those with the Gold plan"));
        Assert.That((bool)report["sameData"]!, Is.True);
        Assert.That((int)report["replayedCount"]!, Is.EqualTo((int)report["recordedCount"]!));

        // Another machine: another installation with the same file loaded.
        var folder = Directory.CreateTempSubdirectory("smartseg-replay-").FullName;
        var file = Path.Combine(folder, "reading.json");
        var exported = await Smartseg.RunAsync([
            "replay",
            id,
            "--version-number",
            "1",
            "--export",
            file,
            .. connection,
        ]);
        Assert.That(exported.ExitCode, Is.Zero, exported.Error);
        var rows = Path.Combine(folder, "people.csv");
        await File.WriteAllTextAsync(rows, Table(People()));
        var data = Path.Combine(folder, "data");
        Assert.That((await Smartseg.RunAsync("import", rows, "--data", data)).ExitCode, Is.Zero);
        var elsewhere = await Smartseg.RunAsync("replay", file, "--data", data, "--json");
        Assert.That(elsewhere.ExitCode, Is.Zero, elsewhere.Output + elsewhere.Error);
        Assert.That((bool)elsewhere.Json["sameData"]!, Is.True);
        Assert.That(
            (string?)elsewhere.Json["replayedHash"],
            Is.EqualTo((string?)elsewhere.Json["recordedHash"])
        );
        Assert.That((string?)elsewhere.Json["clock"], Does.StartWith("2024-05-06T07:08:09"));

        var forged = (await File.ReadAllTextAsync(file)).Replace(
            "over 45",
            "over 44",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(file, forged);
        var differs = await Smartseg.RunAsync("replay", file, "--data", data);
        Assert.That(differs.ExitCode, Is.EqualTo(5), differs.Output + differs.Error);
        Assert.That(differs.Output, Does.Contain("Differs").And.Contain("44").And.Contain("45"));
        await File.WriteAllTextAsync(file, "{}");
        var wrong = await Smartseg.RunAsync("replay", file, "--data", data);
        Assert.That(wrong.Error, Does.Contain("replay-invalid"));
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<JsonNode> Leaves(JsonArray steps) =>
        steps.SelectMany(step =>
            step!["children"]!.AsArray() is { Count: > 0 } children ? Leaves(children) : [step]
        );

    private static int Count(string city, int age) =>
        People().Count(one => one.City == city && one.Age > age);

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ReadAsync();
    }

    private static async Task<IEnumerable<string?>> KeysAsync(HttpClient client, string path) =>
        (await ReadAsync(client, path))["members"]!.AsArray().Select(key => (string?)key);

    private static void AssertPeople(JsonNode people, List<Person> before, List<Person> after)
    {
        Assert.That((int)people["before"]!, Is.EqualTo(before.Count));
        Assert.That((int)people["after"]!, Is.EqualTo(after.Count));
        Assert.That((int)people["kept"]!, Is.EqualTo(before.Intersect(after).Count()));
        Assert.That((int)people["in"]!, Is.EqualTo(after.Except(before).Count()));
        Assert.That((int)people["out"]!, Is.EqualTo(before.Except(after).Count()));
        Assert.That(
            people["members"]!.AsArray().Select(member => (string?)member!["key"]),
            Is.EquivalentTo(before.Union(after).Except(before.Intersect(after)).Select(one => one.Id))
        );
    }

    private static string Because(JsonNode member) =>
        string.Join(
            "; ",
            member["because"]!
                .AsArray()
                .Select(cause => $"{cause!["change"]} {(bool)cause["holds"]!} {cause["text"]}")
        );

    private static IEnumerable<string?> Texts(JsonNode list, string name) =>
        list.AsArray().Select(item => (string?)item![name]);

    private static List<Person> People() =>
        [
            .. Enumerable
                .Range(1, 60)
                .Select(number => new Person(
                    $"m{number:00}",
                    Cities[number % 3],
                    Plans[number % 2],
                    18 + (number * 7 % 50)
                )),
        ];

    private async Task<(string Tenant, HttpClient User, string[] Connection)> NewTenantAsync(string id)
    {
        var tenant = "/v1/tenants/" + id;
        var admin = _app.Admin;
        using var created = await admin.PostAsJsonAsync("/v1/tenants", new { tenantId = id, name = id });
        created.EnsureSuccessStatusCode();
        await LoadAsync(tenant, People());
        using var added = await admin.PostAsJsonAsync(
            tenant + "/users",
            new { userId = "ana", role = "analyst" }
        );
        var key = (string)(await added.ReadAsync())["apiKey"]!;
        var client = _app.Client(key);
        return (tenant, client, ["--url", client.BaseAddress!.ToString(), "--key", key]);
    }

    private static string Table(IEnumerable<Person> people)
    {
        var rows = new StringBuilder("id,city,plan,age\n");
        foreach (var one in people)
        {
            rows.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{one.Id},{one.City},{one.Plan},{one.Age}"
            );
        }

        return rows.ToString();
    }

    private async Task LoadAsync(string tenant, IEnumerable<Person> people)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("people"), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Table(people))), "file", "people.csv" },
        };
        using var loaded = await _app.Admin.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
    }

    private async Task<string> MakeAsync(string session, string sentence, HttpClient? client = null)
    {
        var result = await SayAsync(session, sentence, client);
        Assert.That((string?)result["action"], Is.EqualTo("segment"), result.ToJsonString());
        return (string)result["segment"]!["segmentId"]!;
    }

    private async Task<JsonNode> SayAsync(string session, string sentence, HttpClient? client = null)
    {
        using var answer = await (client ?? _ana).SayAsync(session, sentence);
        return await answer.ReadAsync();
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _ana.GetAsync(new Uri(_tenant + path, UriKind.Relative));
        return await answer.ReadAsync();
    }

    private async Task<IEnumerable<string?>> MembersAsync(string id) =>
        (await GetAsync($"/segments/{id}/members"))["members"]!.AsArray().Select(key => (string?)key);

    private Task<Smartseg> RunAsync(params string[] args) => Smartseg.RunAsync([.. args, .. _connection]);

    private sealed record Person(string Id, string City, string Plan, int Age);
}
