using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>From a doubtful sentence to a person's decision, over HTTP.</summary>
public sealed class ReviewApiTests
{
    private const string Tenant = "/v1/tenants/reviewed";

    /// <summary>Frequent words that say nothing are let go, each with some of the certainty.</summary>
    private const string Doubtful =
        "people in Norway whose current world system power state issue general public family war on the Gold plan";

    private WholeInstallation _installation = null!;
    private HttpClient _admin = null!;
    private HttpClient _ana = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Facade.StartOtherAsync();
        await PeopleTenant.CreateAsync(_installation.Admin, Tenant);
        _admin = await UserAsync("bea", "tenant-admin");
        _ana = await UserAsync("ana", "analyst");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        _ana.Dispose();
        await _installation.App.DisposeAsync();
    }

    [Test]
    public async Task Review_Approved_MakesTheDraftTheSegmentOfItsSession()
    {
        var (session, draft, review) = await EscalateAsync();
        Assert.That(await StatusAsync(draft), Is.EqualTo("draft"));

        var decided = await DecideAsync(review, new { decision = "approve", comment = "that is right" });
        var again = await DecideAsync(review, new { decision = "approve" });

        Assert.That((string?)decided["status"], Is.EqualTo("approved"));
        Assert.That(again.ToJsonString(), Is.EqualTo(decided.ToJsonString()));
        Assert.That(await StatusAsync(draft), Is.EqualTo("active"));
        var view = (await _ana.GetFromJsonAsync<JsonNode>(session))!;
        Assert.That((string?)view["taskState"]!["segment"]!["segmentId"], Is.EqualTo(draft));
        Assert.That(view["turns"]!.AsArray(), Has.Count.EqualTo(2), "the decision is one turn, once");
        Assert.That((string?)view["turns"]![1]!["message"], Does.Contain("that is right"));
        var told = (await DecisionsAsync(review)).Single();
        Assert.That(
            $"{told["userId"]} {told["subject"]} {told["words"]}",
            Is.EqualTo($"bea {draft} that is right")
        );
        Assert.That((string?)told["detail"], Does.Contain("\"approved\"").And.Contain(Doubtful));
        Assert.That(
            (string?)told["reading"],
            Is.EqualTo((string?)decided["request"]!["draft"]!["logicExpression"])
        );
    }

    [Test]
    public async Task Review_Rejected_LeavesTheSessionAsItWas()
    {
        var (session, draft, review) = await EscalateAsync();

        await DecideAsync(review, new { decision = "reject" });

        Assert.That(await StatusAsync(draft), Is.EqualTo("draft"));
        var view = (await _ana.GetFromJsonAsync<JsonNode>(session))!;
        Assert.That(view["taskState"]!["segment"], Is.Null);
        using var other = await PostAsync(review, new { decision = "approve" });
        Assert.That((await other.ProblemAsync()).Code, Is.EqualTo("review-decided"));
        Assert.That(
            (string?)(await DecisionsAsync(review)).Single()["detail"],
            Does.Contain("\"rejected\""),
            "what was refused is no decision"
        );
    }

    [Test]
    public async Task Review_Corrected_ReplacesTheDraft()
    {
        var (session, draft, review) = await EscalateAsync();
        var expression = new
        {
            facetId = "people.country",
            @operator = "eq",
            values = new[] { "Germany" },
        };

        await DecideAsync(
            review,
            new { decision = "correct", corrected = new { name = "Germans", expression } }
        );

        var segment = (await _ana.GetFromJsonAsync<JsonNode>($"{Tenant}/segments/{draft}"))!;
        Assert.That((string?)segment["name"], Is.EqualTo("Germans"));
        Assert.That((int)segment["estimatedSize"]!["count"]!, Is.EqualTo(80));
        using var further = await _ana.SayAsync(session, "only those on the Gold plan");
        Assert.That((int)(await further.ReadAsync())["segment"]!["estimatedSize"]!["count"]!, Is.EqualTo(20));
    }

    [Test]
    public async Task Review_ByOthersOrWithNonsense_IsRefused()
    {
        var (_, _, review) = await EscalateAsync();
        using var ana = await _ana.PostAsJsonAsync(
            $"{Tenant}/reviews/{review}",
            new { decision = "approve" }
        );
        using var nonsense = await PostAsync(review, new { decision = "perhaps" });
        using var facet = await PostAsync(
            review,
            new
            {
                decision = "correct",
                corrected = new { expression = new { facetId = "people.nothing", @operator = "exists" } },
            }
        );
        using var unknown = await PostAsync("none", new { decision = "approve" });
        using var status = await _admin.GetAsync(new Uri(Tenant + "/reviews?status=lost", UriKind.Relative));

        Assert.That((await ana.ProblemAsync()).Code, Is.EqualTo("forbidden"));
        Assert.That((await nonsense.ProblemAsync()).Code, Is.EqualTo("decision-invalid"));
        Assert.That((await facet.ProblemAsync()).Code, Is.EqualTo("facet-unknown"));
        Assert.That((await unknown.ProblemAsync()).Code, Is.EqualTo("review-unknown"));
        Assert.That((await status.ProblemAsync()).Code, Is.EqualTo("status-unknown"));
    }

    private async Task<(string Session, string Draft, string Review)> EscalateAsync()
    {
        var session = await _ana.NewSessionAsync(Tenant);
        using var answer = await _ana.SayAsync(session, Doubtful);
        var turn = await answer.ReadAsync();
        Assert.That((string?)turn["action"], Is.EqualTo("escalated"), turn.ToJsonString());
        Assert.That((double)turn["evaluation"]!["score"]!, Is.LessThan(0.5));
        var open = (await _admin.GetFromJsonAsync<JsonNode>(Tenant + "/reviews?status=open"))!;
        var review = open["reviews"]!
            .AsArray()
            .Single(one => (string?)one!["request"]!["turnId"] == (string?)turn["turnId"]);
        Assert.That((string?)review!["request"]!["words"], Is.EqualTo(Doubtful));
        return (session, (string)turn["segment"]!["segmentId"]!, (string)review["request"]!["reviewId"]!);
    }

    /// <summary>Entries of the trail about a review.</summary>
    private async Task<List<JsonNode>> DecisionsAsync(string review)
    {
        var trail = (await _admin.GetFromJsonAsync<JsonNode>(Tenant + "/audit?limit=1000"))!;
        return
        [
            .. trail["entries"]!
                .AsArray()
                .Where(row => (string?)row!["entry"]!["source"] == "review:" + review)
                .Select(row => row!["entry"]!["event"]!),
        ];
    }

    private async Task<string?> StatusAsync(string segment) =>
        (string?)(await _ana.GetFromJsonAsync<JsonNode>($"{Tenant}/segments/{segment}"))!["status"];

    private Task<HttpResponseMessage> PostAsync(string review, object decision) =>
        _admin.PostAsJsonAsync($"{Tenant}/reviews/{review}", decision);

    private async Task<JsonNode> DecideAsync(string review, object decision)
    {
        using var answer = await PostAsync(review, decision);
        return await answer.ReadAsync();
    }

    private async Task<HttpClient> UserAsync(string userId, string role)
    {
        using var added = await _installation.Admin.PostAsJsonAsync(Tenant + "/users", new { userId, role });
        return _installation.Client((string)(await added.ReadAsync())["apiKey"]!);
    }
}
