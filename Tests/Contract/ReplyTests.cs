using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>What is said after a question: answers of every form, choices, changes, other questions, and what is none of these.</summary>
public sealed class ReplyTests
{
    private const string Tenant = "/v1/tenants/replies";
    private WholeInstallation _installation = null!;
    private int _users;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Facade.StartOtherAsync();
        await PeopleTenant.CreateAsync(_installation.Admin, Tenant);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.App.DisposeAsync();

    // An answer in any form.
    [TestCase("recent customers|I think 30 days", "count(orders) [2024-11-15..2024-12-14] >= 1")]
    [TestCase("recent customers|90 days or so", "count(orders) [2024-09-16..2024-12-14] >= 1")]
    [TestCase("recent customers|within a month", "count(orders) [2024-11-15..2024-12-14] >= 1")]
    [TestCase("recent customers|“30 days”", "count(orders) [2024-11-15..2024-12-14] >= 1")]
    [TestCase("recent customers|45", "count(orders) [2024-10-31..2024-12-14] >= 1")]
    [TestCase("recent customers|#2", "count(orders) [2024-11-15..2024-12-14] >= 1")]
    [TestCase("inactive customers|a year", "NOT (count(orders) [2023-12-15..2024-12-14] >= 1)")]
    [TestCase("big spenders|about 150", "sum(orders.amount) >= 150")]
    [TestCase("big spenders|over 2000", "sum(orders.amount) > 2000")]
    [TestCase("big spenders|over $1,200 a year", "sum(orders.amount) IN EVERY year > 1200")]
    [TestCase("frequent buyers|3 times", "count(orders) >= 3")]
    [TestCase("recent big spenders|over 50 and 30 days", "sum(orders.amount) [2024-11-15..2024-12-14] > 50")]
    [TestCase(
        "loyal big spenders|loyal: at least 2 orders, big: over 70",
        "count(orders) >= 2 AND sum(orders.amount) > 70"
    )]
    // A question that a change or a question raised is answered for it.
    [TestCase(
        "people in Norway|only recent ones|60 days",
        "country = 'Norway' AND count(orders) [2024-10-16..2024-12-14] >= 1"
    )]
    [TestCase(
        "people in Norway|only the big spenders|over 90",
        "country = 'Norway' AND sum(orders.amount) > 90"
    )]
    // A change instead of an answer, or behind it, is made when there is an answer.
    [TestCase(
        "recent customers|only Norway|30 days",
        "count(orders) [2024-11-15..2024-12-14] >= 1 AND country = 'Norway'"
    )]
    [TestCase(
        "recent customers|60 days, Norway only",
        "count(orders) [2024-10-16..2024-12-14] >= 1 AND country = 'Norway'"
    )]
    // A question in between leaves the first one open.
    [TestCase("loyal customers|how many people are in Norway?|at least 2 orders", "count(orders) >= 2")]
    // Another sentence of the same word asks about itself.
    [TestCase(
        "recent customers in Germany|recent customers in Norway|30 days",
        "count(orders) [2024-11-15..2024-12-14] >= 1 AND country = 'Norway'"
    )]
    // What was answered is taken back.
    [TestCase("recent customers|60 days|no|90 days", "count(orders) [2024-09-16..2024-12-14] >= 1")]
    [TestCase("recent customers|60 days|no, I meant 90", "count(orders) [2024-09-16..2024-12-14] >= 1")]
    [TestCase(
        "loyal big spenders|at least 3 orders|over 90|no, at least 2 orders",
        "count(orders) >= 2 AND sum(orders.amount) > 90"
    )]
    [TestCase("big spenders|more than 600|no, make that more than 450", "sum(orders.amount) > 450")]
    public async Task Reply_LeadsToTheSegmentMeant(string dialogue, string expected)
    {
        var turns = await SayAsync(dialogue);

        Assert.That((string?)turns[^1]["action"], Is.EqualTo("segment"), turns[^1].ToJsonString());
        Assert.That((string?)turns[^1]["segment"]!["logicExpression"], Is.EqualTo(expected));
    }

    [TestCase("big spenders|60 days", "a length of time says nothing of an amount")]
    [TestCase("recent big spenders|30 days|I just said 30 days!!", "said of the other word")]
    [TestCase("recent customers|no idea", "nothing")]
    [TestCase("recent customers|yes", "no option was put for confirmation")]
    public async Task ReplyOfAnotherKind_IsAskedAgain(string dialogue, string why)
    {
        var turns = await SayAsync(dialogue);

        Assert.That((string?)turns[^1]["action"], Is.EqualTo("clarify"), why);
        Assert.That((string?)turns[^1]["question"]!["text"], Does.StartWith("I can make nothing of"), why);
    }

    [TestCase("how many big spenders are in Norway?|over 50", "query")]
    [TestCase("I think recent customers are older than others|30 days", "hypothesis")]
    public async Task Reply_ToTheQuestionOfAQuestion_AnswersIt(string dialogue, string intent)
    {
        var turns = await SayAsync(dialogue);

        Assert.That((string?)turns[^1]["action"], Is.EqualTo("answer"), turns[^1].ToJsonString());
        Assert.That((string?)turns[^1]["intent"], Is.EqualTo(intent));
    }

    [Test]
    public async Task MeaningForOnce_IsAskedAboutNextTime()
    {
        var turns = await SayAsync(
            "big spenders|just for this once, over 50|start over: big spenders in Norway"
        );

        Assert.That((string?)turns[1]["action"], Is.EqualTo("segment"));
        Assert.That((string?)turns[2]["action"], Is.EqualTo("clarify"));
    }

    [Test]
    public async Task OwnWordsOfTwo_AreAskedAboutTogetherAndRemembered()
    {
        var turns = await SayAsync("our night owls in Norway|at least 2 orders|#|night owls in Germany");

        Assert.That((string?)turns[0]["question"]!["about"], Is.EqualTo("night owls"));
        Assert.That(
            (string?)turns[2]["segment"]?["logicExpression"],
            Is.EqualTo("count(orders) >= 2 AND country = 'Germany'")
        );
    }

    [Test]
    public async Task Options_OfAChange_HaveTheSizesThatTheyLeadTo()
    {
        var turns = await SayAsync("people in Norway|only the big spenders|the first");
        var option = turns[1]["question"]!["options"]![0]!;

        Assert.That(
            (long?)turns[2]["segment"]!["estimatedSize"]!["count"],
            Is.EqualTo((long?)option["estimatedSize"])
        );
    }

    [Test]
    public async Task NameBehindTheSentence_IsTheNameOfTheSegment()
    {
        var turns = await SayAsync("people in Norway older than 30, call it Safe Norway");

        Assert.That(
            (string?)turns[0]["segment"]?["name"],
            Is.EqualTo("Safe Norway"),
            turns[0].ToJsonString()
        );
    }

    /// <summary>Says messages in one session of a user of its own; "#" begins another session.</summary>
    private async Task<IReadOnlyList<JsonNode>> SayAsync(string dialogue)
    {
        using var added = await _installation.Admin.PostAsJsonAsync(
            Tenant + "/users",
            new { userId = "u" + Interlocked.Increment(ref _users), role = "analyst" }
        );
        var user = _installation.Client((string)(await added.ReadAsync())["apiKey"]!);
        var session = await user.NewSessionAsync(Tenant);
        var said = new List<JsonNode>();
        foreach (var message in dialogue.Split('|'))
        {
            if (message is "#")
            {
                session = await user.NewSessionAsync(Tenant);
                continue;
            }

            using var answer = await user.PostAsJsonAsync(
                session + "/turns",
                new { message, referenceTime = "2024-12-15T12:00:00Z" }
            );
            said.Add(await answer.ReadAsync());
        }

        return said;
    }
}
