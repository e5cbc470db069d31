using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Segments;

namespace SmartSegmentation.Tests.Cluster;

public sealed class SegmentDirectoryLogTests
{
    private static IGrainStorage Storage =>
        Installations.Shared.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.State);

    [Test]
    public async Task Directory_OfEachRevision_IsReadAsItWas()
    {
        var log = SegmentDirectoryLog.Of(Storage, "log-revisions");
        await log.LoadAsync();
        for (var number = 1; number <= 300; number++)
        {
            await log.AddAsync([Entry(number % 200, $"name {number}")]);
        }

        var later = SegmentDirectoryLog.Of(Storage, "log-revisions");
        foreach (var revision in (int[])[1, 127, 128, 129, 256, 299, 300])
        {
            var entries = await later.ReadAsync(revision);
            Assert.That(entries, Has.Length.EqualTo(Math.Min(revision, 200)), $"revision {revision}");
            Assert.That(
                entries.Select(entry => entry.Name),
                Does.Contain($"name {revision}").And.Not.Contain($"name {revision + 1}")
            );
        }

        Assert.That(await later.LoadAsync(), Has.Length.EqualTo(200));
        Assert.That(later.Revision, Is.EqualTo(300));
    }

    [Test]
    public async Task PagesOfAnEarlierRelease_AreTheFirstRevision()
    {
        var pages = new StateRecords<SegmentDirectoryPage>(
            Storage,
            GrainId.Create(SegmentDirectoryLog.GrainType, "log-pages"),
            "page"
        );
        await pages.WriteAsync(0, new SegmentDirectoryPage { Entries = [Entry(1, "one"), Entry(2, "two")] });

        var log = SegmentDirectoryLog.Of(Storage, "log-pages");
        Assert.That(await log.LoadAsync(), Has.Length.EqualTo(2));
        await log.AddAsync([Entry(1, "first")]);

        var later = SegmentDirectoryLog.Of(Storage, "log-pages");
        Assert.That((await later.ReadAsync(1)).Select(entry => entry.Name), Is.EqualTo(["one", "two"]));
        Assert.That((await later.LoadAsync()).Select(entry => entry.Name), Is.EqualTo(["first", "two"]));
    }

    private static SegmentEntry Entry(int number, string name) =>
        new($"s{number}", name, SegmentStatus.Active, 1, 3, "ana", default, default);
}
