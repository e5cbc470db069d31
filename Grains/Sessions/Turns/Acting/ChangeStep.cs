using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Changes the tree of the current segment.</summary>
/// <param name="segments">Finds the segment where another than the current one is named.</param>
internal sealed class ChangeStep(SegmentReader segments) : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Edit;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var turn = work.Turn;
        var change = (TurnTask.Change)work.Task;
        var named = change.SegmentId is { } id ? await new SavedSegments(turn, segments).FindAsync(id) : null;
        var current = named ?? turn.Dialogue.Current!;
        var isOther = current.SegmentId != turn.Dialogue.Current?.SegmentId;
        var reader = turn.Readers([]);
        var changed = new SegmentChange(reader, turn.Dialogue.Undo.LastOrDefault()?.Expression).Of(
            current.Expression,
            change.Steps
        );
        var reading = changed.Readings[^1];
        var unclear = changed.Unclear;
        work.Draft = new SegmentDraft(
            current with
            {
                Version = current.Version + 1,
                Query = turn.Input.Message,
                Expression = UsedMeanings.Mark(changed.Tree, reading, turn.Known, current.Expression),
                Confidence = reading.Confidence,
            },
            TurnIntent.Edit,
            "edited"
        )
        {
            Reading = unclear ?? reading,
            Reader = reader,
            Sentence = turn.Input.Message,
            Open =
                unclear is not null ? OpenWords.Find(unclear, turn.Texts.Asking)
                : changed.IsSame ? OpenWords.NotUnderstood(reading)
                : null,
            After = (isOther ? turn.Dialogue.WithoutHistory() : turn.Dialogue).WithUndo(current) with
            {
                Said = isOther ? null : turn.Dialogue.Said?.Add(turn.Input.Message),
                Resolved =
                [
                    .. isOther ? [] : turn.Dialogue.Resolved ?? [],
                    .. changed.Readings.SelectMany(one => UsedMeanings.Resolved(turn, one)),
                ],
            },
            From = current,
            Inherited = current.Confidence,
            Note = await new SavedSegments(turn, segments).ThawedAsync(current.SegmentId),
        };
    }
}
