using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Puts the skills of a recorded turn together again, to read it with them.</summary>
internal sealed class RecordedSkills(
    IGrainFactory grains,
    LiveSkills live,
    SkillSetArchive archive,
    ISkillTrial trial,
    ForeignSkills foreign
)
{
    /// <summary>A set by its hash; null when it is not here.</summary>
    public async Task<SkillSetRecord?> FindAsync(string? hash) =>
        hash is null ? null : await archive.FindAsync(hash);

    /// <summary>The files of a set, for another installation: of those skills that can be had here.</summary>
    public async Task<ImmutableArray<SkillBundle>> FilesAsync(SkillSetRecord recorded)
    {
        var set = await live.GetAsync();
        var bundles = await Task.WhenAll(recorded.Skills.Select(entry => BundleAsync(entry, set, [])));
        return [.. bundles.OfType<SkillBundle>()];
    }

    /// <summary>
    /// The recorded skills, where every one of them can be had with the very bytes that were recorded; else the live ones.
    /// </summary>
    /// <param name="recorded">The set of the turn; null = it was not kept.</param>
    /// <param name="config">The configuration of the turn, with its overrides.</param>
    /// <param name="carried">Files that came with the turn from elsewhere.</param>
    public async Task<ReadableSkills> ReadAsync(
        SkillSetRecord? recorded,
        TenantConfig config,
        ImmutableArray<SkillBundle> carried
    )
    {
        var current = await live.GetAsync();
        var now = SkillOverlay.Apply(current, config.SkillOverrides);
        var nowRecord = SkillSetRecord.Of(now);
        if (recorded is null)
        {
            return new ReadableSkills(now, nowRecord, null);
        }

        var difference = SkillSetDifferences.First(recorded, nowRecord);
        var before = difference is null ? now : await RebuildAsync(recorded, current, carried);
        var comparison = new SkillSetComparison(
            recorded.Hash(),
            nowRecord.Hash(),
            before is not null,
            difference
        );
        var read = before is null ? now : SkillOverlay.Apply(before.Live ?? before, config.SkillOverrides);
        return new ReadableSkills(read, nowRecord, comparison);
    }

    private async Task<SkillSet?> RebuildAsync(
        SkillSetRecord recorded,
        SkillSet current,
        ImmutableArray<SkillBundle> carried
    )
    {
        var bundles = await Task.WhenAll(
            recorded.Skills.Select(entry => BundleAsync(entry, current, carried))
        );
        if (bundles.Any(bundle => bundle is null))
        {
            return null;
        }

        var set = new SkillSet(bundles!);
        try
        {
            await Task.Run(() => trial.Run(set));
            return set;
        }
        catch (Exception unfit) when (unfit is FormatException or KeyNotFoundException)
        {
            // Made for an engine of another release.
            return null;
        }
    }

    /// <summary>
    /// A version by its digest. Files from elsewhere, and versions that never were live here, are read with only for who decides which
    /// skills are: refusals come from skills.
    /// </summary>
    private async Task<SkillBundle?> BundleAsync(
        SkillSetEntry entry,
        SkillSet current,
        ImmutableArray<SkillBundle> carried
    )
    {
        if (Is(current.DigestOf(entry.SkillId), entry.Digest))
        {
            return current.Bundles[entry.SkillId];
        }

        var any = CallerContext.ActingRole >= foreign.ReadBy;
        if (
            any
            && carried.FirstOrDefault(one => Is(one.Id, entry.SkillId)) is { } given
            && IsOf(given, entry)
        )
        {
            return given;
        }

        var skill = grains.GetGrain<ISkillGrain>(entry.SkillId);
        return
            await skill.ViewAsync() is Outcome<SkillView>.Done(var view)
            && view.Versions.FirstOrDefault(version =>
                Is(version.Digest, entry.Digest) && (any || version.Status != SkillStatus.Draft)
            )
                is { } kept
            && await skill.ReadAsync(kept.Version) is Outcome<SkillBundle>.Done(var bundle)
            && IsOf(bundle, entry)
            ? bundle
            : null;
    }

    private static bool IsOf(SkillBundle bundle, SkillSetEntry entry) =>
        Is(SkillDigest.Of(bundle), entry.Digest);

    private static bool Is(string? left, string? right) =>
        string.Equals(left, right, StringComparison.Ordinal);
}

/// <summary>Skills to read a recorded turn with.</summary>
/// <param name="Set">The skills.</param>
/// <param name="Now">The live set with the turn's overrides.</param>
/// <param name="Comparison">How the recorded ones compare to the live ones; null = they were not kept.</param>
internal sealed record ReadableSkills(SkillSet Set, SkillSetRecord Now, SkillSetComparison? Comparison);
