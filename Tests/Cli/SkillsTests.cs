using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cli;

/// <summary><c>smartseg skills</c>, as an administrator uses it.</summary>
public sealed class SkillsTests
{
    private const string Key = "skills-cli";
    private string _folder = "";
    private WebApplication _app = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-skills-cli-").FullName;
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = Path.Combine(_folder, "data"), AdminKey = Key },
            builder => builder.Logging.ClearProviders().AddProvider(new HostLog())
        );
        await _app.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Version_GoesFromAFolderToLiveAndBack()
    {
        var folder = NewVersion("1.1.0");

        var early = await RunAsync("promote", "formatting", "1.0.0");
        var added = await RunAsync("add", folder);
        var listed = await RunAsync("list");
        var differing = await RunAsync("diff", "formatting");
        var refused = await RunAsync("promote", "formatting", "--json");
        var evaluated = await RunAsync("eval", "formatting");
        var promoted = await RunAsync("promote", "formatting");
        var shown = await RunAsync("show", "formatting", "--json");
        var file = await RunAsync("show", "formatting", "1.1.0", "--file", "references/limits.yaml");
        var back = await RunAsync("rollback", "formatting", "--reason", "Names are cut too soon.");
        var history = await RunAsync("show", "formatting");

        Assert.Multiple(() =>
        {
            Assert.That(early.ExitCode, Is.Zero, "promoting the live version changes nothing");
            Assert.That(added.Output, Does.Contain("Added formatting 1.1.0 as a draft"));
            Assert.That(listed.Output, Does.Contain("formatting").And.Contain("1.1.0"));
            Assert.That(differing.Output, Does.Contain("-most-rows: 20").And.Contain("+most-rows: 15"));
            Assert.That(
                (refused.ExitCode, refused.Json["code"]!.GetValue<string>()),
                Is.EqualTo((1, "skill-not-evaluated"))
            );
            Assert.That(evaluated.ExitCode, Is.Zero, evaluated.Output + evaluated.Error);
            Assert.That(
                evaluated.Output,
                Does.Contain("pass").And.Contain("accuracy").And.Contain("wording")
            );
            Assert.That(promoted.Output, Does.Contain("formatting 1.1.0 is live"));
            Assert.That(shown.Json["liveVersion"]!.GetValue<string>(), Is.EqualTo("1.1.0"));
            Assert.That(file.Output, Does.Contain("most-rows: 15"));
            Assert.That(back.Output, Does.Contain("formatting 1.0.0 is live again"));
            Assert.That(
                history.Output,
                Does.Contain("rolledBack 1.0.0").And.Contain("Names are cut too soon.")
            );
        });
    }

    private string NewVersion(string version)
    {
        var folder = Path.Combine(_folder, "formatting");
        foreach (var (path, text) in SkillFolder.Installed.Bundles["formatting"].Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(
                file,
                text.Replace("version: 1.0.0", "version: " + version, StringComparison.Ordinal)
                    .Replace("most-rows: 20", "most-rows: 15", StringComparison.Ordinal)
            );
        }

        return folder;
    }

    private Task<Smartseg> RunAsync(params string[] args) =>
        Smartseg.RunAsync(["skills", .. args, "--url", _app.Urls.First(), "--key", Key]);
}
