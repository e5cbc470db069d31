using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Cli;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Commands against a service, whose answers are scripted.</summary>
public sealed class CommandLineTests
{
    private string[] _connection = [];

    [SetUp]
    public async Task MakeUserAsync()
    {
        var tenant = await Facade.NewTenantAsync();
        using var user = await Facade.NewUserAsync(tenant, "tenant-admin");
        _connection =
        [
            "--url",
            user.BaseAddress!.ToString(),
            "--key",
            user.DefaultRequestHeaders.Authorization!.Parameter!,
        ];
    }

    [Test]
    public async Task Ask_ThatMakesASegment_IsCode0_AndTheSegmentIsListedAndFound()
    {
        var asked = await RunAsync("ask", "make", "gold members", "--json");
        var listed = await RunAsync("segments", "--json");
        var byName = await RunAsync("versions", "GOLD members", "--json");
        var latest = await RunAsync("versions", "last");

        Assert.That(asked.ExitCode, Is.Zero, asked.Error);
        var id = asked.Json["segment"]!["segmentId"]!.GetValue<string>();
        Assert.That(listed.Json["segments"]![0]!["segmentId"]!.GetValue<string>(), Is.EqualTo(id));
        Assert.That(byName.Json["segmentId"]!.GetValue<string>(), Is.EqualTo(id));
        Assert.That(latest.Output, Does.Contain("everyone").And.Contain(id));
    }

    [Test]
    public async Task Ask_ThatLeadsToAQuestion_IsCode3_AndShowsIt()
    {
        var asked = await RunAsync("ask", "ask");

        Assert.That(asked.ExitCode, Is.EqualTo(3));
        Assert.That(asked.Output, Does.Contain("? How big?"));
        Assert.That(asked.Error, Does.Contain("--continue"));
    }

    [Test]
    public async Task Ask_WithTwoReadings_IsCode3_AndNumbersThem()
    {
        var asked = await RunAsync("ask", "two");

        Assert.That(asked.ExitCode, Is.EqualTo(3));
        Assert.That(asked.Output, Does.Match(@"(?s)1 one.*2 other"));
    }

    [Test]
    public async Task Ask_InAnEarlierSession_GoesOnThere()
    {
        var made = await RunAsync("ask", "make first", "--json");
        var edited = await RunAsync(
            "ask",
            "edit second",
            "--json",
            "--session",
            made.Json["sessionId"]!.GetValue<string>()
        );

        Assert.That(edited.Json["segment"]!["version"]!.GetValue<int>(), Is.EqualTo(2), edited.Error);
    }

    [Test]
    public async Task Chat_AnswersChoicesByNumber_AndGoesOnAfterARefusal()
    {
        var lines = $"two\n2\n{new string('x', 20_000)}\nmake last\n/quit\n";
        var chat = await Smartseg.RunAsync(lines, ["chat", .. _connection]);

        Assert.That(chat.ExitCode, Is.Zero, chat.Error);
        Assert.That(chat.Error, Does.Contain("message-too-long"));
        Assert.That(chat.Output, Does.Match(@"(?s)\nother\r?\n.*last"));
    }

    [Test]
    public async Task Chat_AsJson_IsOneResultALine()
    {
        var chat = await Smartseg.RunAsync("make a\nask\n", ["chat", "--json", .. _connection]);

        var actions = chat
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!["action"]!.GetValue<string>());
        Assert.That(actions, Is.EqualTo(new[] { "segment", "clarify" }));
    }

    [Test]
    public async Task Segment_IsDeletedAndRestoredByName()
    {
        await RunAsync("ask", "make", "brief");
        var deleted = await RunAsync("delete", "brief");
        var gone = await RunAsync("segments", "--json");
        var restored = await RunAsync("restore", "brief");

        Assert.That(
            (deleted.ExitCode, restored.ExitCode),
            Is.EqualTo((0, 0)),
            deleted.Error + restored.Error
        );
        Assert.That(gone.Json["segments"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Feedback_OutOfRange_IsRefusedWithItsCode()
    {
        await RunAsync("ask", "make", "rated");
        var noted = await RunAsync("feedback", "rated", "5", "--comment", "just these");
        var refused = await RunAsync("feedback", "rated", "9");

        Assert.That(noted.Output, Does.Contain("5 of 5"));
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.Contain("rating-invalid"));
    }

    [Test]
    public async Task WrongKey_IsCode1_AndSaysWhereTheKeyIs()
    {
        var refused = await Smartseg.RunAsync("segments", "--url", _connection[1], "--key", "sk_wrong");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.Contain("key-unknown").And.Contain("SMARTSEG_KEY"));
    }

    [Test]
    public async Task Forget_NeedsItToBeMeant()
    {
        var meant = await RunAsync("forget", "--yes");

        Assert.That(meant.ExitCode, Is.Zero, meant.Error);
        Assert.That(meant.Output, Does.Contain("ana"));
    }

    private Task<Smartseg> RunAsync(params string[] args) => Smartseg.RunAsync([.. args, .. _connection]);
}
