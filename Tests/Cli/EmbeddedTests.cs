using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Client.Hosting;

namespace SmartSegmentation.Tests.Cli;

/// <summary>Commands on a data folder, without a service.</summary>
public sealed class EmbeddedTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-cli-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task FirstUse_MakesTenantAndUser_AndTheSecondFindsThem()
    {
        var first = await Smartseg.RunAsync("segments", "--json", "--data", _folder);
        var second = await Smartseg.RunAsync("segments", "--json", "--data", _folder);

        Assert.That(first.ExitCode, Is.Zero, first.Error);
        Assert.That(first.Json["segments"]!.AsArray(), Is.Empty);
        Assert.That(second.ExitCode, Is.Zero, second.Error);
    }

    [Test]
    public async Task Folder_HeldByAnotherProcess_IsCode4_AndSaysSo()
    {
        await using var holder = await EmbeddedHost.StartAsync(
            new InstallationOptions { DataFolder = _folder }
        );
        var refused = await Smartseg.RunAsync("segments", "--data", _folder);

        Assert.That(refused.ExitCode, Is.EqualTo(4));
        Assert.That(refused.Error, Does.Contain("in use by another SmartSegmentation process"));
    }

    [Test]
    public async Task Folder_UsedByACommandFirst_StillShowsTheServiceItsKey()
    {
        await Smartseg.RunAsync("segments", "--data", _folder);
        await using var service = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder }
        );
        await service.StartAsync();

        var notice = service.Services.GetRequiredService<AdminKeyNotice>();
        Assert.That(notice.Text, Does.Contain("shown only now: sk_"));
    }

    [Test]
    public async Task Segment_ThatIsNotThere_IsCode1_WithTheProblemAsJson()
    {
        var refused = await Smartseg.RunAsync("versions", "nobody", "--json", "--data", _folder);

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Json["code"]!.GetValue<string>(), Is.EqualTo("segment-unknown"));
    }
}
