using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Turns.Living;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Does what is said of a saved segment by its name, or of a version by its number.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Finds segments and their versions.</param>
internal sealed class SavedSegments(TurnScope turn, SegmentReader segments)
{
    private LivingTexts Texts => LivingWords.Of(turn.Input.Skills).Texts;

    /// <summary>The segment; the current one as the session has it. Null when it is gone.</summary>
    public async Task<SegmentDefinition?> FindAsync(string segmentId) =>
        turn.Dialogue.Current is { } current
        && string.Equals(current.SegmentId, segmentId, StringComparison.Ordinal)
            ? current
            : await segments.FindAsync(turn.Input.TenantId, segmentId, turn.Input.Known);

    /// <summary>What is said of a change of frozen members, which ends their being frozen; null = they are not.</summary>
    public async Task<string?> ThawedAsync(string segmentId) =>
        turn.Input.Segments.Any(segment => segment.SegmentId == segmentId)
        && await segments.FindAsync(turn.Input.TenantId, segmentId, turn.Input.Known) is { Frozen: not null }
            ? Texts.ThawedByChange
            : null;

    /// <summary>Gives a segment another name.</summary>
    public async Task<TurnOutcome> RenameAsync(TurnTask.Rename rename) =>
        await FindAsync(rename.SegmentId) is { } segment
            ? TurnAnswers.Rename(turn, segment, rename.Name)
            : Gone(rename.SegmentId);

    /// <summary>Drafts a segment of the same conditions, or says why there is none.</summary>
    public async Task CopyAsync(TurnWork work, TurnTask.Copy copy)
    {
        if (await FindAsync(copy.SegmentId) is not { } segment)
        {
            work.Outcome = Gone(copy.SegmentId);
            return;
        }

        var name = copy.Name.Length > 0 ? copy.Name : NameOfCopy(segment.Name);
        if (SegmentNames.Problem(turn, name, null) is { } problem)
        {
            work.Outcome = TurnAnswers.Say(turn, TurnIntent.Edit, problem);
            return;
        }

        work.Draft = new SegmentDraft(
            segment with
            {
                SegmentId = turn.NewSegmentId(),
                Version = 1,
                Name = name,
                Frozen = null,
                AuditTrail = [],
            },
            TurnIntent.Create,
            "created"
        )
        {
            After = turn.Dialogue.WithoutHistory(),
            From = segment,
            Inherited = segment.Confidence,
            KeepsTime = true,
        };
    }

    /// <summary>Drafts the current segment as it was in an earlier version.</summary>
    public async Task RevertAsync(TurnWork work, int? version, CancellationToken cancellationToken)
    {
        var current = turn.Dialogue.Current!;
        var versions = await segments.VersionsAsync(
            turn.Input.TenantId,
            current.SegmentId,
            cancellationToken
        );
        var number = version ?? 1;
        if (versions.FirstOrDefault(one => one.Version == number) is not { } earlier)
        {
            work.Outcome = TurnAnswers.Say(
                turn,
                TurnIntent.Edit,
                Texts.NoVersion.Fill(("version", ((long)number).Said()))
            );
            return;
        }

        work.Draft = new SegmentDraft(
            earlier with
            {
                Version = current.Version + 1,
                Name = current.Name,
            },
            TurnIntent.Edit,
            "reverted"
        )
        {
            After = turn.Dialogue.WithUndo(current),
            From = current,
            Inherited = earlier.Confidence,
            KeepsTime = true,
        };
    }

    private TurnOutcome Gone(string segmentId) =>
        TurnAnswers.Say(
            turn,
            TurnIntent.Edit,
            Texts.NoSegment.Fill(
                (
                    "name",
                    turn.Input.Segments.FirstOrDefault(one => one.SegmentId == segmentId)?.Name ?? segmentId
                )
            )
        );

    /// <summary>"Copy of X", with a number where there is one already.</summary>
    private string NameOfCopy(string name)
    {
        var copy = Texts.CopyName.Fill(("name", name));
        var taken = turn
            .Input.Segments.Select(segment => segment.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable
            .Range(1, taken.Count + 1)
            .Select(number => number == 1 ? copy : FormattableString.Invariant($"{copy} {number}"))
            .First(one => !taken.Contains(one));
    }
}
