using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Improving;

/// <summary>IMPROVE: makes the one repair that the weightiest finding calls for.</summary>
/// <param name="planner">Knows other ways to take a message.</param>
/// <param name="segments">Counts what the options of a question lead to.</param>
internal sealed class TurnImprover(TurnPlanner planner, SegmentReader segments)
{
    /// <summary>Repairs work that failed its verification.</summary>
    public Task<Repair> RepairAsync(
        TurnWork work,
        Verification verified,
        CancellationToken cancellationToken
    ) =>
        work.Outcome is { } outcome
            ? Task.FromResult(OfOutcome(work, outcome, verified))
            : OfDraftAsync(work, verified, cancellationToken);

    private Repair OfOutcome(TurnWork work, TurnOutcome outcome, Verification verified)
    {
        var other = planner.OtherWay(work.Turn);
        var kept = outcome with { Result = outcome.Result with { Evaluation = verified.Evaluation } };
        return new(RepairChoice.For(verified.First!.Check, other is not null), kept, other);
    }

    private async Task<Repair> OfDraftAsync(
        TurnWork work,
        Verification verified,
        CancellationToken cancellationToken
    )
    {
        var draft = work.Draft!;
        var kind = RepairChoice.For(verified.First!.Check, draft.Rival is not null);
        if (kind == RepairKind.Offer)
        {
            return await OfferAsync(work, draft, verified, cancellationToken);
        }

        var outcome = kind switch
        {
            RepairKind.Refuse => TurnAnswers.Reject(work.Turn, draft.Intent, work.Rejection!),
            RepairKind.Escalate => Escalation.Of(work, verified),
            _ => await AskAsync(work, verified, cancellationToken),
        };
        return new(
            kind,
            outcome with
            {
                Result = outcome.Result with { Evaluation = verified.Evaluation },
            },
            kind == RepairKind.Reread ? new TurnTask.Redraft(Other(draft)) : null
        );
    }

    private static SegmentDraft Other(SegmentDraft draft) =>
        draft with
        {
            Definition = draft.Definition with { Expression = draft.Rival },
            Rival = null,
        };

    /// <summary>Offers both readings; where the user chose between them before in this session, takes the one chosen then.</summary>
    private async Task<Repair> OfferAsync(
        TurnWork work,
        SegmentDraft draft,
        Verification verified,
        CancellationToken cancellationToken
    )
    {
        var counts = ((Outcome<SegmentCounts>.Done)work.Counted!).Value;
        var (offer, taken) = await new Questions(work.Turn, segments).OfferAsync(
            draft.Definition,
            draft.Rival!,
            counts,
            new ExpressionText(work.Context, (int)work.Turn.Texts.Listing.LongestName),
            draft.Reading!,
            cancellationToken
        );
        var outcome = offer with
        {
            Commands = [.. offer.Commands, .. draft.Commands],
            Result = offer.Result with { Evaluation = verified.Evaluation },
        };
        if (taken is null)
        {
            return new(RepairKind.Offer, UsedMeanings.Note(work.Turn, outcome, draft.Reading!));
        }

        var again = draft with
        {
            Definition = draft.Definition with { Expression = taken },
            Rival = null,
            Commands =
            [
                .. draft.Commands,
                new TurnCommand.Clarify(
                    new ClarificationNote.Reused(
                        Questions.ReadingKey(draft.Definition.Query),
                        work.Turn.Input.TurnId
                    )
                ),
            ],
        };
        return new(RepairKind.Reread, outcome, new TurnTask.Redraft(again));
    }

    private async Task<TurnOutcome> AskAsync(
        TurnWork work,
        Verification verified,
        CancellationToken cancellationToken
    )
    {
        var draft = work.Draft!;
        var questions = new Questions(work.Turn, segments);
        var intent = work.Task is TurnTask.Change ? TurnIntent.Edit : TurnIntent.Create;
        var question = draft.Open is { } open
            ? await questions.AskAsync(
                draft.Reader!,
                draft.Reading!,
                open,
                draft.Definition.Query,
                intent,
                reader => TreeOf(work, draft, reader),
                cancellationToken
            )
            : await questions.AskOtherwiseAsync(
                draft,
                WordsOf(work, draft),
                verified.First!.Detail,
                reader => TreeOf(work, draft, reader),
                cancellationToken
            );
        return question with
        {
            Commands = [.. question.Commands, .. draft.Commands],
            Dialogue = question.Dialogue with
            {
                Settled = draft.After.Settled,
                SettledAt = draft.After.SettledAt,
            },
        };
    }

    /// <summary>The sentence read again, or the change made again.</summary>
    private static ExpressionNode? TreeOf(TurnWork work, SegmentDraft draft, MessageReader reader) =>
        work is { Task: TurnTask.Change(var steps), Turn.Dialogue.Current: { } current }
            ? new SegmentChange(reader).Of(current.Expression, steps)
                is { IsSame: false, Tree: { } tree } changed
            && changed.Readings.All(reading => reading.Problems.IsEmpty)
                ? tree
                : null
            : reader.Read(draft.Sentence) is { Expression: { } read, Problems.IsEmpty: true }
                ? read
                // A claim of which a word is not settled is read as a sentence.
                : HypothesisReader.Read(reader, draft.Sentence)?.Specs[0].Among;

    /// <summary>The words that are not kept, or those of the first condition that cannot be run; else the whole sentence.</summary>
    private static string WordsOf(TurnWork work, SegmentDraft draft) =>
        work.Faults is [var fault, ..]
            ? fault.Said
            : Nodes
                .Conditions(draft.Definition.Expression)
                .FirstOrDefault(condition =>
                    SegmentCompiler.Counts(work.Context, [condition]) is Outcome<CompiledQuery>.Refused
                )
                ?.Source?.Text
                ?? draft.Definition.Query;
}
