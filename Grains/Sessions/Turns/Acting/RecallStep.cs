using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Takes a tree that is known already: offered before, of last time, or an earlier state of the segment.</summary>
/// <param name="segments">Finds saved segments.</param>
/// <param name="embedder">Meaning of what is said of them.</param>
internal sealed class RecallStep(SegmentReader segments, IEmbedder embedder) : ITurnStep
{
    private const double Chosen = 0.95;

    /// <inheritdoc/>
    public StepKind Kind => StepKind.Recall;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        switch (work.Task)
        {
            case TurnTask.Redraft(var draft):
                work.Draft = draft;
                break;
            case TurnTask.Know(var question):
                work.Outcome = await new KnowledgeAnswers(work.Turn, embedder).AnswerAsync(question);
                break;
            case TurnTask.Take take:
                work.Draft = Take(work.Turn, take);
                break;
            case TurnTask.Step step:
                work.Draft = Step(work.Turn, step.Back);
                break;
            case TurnTask.Rename rename:
                work.Outcome = await new SavedSegments(work.Turn, segments).RenameAsync(rename);
                break;
            case TurnTask.Copy copy:
                await new SavedSegments(work.Turn, segments).CopyAsync(work, copy);
                break;
            case TurnTask.Revert(var version):
                await new SavedSegments(work.Turn, segments).RevertAsync(work, version, cancellationToken);
                break;
            case TurnTask.LastTimeAgain again:
                await RecallPastAsync(work, again, cancellationToken);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static SegmentDraft Take(TurnScope turn, TurnTask.Take take) =>
        new(
            new SegmentDefinition
            {
                SegmentId = turn.NewSegmentId(),
                Version = 1,
                Name = take.Name ?? "",
                Query = take.Query,
                Expression = take.Tree,
                Confidence = Chosen,
            },
            TurnIntent.Create,
            "created"
        )
        {
            Reading = turn.Readers([]).Read(take.Query),
            Commands = take.Commands,
            After = turn.Dialogue.WithoutHistory(),
        };

    private static SegmentDraft Step(TurnScope turn, bool back)
    {
        var dialogue = turn.Dialogue;
        var current = dialogue.Current!;
        var to = back ? dialogue.Undo[^1] : dialogue.Redo[^1];
        return new SegmentDraft(
            to with
            {
                Version = current.Version + 1,
                Name = current.Name,
            },
            TurnIntent.Edit,
            "edited"
        )
        {
            KeepsTime = true,
            From = current,
            Inherited = to.Confidence,
            After = dialogue.WithoutHistory() with
            {
                Undo = back ? dialogue.Undo[..^1] : dialogue.Undo.Add(current),
                Redo = back ? dialogue.Redo.Add(current) : dialogue.Redo[..^1],
            },
        };
    }

    private async Task RecallPastAsync(
        TurnWork work,
        TurnTask.LastTimeAgain again,
        CancellationToken cancellationToken
    )
    {
        var turn = work.Turn;
        var sentence = again.Sentence;
        var past = await new PastSegments(turn, segments, embedder).FindAsync(again);
        if (past.Found is not { } stored)
        {
            var questions = new Questions(turn, segments);
            work.Outcome = past.Likest.IsEmpty
                ? await questions.NoPastAsync(again, cancellationToken)
                : await questions.WhichPastAsync(past.Likest, cancellationToken);
            return;
        }

        var found = stored with { Expression = new MovedWindows(turn, stored.Today).Move(stored.Expression) };
        var reader = turn.Readers([]);
        var isAlone = string.IsNullOrWhiteSpace(sentence);
        var steps =
            isAlone ? []
            : new DialogueReader(turn.Words.Language.Dialogue, reader).Read(sentence, hasCurrent: true)
                is Act.Edit(var said)
                ? said
            : [new EditStep(EditKind.Narrow, sentence)];
        var changed = new SegmentChange(reader).Of(
            found.Expression,
            [.. steps.Where(change => !string.IsNullOrWhiteSpace(change.Text))]
        );
        var before = Nodes.Conditions(found.Expression).ToHashSet();
        var tree = changed.Tree is null
            ? null
            : Nodes.Map(
                changed.Tree,
                condition =>
                    before.Contains(condition) ? condition with { Provenance = Provenance.Memory } : condition
            );
        var reading = changed.Readings.LastOrDefault() ?? reader.Read(sentence);
        work.Draft = new SegmentDraft(
            new SegmentDefinition
            {
                SegmentId = turn.NewSegmentId(),
                Version = 1,
                Query = turn.Input.Message,
                Expression = tree,
                Confidence = isAlone ? 1 : reading.Confidence,
            },
            TurnIntent.Create,
            "created"
        )
        {
            Reading = reading,
            Reader = reader,
            Sentence = sentence,
            Open = !changed.Readings.IsEmpty ? OpenWords.Find(reading, turn.Texts.Asking) : null,
            After = turn.Dialogue.WithoutHistory(),
            Note =
                again.Like is not null || again.Usual
                    ? turn.Texts.Memory.LikeTaken.Fill(("name", found.Name))
                    : null,
            From = found,
            Inherited = found.Confidence,
        };
    }
}
