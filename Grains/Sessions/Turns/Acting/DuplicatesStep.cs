using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Looks for saved segments that the new one would double. Finds something to say, never a reason to stop.</summary>
/// <param name="finder">Compares trees and people.</param>
internal sealed class DuplicatesStep(DuplicateFinder finder) : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Duplicates;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var draft = work.Draft!;
        if (
            draft is not { Audit: "created" or "edited", Rival: null, KeepsTime: false }
            || work.Counted is not Outcome<SegmentCounts>.Done(var counts)
        )
        {
            return;
        }

        var input = work.Turn.Input;
        var rules = DuplicateRules.Of(input.Skills);
        var found = await finder.FindAsync(
            input.TenantId,
            work.Context,
            draft.Definition,
            counts.Trees[0].Count,
            [
                .. input
                    .Segments.Where(saved =>
                        saved.SegmentId != draft.Definition.SegmentId || IsKept(draft, saved)
                    )
                    .Select(Entry),
            ],
            rules,
            cancellationToken
        );
        work.Notices =
        [
            .. rules
                .Tell(found)
                .Select(told => new TurnNotice(
                    told.Duplicate.Code,
                    told.Text,
                    told.Duplicate.SegmentId,
                    told.Duplicate.Similarity
                )),
        ];
    }

    /// <summary>A change that changed nothing: the segment had these conditions already.</summary>
    private static bool IsKept(SegmentDraft draft, SavedSegment saved) =>
        draft.Audit is "edited"
        && string.Equals(saved.Tree, TreeCanon.Hash(draft.Definition.Expression), StringComparison.Ordinal);

    private static SegmentEntry Entry(SavedSegment saved) =>
        new(
            saved.SegmentId,
            saved.Name,
            SegmentStatus.Active,
            0,
            saved.Size,
            saved.CreatedBy,
            default,
            default
        )
        {
            Tree = saved.Tree,
        };
}
