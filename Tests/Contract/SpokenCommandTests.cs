using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>What people say of saved segments, words and rights, with the language engine and real tables.</summary>
public sealed class SpokenCommandTests
{
    private static int _tenants;
    private WholeInstallation _app = null!;
    private string _tenant = "";
    private HttpClient _ana = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await Facade.StartOtherAsync();
        (_tenant, _ana) = await NewAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ana.Dispose();
        await _app.App.DisposeAsync();
    }

    [Test]
    public async Task Segment_ByItsName_IsCopiedRenamedChangedAndAskedAbout()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        var made = await SayAsync(session, "people from Germany");
        await SayAsync(session, "call it Rhinelanders");
        var narrowed = await SayAsync(session, "only those with the Gold plan");
        var other = await _ana.NewSessionAsync(_tenant);

        var copy = await SayAsync(other, "copy Rhinelanders as Second thoughts");
        var renamed = await SayAsync(other, "rename Rhinelanders to Moselle friends");
        var changed = await SayAsync(other, "make Moselle friends only those older than 40");
        var first = await SayAsync(other, "go back to version 1");
        var why = await SayAsync(other, "is m0 in Moselle friends?");
        var user = await SayAsync(other, "people in Second thoughts older than 50");
        var used = await SayAsync(other, "where is Second thoughts used?");
        var overlap = await SayAsync(other, "how much do Moselle friends and Second thoughts overlap?");
        var none = await SayAsync(other, "rename Wine aisle to Corks");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Logic(copy), Is.EqualTo(Logic(narrowed)));
            Assert.That((string?)copy["segment"]!["name"], Is.EqualTo("Second thoughts"));
            Assert.That(Id(copy), Is.Not.EqualTo(Id(made)));
            Assert.That(Id(renamed), Is.EqualTo(Id(made)));
            Assert.That((string?)changed["segment"]!["name"], Is.EqualTo("Moselle friends"));
            Assert.That(Logic(changed), Does.Contain("40").And.Contain("Gold"));
            Assert.That(Logic(first), Is.EqualTo(Logic(made)));
            Assert.That((string?)first["segment"]!["name"], Is.EqualTo("Moselle friends"), "the name stays");
            Assert.That((string?)why["answer"], Does.StartWith("m0 is in"));
            Assert.That((string?)user["action"], Is.EqualTo("segment"), user.ToJsonString());
            Assert.That((string?)used["answer"], Does.Contain((string)user["segment"]!["name"]!));
            Assert.That((string?)overlap["answer"], Does.Match("^[0-9]+ are in both").And.Not.Contain("{"));
            Assert.That((string?)none["answer"], Does.Contain("no segment named “Wine aisle”"));
            Assert.That(none["segment"], Is.Null);
        }
    }

    [Test]
    public async Task Segment_Deleted_IsBackWhenSaid_AndItsNameMayBeAnyWord()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        var made = await SayAsync(session, "people from Norway older than 60");
        await SayAsync(session, "call it Baby aisle");
        var fresh = await _ana.NewSessionAsync(_tenant);

        var deleted = await SayAsync(fresh, "delete Baby aisle");
        var restored = await SayAsync(fresh, "restore Baby aisle");
        await SayAsync(session, "delete it");
        var undone = await SayAsync(session, "undo");
        var narrowed = await SayAsync(session, "only those with the Gold plan");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)deleted["answer"], Does.StartWith("Deleted"), deleted.ToJsonString());
            Assert.That((string?)restored["answer"], Does.Contain("is back"));
            Assert.That((string?)undone["answer"], Does.Contain("is back"));
            Assert.That(Id(narrowed), Is.EqualTo(Id(made)));
        }
    }

    [Test]
    public async Task Name_ThatSentencesUseForSomethingElse_IsNotGiven()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        await SayAsync(session, "people older than 70");

        foreach (var name in new[] { "Germany", "plan", "people", "orders", new string('x', 101), "!!" })
        {
            var said = await SayAsync(session, "call it " + name);
            Assert.That(said["segment"], Is.Null, said.ToJsonString());
            Assert.That((string?)said["action"], Is.EqualTo("answer"));
        }

        var given = await SayAsync(session, "call it Grandparents");
        Assert.That((string?)given["segment"]!["name"], Is.EqualTo("Grandparents"));
        await SayAsync(session, "start over: people from Norway");
        var same = await SayAsync(session, "call it Norwegians");
        Assert.That((string?)same["segment"]?["name"], Is.EqualTo("Norwegians"), "it means the same people");
    }

    [Test]
    public async Task Name_MadeOfConditions_FollowsThem_AndOneThatWasGivenStays()
    {
        var session = await _ana.NewSessionAsync(_tenant);
        await SayAsync(session, "people from Germany");
        var changed = await SayAsync(session, "only those older than 30");
        await SayAsync(session, "call it Grown-ups");
        var further = await SayAsync(session, "make it 35");

        Assert.That((string?)changed["segment"]!["name"], Does.Contain("30"));
        Assert.That((string?)further["segment"]!["name"], Is.EqualTo("Grown-ups"));
    }

    [Test]
    public async Task Viewer_IsToldAtOnce_ThatItIsNotAllowed()
    {
        using var vic = await UserAsync(_tenant, "vic", "viewer");
        var session = await _ana.NewSessionAsync(_tenant);
        await SayAsync(session, "people from Norway aged over 20");
        await SayAsync(session, "call it Fjord fans");
        await SayAsync(session, "start over: people in Fjord fans older than 50");
        var mine = await vic.NewSessionAsync(_tenant);

        foreach (var message in new[] { "recent customers", "delete Fjord fans", "freeze Fjord fans" })
        {
            var said = await SayAsync(mine, message, vic);
            Assert.That((string?)said["rejection"]?["code"], Is.EqualTo("forbidden"), said.ToJsonString());
        }
    }

    [Test]
    public async Task Words_AreTaughtFirstThing_AndForgottenAsTheyWereTaught()
    {
        var session = await _ana.NewSessionAsync(_tenant);

        foreach (
            var message in new[]
            {
                "young means under 28",
                "big fish means total spend over 800",
                "by whales I mean spent over 200",
            }
        )
        {
            var said = await SayAsync(await _ana.NewSessionAsync(_tenant), message);
            Assert.That((string?)said["answer"], Does.StartWith("Noted"), said.ToJsonString());
        }

        await SayAsync(session, "whales from Norway");
        var tree = await SayAsync(session, "only those older than 30");
        var forgotten = await SayAsync(session, "forget whales");
        var explained = await SayAsync(session, "what does young mean to you?");
        var that = await SayAsync(session, "forget it");
        var unknown = await SayAsync(session, "forget my definition of recent");
        var everybody = await SayAsync(session, "customers means women");
        var left = await GetAsync(_ana, _tenant + "/users/ana/memory");
        var dropped = await SayAsync(session, "forget the age");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)forgotten["answer"], Is.EqualTo("Forgotten: “whales”."));
            Assert.That((string?)explained["answer"], Does.Contain("under 28"));
            Assert.That((string?)that["answer"], Is.EqualTo("Forgotten: “young”."));
            Assert.That((string?)unknown["answer"], Is.EqualTo("Nothing is remembered about “recent”."));
            Assert.That((string?)everybody["answer"], Does.Contain("all members"));
            Assert.That(
                left["memories"]!.AsArray().Select(memory => (string?)memory!["term"]),
                Is.EqualTo(new[] { "big fish" })
            );
            Assert.That(Logic(tree), Does.Contain("age"));
            Assert.That(Logic(dropped), Does.Not.Contain("age"), "a condition of the segment, no memory");
        }
    }

    [Test]
    public async Task Memory_DeletedOverHttp_IsForgottenInTheSessionThatUsesIt()
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        var session = await user.NewSessionAsync(tenant);
        using var set = await user.PutAsJsonAsync(
            tenant + "/users/ana/memory",
            new { term = "recent", meaning = "45 days" }
        );
        var id = (string)(await set.ReadAsync())["memoryId"]!;
        using var nonsense = await user.PutAsJsonAsync(
            tenant + "/users/ana/memory",
            new { term = "whales", meaning = "xyzzy plugh" }
        );

        var before = await SayAsync(session, "people who ordered recently", user);
        using var deleted = await user.DeleteAsync($"{tenant}/users/ana/memory/{id}");
        var after = await SayAsync(session, "start over: people from Norway who ordered recently", user);

        Assert.That((string?)before["action"], Is.EqualTo("segment"), before.ToJsonString());
        Assert.That((string?)after["action"], Is.EqualTo("clarify"), after.ToJsonString());
        Assert.That(await nonsense.ProblemAsync(), Is.EqualTo((400, "meaning-invalid", "meaning")));
    }

    [TestCase("""{"whales": "xyzzy plugh"}""", "vocabulary.whales")]
    [TestCase("""{"a": "b", "b": "a"}""", "vocabulary.a")]
    [TestCase("""{"customers": "people with the Gold plan"}""", "vocabulary.customers")]
    [TestCase("""{"nope": "people.nope > 5"}""", "vocabulary.nope")]
    [TestCase("""{"half": "sum(orders.amount) > 100 AND"}""", "vocabulary.half")]
    public async Task Vocabulary_ThatCannotBeRead_IsRefusedByItsName(string vocabulary, string member)
    {
        using var refused = await _app.Admin.PutAsJsonAsync(
            _tenant + "/config",
            new { vocabulary = JsonNode.Parse(vocabulary) }
        );

        Assert.That(await refused.ProblemAsync(), Is.EqualTo((400, "config-invalid", member)));
    }

    [TestCase("avg(orders.amount) < 50", "avg(orders.amount) < 50")]
    [TestCase(
        "sum(orders.amount) > 500 OR people.plan = \"Gold\"",
        "sum(orders.amount) > 500 OR plan = 'Gold'"
    )]
    [TestCase("count(orders) >= 4", "count(orders) >= 4")]
    [TestCase(
        "orders.amount > 300 AND people.country = 'Norway'",
        "count(orders) [where orders.amount > 300] >= 1 AND country = 'Norway'"
    )]
    public async Task Vocabulary_WrittenAsAnExpression_IsReadAsOne(string expression, string logic)
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        using var set = await _app.Admin.PutAsJsonAsync(
            tenant + "/config",
            new { vocabulary = new { zebras = expression } }
        );
        Assert.That((int)set.StatusCode, Is.EqualTo(200), await set.Content.ReadAsStringAsync());

        var said = await SayAsync(await user.NewSessionAsync(tenant), "zebras", user);

        Assert.That(Logic(said), Is.EqualTo(logic));
    }

    [Test]
    public async Task Facet_RestrictedLater_IsTakenFromNobodysSegment()
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        var session = await user.NewSessionAsync(tenant);
        var made = await SayAsync(session, "people with more than 500 points", user);
        await SayAsync(session, "call it Collectors", user);
        await SetAsync(
            tenant,
            new
            {
                restrictedFacets = new[] { "people.points" },
                vocabulary = new Dictionary<string, string> { ["well-off"] = "points over 900" },
            }
        );

        foreach (var part in new[] { "members", "sql", "explain", "why?key=m1" })
        {
            using var refused = await user.GetAsync($"{tenant}/segments/{Id(made)}/{part}");
            Assert.That((await refused.ProblemAsync()).Code, Is.EqualTo("facet-restricted"), part);
        }

        var why = await SayAsync(session, "why is m1 in it?", user);
        var named = await SayAsync(
            await user.NewSessionAsync(tenant),
            "people in Collectors from Norway",
            user
        );
        var word = await SayAsync(await user.NewSessionAsync(tenant), "well-off people", user);
        Assert.That((string?)why["answer"], Does.StartWith("This cannot be told"));
        Assert.That(
            (string?)named["rejection"]?["code"],
            Is.EqualTo("restricted_facet"),
            named.ToJsonString()
        );
        Assert.That((string?)word["rejection"]?["code"], Is.EqualTo("restricted_facet"), word.ToJsonString());
    }

    [Test]
    public async Task WordForEveryone_IsTakenBackByItsAdministrator()
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        using var chief = await UserAsync(tenant, "chief", "tenant-admin");
        var session = await chief.NewSessionAsync(tenant);
        await SayAsync(session, "for everyone, sleepers means no order in the last 200 days", chief);
        var mine = await user.NewSessionAsync(tenant);

        var own = await SayAsync(mine, "forget sleepers", user);
        var forbidden = await SayAsync(mine, "forget sleepers for everyone", user);
        var gone = await SayAsync(session, "forget sleepers for everyone", chief);
        var config = await GetAsync(chief, tenant + "/config");

        Assert.That((string?)own["answer"], Does.Contain("not yours to forget"));
        Assert.That((string?)forbidden["rejection"]?["code"], Is.EqualTo("forbidden"));
        Assert.That((string?)gone["answer"], Does.StartWith("Forgotten for everyone"));
        Assert.That(config["vocabulary"]!.AsObject(), Is.Empty);
    }

    [Test]
    public async Task Usual_IsReadWithTheDaysOfToday()
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        foreach (var day in new[] { "01", "02", "03" })
        {
            await SayAsync(
                await user.NewSessionAsync(tenant),
                "people from Norway who ordered in the last 90 days",
                user,
                $"2024-06-{day}T09:00:00Z"
            );
        }

        var usual = await SayAsync(
            await user.NewSessionAsync(tenant),
            "the usual",
            user,
            "2024-08-15T09:00:00Z"
        );

        Assert.That(Logic(usual), Does.Contain("[2024-05-17..2024-08-14]"), usual.ToJsonString());
    }

    [Test]
    public async Task OutputSchema_IsHeldAgainstSegments()
    {
        var (tenant, user) = await NewAsync();
        using var _ = user;
        using var wrong = await _app.Admin.PutAsJsonAsync(
            tenant + "/config",
            new { outputSchema = new { type = "nonsense" } }
        );
        await SetAsync(tenant, new { outputSchema = new { type = "object", required = new[] { "zebra" } } });
        var missing = await SayAsync(await user.NewSessionAsync(tenant), "people from Norway", user);
        await SetAsync(tenant, new { outputSchema = new { type = "object", required = new[] { "name" } } });
        var there = await SayAsync(await user.NewSessionAsync(tenant), "people from Germany", user);

        Assert.That(await wrong.ProblemAsync(), Is.EqualTo((400, "config-invalid", "outputSchema")));
        Assert.That((bool)missing["evaluation"]!["schemaValid"]!, Is.False);
        Assert.That((bool)there["evaluation"]!["schemaValid"]!, Is.True);
    }

    private static string? Logic(JsonNode turn) => (string?)turn["segment"]?["logicExpression"];

    private static string? Id(JsonNode turn) => (string?)turn["segment"]?["segmentId"];

    private async Task SetAsync(string tenant, object config)
    {
        using var set = await _app.Admin.PutAsJsonAsync(tenant + "/config", config);
        Assert.That((int)set.StatusCode, Is.EqualTo(200), await set.Content.ReadAsStringAsync());
    }

    private async Task<(string Tenant, HttpClient User)> NewAsync()
    {
        var tenant = "/v1/tenants/spoken-" + Interlocked.Increment(ref _tenants);
        await PeopleTenant.CreateAsync(_app.Admin, tenant, people: 120);
        return (tenant, await UserAsync(tenant, "ana", "analyst"));
    }

    private async Task<HttpClient> UserAsync(string tenant, string userId, string role)
    {
        using var added = await _app.Admin.PostAsJsonAsync(tenant + "/users", new { userId, role });
        return _app.Client((string)(await added.ReadAsync())["apiKey"]!);
    }

    private static async Task<JsonNode> GetAsync(HttpClient user, string path)
    {
        using var answer = await user.GetAsync(path);
        return await answer.ReadAsync();
    }

    private async Task<JsonNode> SayAsync(
        string session,
        string message,
        HttpClient? user = null,
        string referenceTime = "2026-06-01T09:00:00Z"
    )
    {
        using var answer = await (user ?? _ana).PostAsJsonAsync(
            session + "/turns",
            new { message, referenceTime }
        );
        return await answer.ReadAsync();
    }
}
