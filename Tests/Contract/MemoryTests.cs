using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>The ledger and memory, with the language engine, on a small table of orders.</summary>
public sealed class MemoryTests
{
    private static WholeInstallation _app = null!;
    private static int _tenants;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await Facade.StartOtherAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.App.DisposeAsync();

    [Test]
    public async Task Word_SettledOnce_IsNotAskedAgainUnderAnyOfItsNames()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);

        var asked = await SayAsync(user, session, "customers who bought recently");
        var same = await SayAsync(user, session, "customers who bought recently");
        var made = await SayAsync(user, session, "60 days");
        var reused = await SayAsync(user, session, "start over: customers in Bonn who bought lately");
        var elsewhere = await SayAsync(
            user,
            await user.NewSessionAsync(tenant),
            "customers who bought of late"
        );
        var view = await GetAsync(user, session);

        Assert.Multiple(() =>
        {
            Assert.That((string?)asked["action"], Is.EqualTo("clarify"));
            Assert.That((string?)same["question"]!["id"], Is.EqualTo((string?)asked["question"]!["id"]));
            Assert.That(Window(made), Is.EqualTo(("2026-04-02", "2026-06-01")));
            Assert.That(Provenances(made), Is.All.EqualTo("memory"));
            Assert.That(Window(reused), Is.EqualTo(Window(made)));
            Assert.That((string?)reused["answer"], Does.Contain("as you said about “recently”"));
            Assert.That(Window(elsewhere), Is.EqualTo(Window(made)));
            Assert.That((string?)elsewhere["remembered"]![0]!["source"], Is.EqualTo("memory"));
            var clarification = view["clarifications"]!.AsArray().Single()!;
            Assert.That((string?)clarification["key"], Is.EqualTo("dateRecency/recent"));
            Assert.That((string?)clarification["answer"], Is.EqualTo("60 days"));
            Assert.That(
                clarification["reusedBy"]!.AsArray().Select(turn => (string?)turn),
                Is.EqualTo(new[] { (string?)reused["turnId"] })
            );
        });
    }

    [TestCase("the second", "over", 100)]
    [TestCase("neither, over 70", "over", 70)]
    [TestCase("more than 90 please", "over", 90)]
    public async Task Answer_InFreeWords_IsUnderstood(string answer, string _, int amount)
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);
        var asked = await SayAsync(user, session, "customers who bought expensive things");
        Assert.That((string?)asked["action"], Is.EqualTo("clarify"), asked.ToJsonString());

        var made = await SayAsync(user, session, answer);

        Assert.That(
            (string?)made["segment"]?["logicExpression"],
            Does.Contain($"> {amount}"),
            made.ToJsonString()
        );
    }

    [Test]
    public async Task Meaning_TakenBack_MakesTheSegmentAgainAndCorrectsLedgerAndMemory()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);
        await SayAsync(user, session, "customers who bought recently");
        var first = await SayAsync(user, session, "the first one");
        var changed = await SayAsync(user, session, "only those in Bonn");

        var corrected = await SayAsync(user, session, "no, I meant 60 days");

        var view = await GetAsync(user, session);
        var memory = await GetAsync(user, tenant + "/users/ana/memory");
        Assert.Multiple(() =>
        {
            Assert.That(Window(first), Is.EqualTo(("2026-05-25", "2026-06-01")));
            Assert.That((string?)corrected["action"], Is.EqualTo("segment"));
            Assert.That(Window(corrected), Is.EqualTo(("2026-04-02", "2026-06-01")));
            Assert.That((string?)corrected["segment"]!["logicExpression"], Does.Contain("Bonn"));
            Assert.That(
                (string?)corrected["segment"]!["segmentId"],
                Is.EqualTo((string?)changed["segment"]!["segmentId"])
            );
            Assert.That(
                (string?)view["clarifications"]![0]!["takenBack"]![0]!["meaning"],
                Is.EqualTo("last 7 days")
            );
            Assert.That((string?)memory["memories"]![0]!["meaning"], Is.EqualTo("last 60 days"));
            Assert.That((string?)memory["history"]![0]!["closedBy"], Is.EqualTo("corrected"));
        });
    }

    [Test]
    public async Task Memory_InWords_IsToldExplainedChangedAndForgotten()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);

        var nothing = await SayAsync(user, session, "what do you remember about me?");
        await SayAsync(user, session, "foodies means at least 2 orders");
        await SayAsync(user, session, "from now on recent means 60 days");
        var told = await SayAsync(user, session, "what do you remember about me?");
        var explained = await SayAsync(user, session, "what does recently mean to you?");
        var forgotten = await SayAsync(user, session, "forget what I said about recent");
        var asked = await SayAsync(user, session, "customers who bought recently");
        await SayAsync(user, session, "never mind");
        await SayAsync(user, session, "forget everything");
        var memory = await GetAsync(user, tenant + "/users/ana/memory");

        Assert.Multiple(() =>
        {
            Assert.That((string?)nothing["answer"], Does.StartWith("I remember nothing"));
            Assert.That((string?)told["answer"], Does.Contain("“foodies” means “at least 2 orders”"));
            Assert.That(told["result"]!["rows"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string?)explained["answer"], Does.Contain("60 days"));
            Assert.That((string?)forgotten["answer"], Does.StartWith("Forgotten"));
            Assert.That((string?)asked["action"], Is.EqualTo("clarify"));
            Assert.That(memory["memories"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task Memory_OfAnotherUser_IsNotUsedNorShown()
    {
        var (tenant, ana) = await NewAsync();
        await SayAsync(ana, await ana.NewSessionAsync(tenant), "foodies means at least 2 orders");
        var bob = await UserAsync(tenant, "bob", "analyst");

        var said = await SayAsync(bob, await bob.NewSessionAsync(tenant), "what does foodies mean to you?");
        using var shown = await bob.GetAsync(tenant + "/users/ana/memory");

        Assert.That((string?)said["answer"], Does.Contain("You have not told me"));
        Assert.That(await shown.ProblemAsync(), Is.EqualTo((403, "forbidden", (string?)null)));
    }

    [Test]
    public async Task Word_ForEveryone_IsTheAdministratorsToSet()
    {
        var (tenant, ana) = await NewAsync();
        var chief = await UserAsync(tenant, "chief", "tenant-admin");
        const string words = "for everyone, regulars means at least 3 orders";

        var refused = await SayAsync(ana, await ana.NewSessionAsync(tenant), words);
        await SayAsync(chief, await chief.NewSessionAsync(tenant), words);
        var used = await SayAsync(ana, await ana.NewSessionAsync(tenant), "regulars in Bonn");

        Assert.Multiple(() =>
        {
            Assert.That((string?)refused["rejection"]!["code"], Is.EqualTo("forbidden"));
            Assert.That((string?)refused["rejection"]!["message"], Does.Contain("administrator"));
            Assert.That((string?)used["segment"]?["logicExpression"], Does.Contain(">= 3"));
            Assert.That(Provenances(used), Does.Contain("preference"));
        });
    }

    [Test]
    public async Task Memory_OverHttp_IsSetCorrectedShownWithHistoryAndForgotten()
    {
        var (tenant, user) = await NewAsync();
        var path = tenant + "/users/ana/memory";

        using var set = await user.PutAsJsonAsync(path, new { term = "Big Spenders", meaning = "over 100" });
        var id = (string)(await set.ReadAsync())["memoryId"]!;
        using var corrected = await user.PutAsJsonAsync($"{path}/{id}", new { meaning = "over 60" });
        var newId = (string)(await corrected.ReadAsync())["memoryId"]!;
        var item = await GetAsync(user, $"{path}/{newId}");
        var used = await SayAsync(user, await user.NewSessionAsync(tenant), "high-value customers");
        using var forgotten = await user.DeleteAsync($"{path}/{newId}");
        using var gone = await user.GetAsync($"{path}/{newId}");
        using var wrong = await user.PutAsJsonAsync(path, new { term = "", meaning = "over 100" });
        using var empty = await user.PutAsJsonAsync(path, new { term = "vip", meaning = " " });
        using var unknown = await user.PutAsJsonAsync($"{path}/nothing", new { meaning = "over 60" });

        Assert.That((int)forgotten.StatusCode, Is.EqualTo(200));
        Assert.That((string?)item["memory"]!["meaning"], Is.EqualTo("over 60"));
        Assert.That((string?)item["history"]![0]!["meaning"], Is.EqualTo("over 100"));
        Assert.That((string?)used["segment"]!["logicExpression"], Does.Contain("> 60"));
        Assert.That(await gone.ProblemAsync(), Is.EqualTo((404, "memory-unknown", "memoryId")));
        Assert.That(await wrong.ProblemAsync(), Is.EqualTo((400, "term-invalid", "term")));
        Assert.That(await empty.ProblemAsync(), Is.EqualTo((400, "meaning-invalid", "meaning")));
        Assert.That(await unknown.ProblemAsync(), Is.EqualTo((404, "memory-unknown", "memoryId")));
    }

    [Test]
    public async Task Memory_OfLongAgo_IsOfferedFirstInsteadOfUsed()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);
        await SayAsync(user, session, "customers who bought recently", "2024-06-01T09:00:00Z");
        await SayAsync(user, session, "100 days", "2024-06-01T09:00:00Z");

        var asked = await SayAsync(user, await user.NewSessionAsync(tenant), "customers who bought recently");

        Assert.That((string?)asked["action"], Is.EqualTo("clarify"), asked.ToJsonString());
        Assert.That((string?)asked["question"]!["options"]![0]!["text"], Is.EqualTo("last 100 days"));
        Assert.That((string?)asked["question"]!["text"], Does.Contain("Some time ago you said"));
    }

    [Test]
    public async Task Memory_OfDataThatIsGone_IsNotUsedAndSaysSo()
    {
        var (tenant, user) = await NewAsync();
        await SayAsync(user, await user.NewSessionAsync(tenant), "loyal means a level of gold");
        await LoadAsync(tenant, "customers", "customer_id,city\n1,Bonn\n2,Rome\n3,Bonn\n4,Rome\n");

        var asked = await SayAsync(user, await user.NewSessionAsync(tenant), "loyal customers in Bonn");

        Assert.That((string?)asked["action"], Is.EqualTo("clarify"), asked.ToJsonString());
        Assert.That((string?)asked["question"]!["text"], Does.Contain("the data it speaks of is gone"));
    }

    /// <summary>Seed §12, example 1, word for word.</summary>
    [Test]
    public async Task Example_12_1_RecentHighValueCustomers_IsNeverAskedAgain()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);

        var recent = await SayAsync(user, session, "Create a segment of recent high-value customers");
        var value = await SayAsync(user, session, "30 days");
        var made = await SayAsync(user, session, "over 50");
        var again = await SayAsync(user, session, "start over: recent buyers in Bonn");
        var view = await GetAsync(user, session);

        Assert.Multiple(() =>
        {
            Assert.That((string?)recent["question"]!["about"], Is.EqualTo("recent"));
            Assert.That((string?)value["question"]!["about"], Is.EqualTo("high value"));
            Assert.That((string?)made["action"], Is.EqualTo("segment"), made.ToJsonString());
            Assert.That(Window(again), Is.EqualTo(("2026-05-02", "2026-06-01")), again.ToJsonString());
            Assert.That(
                view["clarifications"]!.AsArray().Select(asked => (string?)asked!["key"]),
                Is.EqualTo(new[] { "dateRecency/recent", "threshold/high-value" })
            );
        });
    }

    /// <summary>Seed §12, example 3, word for word: weeks 1, 3 and 6.</summary>
    [Test]
    public async Task Example_12_3_WhatWasAnsweredInWeekOne_HoldsInWeeksThreeAndSix()
    {
        var (tenant, user) = await NewAsync(
            """
            {"namedPeriods": {"holiday": {"start": "11-01", "end": "01-01"}}, "fiscalYearStartMonth": 2, "fiscalYearNamedBy": "start",
             "skillOverrides": {"date-resolution": {"conventions": "fiscal-quarters"}}}
            """
        );

        var week1 = await user.NewSessionAsync(tenant);
        var asked = await SayAsync(
            user,
            week1,
            "segment customers who spent a lot last holiday",
            "2026-01-12T09:00:00Z"
        );
        var first = await SayAsync(
            user,
            week1,
            "More than $200 in a single transaction",
            "2026-01-12T09:00:00Z"
        );
        var third = await SayAsync(
            user,
            await user.NewSessionAsync(tenant),
            "create a segment of high-value fall shoppers",
            "2026-01-26T09:00:00Z"
        );
        var sixth = await SayAsync(
            user,
            await user.NewSessionAsync(tenant),
            "target our biggest spenders this quarter",
            "2026-02-16T09:00:00Z"
        );
        var memory = await GetAsync(user, tenant + "/users/ana/memory");

        Assert.Multiple(() =>
        {
            Assert.That((string?)asked["action"], Is.EqualTo("clarify"));
            Assert.That((string?)asked["question"]!["about"], Is.EqualTo("spent a lot"));
            Assert.That(Window(first), Is.EqualTo(("2025-11-01", "2026-01-01")), first.ToJsonString());
            Assert.That(Window(third), Is.EqualTo(("2025-09-01", "2025-12-01")), third.ToJsonString());
            Assert.That(Window(sixth), Is.EqualTo(("2026-02-01", "2026-05-01")), sixth.ToJsonString());
            foreach (var turn in new[] { first, third, sixth })
            {
                Assert.That((string?)turn["action"], Is.EqualTo("segment"));
                Assert.That(
                    (string?)turn["segment"]!["logicExpression"],
                    Does.Contain("orders.amount > 200")
                );
                Assert.That(Provenances(turn), Is.All.EqualTo("memory"));
            }

            Assert.That(
                (string?)third["answer"],
                Does.Contain("“More than $200 in a single transaction”, as you told me")
            );
            Assert.That(
                (string?)sixth["answer"],
                Does.Contain("as you told me about “spent a lot” on 12 January 2026")
            );
            var kept = memory["memories"]!.AsArray().Single()!;
            Assert.That((string?)kept["key"], Is.EqualTo("threshold/high-value"));
            Assert.That((int)kept["count"]!, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Segment_OfThePast_IsFoundAgainByMeaning()
    {
        var (tenant, user) = await NewAsync();
        var session = await user.NewSessionAsync(tenant);
        await SayAsync(user, session, "customers in Bonn who have not ordered in the last 30 days");
        await SayAsync(user, session, "start over: customers in Rome who spent over 50");
        var later = await user.NewSessionAsync(tenant);

        var found = await SayAsync(user, later, "a segment like the one I made for lapsed customers in Bonn");
        var none = await SayAsync(user, later, "start over: like the one I made for left-handed pilots");

        Assert.Multiple(() =>
        {
            Assert.That(
                (string?)found["segment"]?["logicExpression"],
                Does.Contain("Bonn"),
                found.ToJsonString()
            );
            Assert.That(Provenances(found), Is.All.EqualTo("memory"));
            Assert.That((string?)found["answer"], Does.StartWith("This is like your segment"));
            Assert.That(
                (string?)none["question"]?["text"],
                Does.Contain("left-handed pilots"),
                none.ToJsonString()
            );
        });
    }

    [Test]
    public async Task Knowledge_AnswersWithCitations_AndWhatIsStaleOrUnownedIsNamedAndNotUsed()
    {
        var (tenant, ana) = await NewAsync("""{"vocabulary": {"regulars": "at least 3 orders"}}""");
        var chief = await UserAsync(tenant, "chief", "tenant-admin");
        var path = tenant + "/knowledge";
        await AddAsync(
            new
            {
                id = "lapsed",
                title = "Lapsed customers",
                content = "A customer is lapsed when there was no order in the last 180 days.\n\nLapsed customers get a mail.",
                owner = "retention",
                freshnessDate = "2026-05-01",
            }
        );
        await AddAsync(
            new
            {
                title = "Churn score",
                content = "The churn score goes from 0 to 100.",
                owner = "data",
                freshnessDate = "2024-01-01",
                maxAgeDays = 90,
            }
        );
        await AddAsync(
            new
            {
                title = "Golden hour",
                content = "The golden hour is the first hour of a sale.",
                freshnessDate = "2026-05-01",
            }
        );
        var (other, bob) = await NewAsync();
        var session = await ana.NewSessionAsync(tenant);

        var lapsed = await SayAsync(ana, session, "what does lapsed mean here?");
        var stale = await SayAsync(ana, session, "what is meant by churn score?");
        var unowned = await SayAsync(ana, session, "what does golden hour mean?");
        var shared = await SayAsync(ana, session, "what does regulars mean here?");
        var columns = await SayAsync(ana, session, "which columns tell me about city?");
        var number = await SayAsync(ana, session, "what is the number of customers in Bonn?");
        var elsewhere = await SayAsync(bob, await bob.NewSessionAsync(other), "what does lapsed mean here?");
        using var listed = await ana.GetAsync(path);
        using var wrong = await chief.PostAsJsonAsync(path, new { title = "x", content = "" });
        using var removed = await chief.DeleteAsync(path + "/lapsed");
        using var gone = await chief.DeleteAsync(path + "/lapsed");

        Assert.That(
            (string?)lapsed["answer"],
            Does.StartWith("A customer is lapsed when").And.Contain("[1]")
        );
        Assert.That((string?)lapsed["citations"]![0]!["id"], Is.EqualTo("lapsed"));
        Assert.That((string?)lapsed["citations"]![0]!["owner"], Is.EqualTo("retention"));
        Assert.That(
            (string?)stale["answer"],
            Does.Contain("last verified on 1 January 2024").And.Not.Contain("0 to 100")
        );
        Assert.That(stale["citations"], Is.Null);
        Assert.That((string?)unowned["answer"], Does.Contain("nobody owns it"));
        Assert.That((string?)shared["citations"]![0]!["kind"], Is.EqualTo("vocabulary"));
        Assert.That((string?)columns["citations"]![0]!["id"], Is.EqualTo("customers.city"));
        Assert.That((string?)number["answer"], Does.StartWith("2 "), "the engine reads it");
        Assert.That((string?)elsewhere["answer"], Does.StartWith("I know of nothing"));
        Assert.That((await listed.ProblemAsync()).Status, Is.EqualTo(403));
        Assert.That(await wrong.ProblemAsync(), Is.EqualTo((400, "document-invalid", "content")));
        Assert.That((int)removed.StatusCode, Is.EqualTo(200));
        Assert.That((await gone.ProblemAsync()).Code, Is.EqualTo("document-unknown"));

        async Task AddAsync(object document)
        {
            using var added = await chief.PostAsJsonAsync(path, document);
            Assert.That((int)added.StatusCode, Is.EqualTo(201), await added.Content.ReadAsStringAsync());
        }
    }

    [Test]
    public async Task Prompt_HasTheSameStaticPartInEveryTenant_AndShowsWhatIsTheirs()
    {
        var (tenant, ana) = await NewAsync("""{"vocabulary": {"regulars": "at least 3 orders"}}""");
        var (other, _) = await NewAsync();
        await SayAsync(ana, await ana.NewSessionAsync(tenant), "foodies means at least 2 orders");

        var one = await GetAsync(_app.Admin, tenant + "/prompt?userId=ana");
        var two = await GetAsync(_app.Admin, other + "/prompt");
        using var refused = await ana.GetAsync(tenant + "/prompt");

        Assert.Multiple(() =>
        {
            Assert.That((string?)one["static"], Is.EqualTo((string?)two["static"]));
            Assert.That((string?)one["text"], Does.StartWith((string)one["static"]!));
            Assert.That((string?)one["text"], Does.Contain("foodies").And.Contain("regulars"));
            Assert.That((string?)two["text"], Does.Not.Contain("foodies").And.Not.Contain("regulars"));
            Assert.That((int)refused.StatusCode, Is.EqualTo(403));
        });
    }

    private static (string?, string?) Window(JsonNode turn) =>
        turn["segment"]?["expression"] is { } tree
        && Conditions(tree)
            .Select(condition => condition["window"])
            .FirstOrDefault(window => window is not null)
            is { } found
            ? ((string?)found["start"], (string?)found["end"])
            : (null, null);

    private static IEnumerable<string?> Provenances(JsonNode turn) =>
        Conditions(turn["segment"]!["expression"]!).Select(condition => (string?)condition["provenance"]);

    private static IEnumerable<JsonNode> Conditions(JsonNode node) =>
        node["children"] is JsonArray children ? children.SelectMany(child => Conditions(child!)) : [node];

    private static async Task<(string Tenant, HttpClient User)> NewAsync(string config = "{}")
    {
        var id = "memory-" + Interlocked.Increment(ref _tenants);
        using var created = await _app.Admin.PostAsJsonAsync(
            "/v1/tenants",
            new
            {
                tenantId = id,
                name = id,
                config = JsonNode.Parse(config),
            }
        );
        await created.ReadAsync();
        var tenant = "/v1/tenants/" + id;
        await LoadAsync(
            tenant,
            "customers",
            "customer_id,city,level\n1,Bonn,gold\n2,Rome,silver\n3,Bonn,silver\n4,Rome,gold\n"
        );
        await LoadAsync(
            tenant,
            "orders",
            """
            order_id,customer_id,order_date,amount
            1,1,2026-05-30,120.00
            2,1,2026-05-01,80.00
            3,1,2026-03-20,20.00
            4,2,2026-04-20,60.00
            5,2,2025-11-20,300.00
            6,3,2026-02-01,95.00
            7,4,2025-10-05,40.00
            """
        );
        return (tenant, await UserAsync(tenant, "ana", "analyst"));
    }

    private static async Task<HttpClient> UserAsync(string tenant, string userId, string role)
    {
        using var added = await _app.Admin.PostAsJsonAsync(tenant + "/users", new { userId, role });
        return _app.Client((string)(await added.ReadAsync())["apiKey"]!);
    }

    private static async Task LoadAsync(string tenant, string table, string csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(table), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", table + ".csv" },
        };
        using var loaded = await _app.Admin.PostAsync(tenant + "/tables", form);
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
    }

    private static async Task<JsonNode> SayAsync(
        HttpClient user,
        string session,
        string message,
        string referenceTime = "2026-06-01T09:00:00Z"
    )
    {
        using var answer = await user.PostAsJsonAsync(session + "/turns", new { message, referenceTime });
        return await answer.ReadAsync();
    }

    private static async Task<JsonNode> GetAsync(HttpClient user, string path)
    {
        using var answer = await user.GetAsync(path);
        return await answer.ReadAsync();
    }
}
