namespace SmartSegmentation.Tests.Cli;

public sealed class UsageTests
{
    [TestCase("frobnicate")]
    [TestCase("ask")]
    [TestCase("segments", "--nonsense")]
    [TestCase("segments", "--data", "x", "--url", "http://127.0.0.1:1")]
    [TestCase("segments", "--url", "not an address")]
    [TestCase("import", "/does/not/exist.csv")]
    [TestCase("export", "s1", "--format", "xlsx")]
    [TestCase("members", "s1", "--limit", "0")]
    [TestCase("ask", "hello", "--today", "someday")]
    [TestCase("forget")]
    public async Task CommandLine_ThatCannotBeUnderstood_IsCode2_AndSaysWhy(params string[] args)
    {
        var run = await Smartseg.RunAsync(args);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.Not.Empty);
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Service_ThatDoesNotAnswer_IsCode4_AndNamesTheWayWithout()
    {
        var run = await Smartseg.RunAsync("segments", "--url", "http://127.0.0.1:9");

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Error, Does.Contain("--data DIR"));
    }

    [Test]
    public async Task Help_NamesEveryCommand()
    {
        var run = await Smartseg.RunAsync("--help");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(
            new[] { "serve", "import", "catalog", "ask", "chat", "segments", "members", "export" },
            Has.All.Matches<string>(command =>
                run.Output.Contains("    " + command, StringComparison.Ordinal)
            )
        );
    }
}
