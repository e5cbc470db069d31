using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cli;

/// <summary>The walk of README.md, with the numbers that it promises.</summary>
public sealed class ReadmeWalkTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public async Task ImportAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-walk-").FullName;
        var files = new[] { "members.csv", "orders.csv", "products.csv" }.Select(Examples.CoffeeClub);
        var imported = await RunAsync(["import", .. files]);
        Assert.That(imported.ExitCode, Is.Zero, imported.Error);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task WinBack_IsFive_AndFourWhenRefined_AndTheMembersAreThose()
    {
        var asked = await AskAsync(
            "customers in Germany who haven't ordered in the last 90 days but spent over $500 before that",
            "--json"
        );
        var session = asked.Json["sessionId"]!.GetValue<string>();
        var refined = await AskAsync("only those older than 40", "--json", "--session", session);
        var id = refined.Json["segment"]!["segmentId"]!.GetValue<string>();
        var members = await RunAsync("members", id);
        var exported = await RunAsync("export", id, "--format", "jsonl");
        var explained = await RunAsync("explain", id);

        Assert.That(asked.ExitCode, Is.Zero, asked.Error);
        Assert.That(SizeOf(asked), Is.EqualTo(5));
        Assert.That(SizeOf(refined), Is.EqualTo(4));
        Assert.That(Lines(members.Output), Has.Length.EqualTo(4));
        Assert.That(
            Lines(exported.Output),
            Is.EqualTo(Lines(members.Output).Select(key => $"{{\"member_id\":\"{key}\"}}"))
        );
        Assert.That(explained.Output, Does.Contain("4 of 300 members").And.Contain("ALL OF"));
    }

    [Test]
    public async Task BigSpenders_AreAskedAbout_AndAnsweredByNumberInALaterCommand()
    {
        var asked = await AskAsync("big spenders", "--json");
        var answered = await AskAsync(
            "2",
            "--json",
            "--session",
            asked.Json["sessionId"]!.GetValue<string>()
        );
        var target = Path.Combine(_folder, "big.csv");
        var id = answered.Json["segment"]!["segmentId"]!.GetValue<string>();
        var exported = await RunAsync("export", id, "--out", target);

        Assert.That(asked.ExitCode, Is.EqualTo(3));
        Assert.That(
            asked.Json["question"]!["options"]!.AsArray().Select(option => (int)option!["estimatedSize"]!),
            Is.EqualTo(new[] { 98, 19, 28 })
        );
        Assert.That(SizeOf(answered), Is.EqualTo(19), answered.Error);
        Assert.That(exported.Error, Does.Contain("19 members"));
        Assert.That(await File.ReadAllLinesAsync(target), Has.Length.EqualTo(20).And.Contains("member_id"));
    }

    [Test]
    public async Task Numbers_AreShownAsATable()
    {
        var asked = await AskAsync("what is the average order amount by plan?");

        Assert.That(asked.ExitCode, Is.Zero, asked.Error);
        Assert.That(asked.Output, Does.Match("Annual +│ 38.94").And.Match("Monthly +│ 34.82"));
    }

    private static int SizeOf(Smartseg run) =>
        run.Json["segment"]!["estimatedSize"]!["count"]!.GetValue<int>();

    private static string[] Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Task<Smartseg> AskAsync(params string[] args) =>
        RunAsync(["ask", .. args, "--today", "2026-07-01"]);

    private Task<Smartseg> RunAsync(params string[] args) => Smartseg.RunAsync([.. args, "--data", _folder]);
}
