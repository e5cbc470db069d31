using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Sessions;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>A turn that was written before the process ended, and whose consequences were not.</summary>
public sealed class OutboxTests
{
    [Test]
    public async Task Turn_WrittenButNotApplied_IsAppliedBeforeAnythingElse()
    {
        const string tenant = "outbox-1";
        var grains = Installations.Shared.Act(tenant, "ana");
        await WriteInterruptedTurnAsync(tenant, "x1");

        var view = await grains.GetInTenant<ISessionGrain>(tenant, "x1").ViewAsync();

        Assert.That(view, Is.TypeOf<Outcome<SessionView>.Done>());
        var segment = await grains.GetInTenant<ISegmentGrain>(tenant, "s1").FindAsync();
        var memory = await grains.GetInTenant<IUserMemoryGrain>(tenant, "ana").GetAsync();
        var listed = await grains.GetGrain<ISegmentDirectoryGrain>(tenant).ListAsync();
        Assert.That(
            segment!.Definition.AuditTrail.Select(entry => (entry.UserId, entry.Action)),
            Is.EqualTo(new[] { ("ana", "created") })
        );
        Assert.That(memory.Definitions.Single().Meaning, Is.EqualTo("last 30 days"));
        Assert.That(listed.Single().SegmentId, Is.EqualTo("s1"));
    }

    [Test]
    public async Task Turn_AppliedAgain_ChangesNothing()
    {
        const string tenant = "outbox-2";
        var grains = Installations.Shared.Act(tenant, "ana");
        await WriteInterruptedTurnAsync(tenant, "x1");
        await grains.GetInTenant<ISessionGrain>(tenant, "x1").ViewAsync();
        await grains
            .GetInTenant<ISegmentGrain>(tenant, "s1")
            .DeleteAsync(new ChangeSegmentLife("not needed"));
        await grains.GetInTenant<IUserMemoryGrain>(tenant, "ana").EraseAsync();

        var record = InterruptedTurn();
        await new SessionOutbox(grains, new TenantScopedKey(tenant, "x1"), "ana").ApplyAsync(
            1,
            record,
            again: true
        );

        var segment = await grains.GetInTenant<ISegmentGrain>(tenant, "s1").FindAsync();
        var memory = await grains.GetInTenant<IUserMemoryGrain>(tenant, "ana").GetAsync();
        Assert.That(segment!.Status, Is.EqualTo(SegmentStatus.Deleted));
        Assert.That(memory.Definitions, Is.Empty);
    }

    [Test]
    public async Task Segment_EditedFromTwoSessions_KeepsBothVersions()
    {
        const string tenant = "outbox-3";
        var grains = Installations.Shared.Act(tenant, "ana");
        var segment = grains.GetInTenant<ISegmentGrain>(tenant, "s1");
        var first = new SegmentDefinition
        {
            SegmentId = "s1",
            Version = 1,
            Name = "one",
        };
        await segment.SaveAsync(Save(first, "x1", 1));

        await segment.SaveAsync(Save(first with { Version = 2, Name = "two" }, "x1", 2));
        await segment.SaveAsync(Save(first with { Version = 2, Name = "too" }, "x2", 1));

        var versions = ((Outcome<SegmentVersions>.Done)await segment.VersionsAsync()).Value.Versions;
        Assert.That(
            versions.Select(version => (version.Version, version.Name)),
            Is.EqualTo(new[] { (1, "one"), (2, "two"), (3, "too") })
        );
    }

    [Test]
    public async Task Directory_OfManyPages_IsTheSameAfterALoad()
    {
        const string tenant = "outbox-4";
        var grains = Installations.Shared.Act(tenant, "ana");
        for (var number = 0; number < 300; number++)
        {
            var segment = new SegmentDefinition
            {
                SegmentId = $"s{number}",
                Version = 1,
                Name = $"number {number}",
            };
            await grains
                .GetInTenant<ISegmentGrain>(tenant, segment.SegmentId)
                .SaveAsync(Save(segment, "x1", number + 1));
        }

        await grains.GetInTenant<ISegmentGrain>(tenant, "s5").DeleteAsync(new ChangeSegmentLife(""));
        var before = await grains.GetGrain<ISegmentDirectoryGrain>(tenant).ListAsync();
        await Installations.Shared.DeactivateAllAsync();
        var after = await grains.GetGrain<ISegmentDirectoryGrain>(tenant).ListAsync();

        Assert.That(before, Has.Length.EqualTo(300));
        Assert.That(after.Select(WithoutUses), Is.EqualTo(before.Select(WithoutUses)));
    }

    private static SaveSegment Save(SegmentDefinition segment, string session, int turn) =>
        new(segment, "edited", false, 0, new CommandOrigin(session, turn, 0, "ana"));

    private static TurnRecord InterruptedTurn() =>
        new()
        {
            TurnId = "t1",
            Message = "make it",
            Result = new TurnResult
            {
                TurnId = "t1",
                SessionId = "x1",
                Intent = TurnIntent.Create,
                Action = TurnAction.Segment,
            },
            Commands =
            [
                new TurnCommand.Save(
                    new SegmentDefinition
                    {
                        SegmentId = "s1",
                        Version = 1,
                        Name = "it",
                    },
                    "created"
                ),
                new TurnCommand.Define("recent", "last 30 days"),
            ],
        };

    private static async Task WriteInterruptedTurnAsync(string tenant, string session)
    {
        var storage = Installations.Shared.Services.GetRequiredKeyedService<IGrainStorage>(
            StorageNames.State
        );
        var id = GrainId.Create("session", $"{tenant}/{session}");
        await storage.WriteStateAsync(
            "session",
            id,
            new GrainState<SessionState>(new SessionState { UserId = "ana" })
        );
        await storage.WriteStateAsync("turn-1", id, new GrainState<TurnRecord>(InterruptedTurn()));
    }

    private static SegmentEntry WithoutUses(SegmentEntry entry) => entry with { Uses = null };
}
