using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Sessions.Replay;

/// <summary>Reads a recorded turn again, as it was; what follows from it is thrown away.</summary>
internal sealed class TurnReplayer(IGrainFactory grains, ITurnRunner runner, RecordedSkills skills)
{
    /// <summary>Reads it on a tenant's tables.</summary>
    public async Task<ReplayReport> ReplayAsync(
        string tenantId,
        ReplayBundle bundle,
        CancellationToken cancellationToken
    )
    {
        var catalog = await grains.GetGrain<ICatalogGrain>(tenantId).GetAsync();
        var readable = await skills.ReadAsync(bundle.SkillSet, bundle.Inputs.Config, bundle.SkillFiles ?? []);
        var input = new TurnInput(
            tenantId,
            bundle.UserId,
            bundle.SessionId,
            bundle.Before,
            bundle.TurnId,
            bundle.Words,
            bundle.Inputs.Now,
            bundle.Inputs.Config,
            catalog,
            bundle.Inputs.Definitions,
            bundle.Inputs.Segments,
            readable.Set
        )
        {
            Memory = (bundle.Inputs.Memory ?? MemoryForTurn.None) with { Segments = [] },
            Worked = new(bundle.Inputs.Worked ?? bundle.Inputs.Memory?.Segments ?? []),
            Ledger = bundle.Inputs.Ledger ?? [],
            Clarifications = new TurnClarifications(
                bundle.Inputs.Ledger ?? [],
                ClarificationPolicy.Of(readable.Set).InferAbove
            ),
            Clock = bundle.Inputs.Clock ?? bundle.Inputs.Now,
            Proposal = bundle.Inputs.Proposal,
            Known = bundle.References.ToImmutableDictionary(
                segment => segment.SegmentId,
                StringComparer.Ordinal
            ),
        };
        var outcome = await runner.RunAsync(input, new StepReporter(null), cancellationToken);
        var segment = SavedBy(outcome, bundle.Index);
        var replayed = segment is null ? null : CanonicalDefinition.Of(segment);
        var count = segment?.EstimatedSize?.Count;
        var difference = CanonicalDefinition.Compare(bundle.Definition, replayed);
        bool? sameData = bundle.CatalogDigest is { } digest
            ? string.Equals(digest, CatalogDigest.Of(catalog), StringComparison.Ordinal)
            : null;
        if (difference is null && sameData is true && count != bundle.Count && bundle.References.IsEmpty)
        {
            difference = new ReplayDifference("estimatedSize.count", Text(bundle.Count), Text(count));
        }

        return new ReplayReport(
            bundle.SegmentId,
            bundle.Version,
            bundle.Words,
            bundle.Inputs.Now,
            difference is null,
            CanonicalDefinition.Hash(bundle.Definition),
            replayed is null ? null : CanonicalDefinition.Hash(replayed),
            difference,
            bundle.Count,
            count,
            bundle.CatalogVersion,
            catalog.Version,
            sameData,
            bundle.SkillSet is { } set
                ? Changes(set, readable.Now)
                : Changes(bundle.Skills, outcome.Result.Skills)
        )
        {
            SkillSet = readable.Comparison,
        };
    }

    private static ImmutableArray<SkillChange> Changes(SkillSetRecord recorded, SkillSetRecord now) =>
        [
            .. SkillSetDifferences
                .Versions(recorded, now)
                .Select(change => new SkillChange(change.SkillId, change.Recorded, change.Now)),
        ];

    private static SegmentDefinition? SavedBy(TurnOutcome outcome, int index) =>
        (outcome.Commands.ElementAtOrDefault(index) as TurnCommand.Save)?.Segment
        ?? outcome.Commands.OfType<TurnCommand.Save>().FirstOrDefault()?.Segment;

    private static ImmutableArray<SkillChange> Changes(
        ImmutableArray<SkillUse> recorded,
        ImmutableArray<SkillUse> replayed
    )
    {
        string? VersionOf(ImmutableArray<SkillUse> uses, string id) =>
            uses.FirstOrDefault(use => use.SkillId.Equals(id, StringComparison.Ordinal))?.Version;
        return
        [
            .. recorded
                .Concat(replayed)
                .Select(use => use.SkillId)
                .Distinct(StringComparer.Ordinal)
                .Select(id => new SkillChange(id, VersionOf(recorded, id), VersionOf(replayed, id)))
                .Where(change => !string.Equals(change.Recorded, change.Replayed, StringComparison.Ordinal)),
        ];
    }

    private static string? Text(long? number) =>
        number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
