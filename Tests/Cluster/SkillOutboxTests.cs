using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>A decision about a skill that was written before the process ended, and that the trail was not told of.</summary>
public sealed class SkillOutboxTests
{
    private const string Skill = "left-untold";

    [Test]
    public async Task Decision_WrittenButNotTold_IsToldOnce_WhoeverWakesTheSkill()
    {
        var at = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
        var told = new AuditEvent
        {
            At = at,
            UserId = "root",
            Kind = AuditKind.SkillPromoted,
            Subject = Skill,
        };
        await Installations
            .Shared.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.State)
            .WriteStateAsync(
                "skill",
                GrainId.Create("skill", Skill),
                new GrainState<SkillState>(
                    new SkillState
                    {
                        Audit = new AuditNotes { Place = 1, Events = [told] },
                    }
                )
            );

        var user = Installations.Shared.Act("skill-outbox", "ana", UserRole.Viewer);
        for (var wake = 0; wake < 2; wake++)
        {
            await user.GetGrain<ISkillGrain>(Skill).LiveAsync();
            await Installations.Shared.DeactivateAllAsync();
        }

        Assert.That(
            async () => await ListAsync(user),
            Throws.TypeOf<UnauthorizedAccessException>(),
            "the role in which the trail was told is not the user's"
        );
        var root = Installations.Shared.Act("skill-outbox", "root", UserRole.PlatformAdmin);
        Assert.That(
            (await ListAsync(root))
                .Where(row => row.Entry.Source.Equals("skill:" + Skill, StringComparison.Ordinal))
                .Select(row => $"{row.Entry.Event.UserId} {row.Entry.Event.Kind}"),
            Is.EqualTo(["root skill.promoted"])
        );
    }

    private static async Task<ImmutableArray<AuditRow>> ListAsync(IGrainFactory grains)
    {
        var page = await grains.GetGrain<IAuditReadingGrain>(IAuditTrailGrain.Platform).ListAsync(0, 1_000);
        return ((Outcome<AuditPage>.Done)page).Value.Entries;
    }
}
