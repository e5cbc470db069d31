using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Reads a message, does what it says on paper, and says what follows.</summary>
internal sealed class TurnRunner(TenantLanguages languages, SegmentReader segments, TimeProvider clock)
    : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    )
    {
        var steps = new StepClock(clock, progress);
        var turn = await OpenAsync(input, steps);
        var outcome = await steps.RunAsync("read", () => ReadAsync(turn, cancellationToken));
        outcome = LookupMaker.WithFilter(turn, outcome);
        return outcome with
        {
            Result = outcome.Result with { Steps = steps.Steps, Skills = TurnSkills.Of(outcome.Result) },
        };
    }

    private async Task<TurnScope> OpenAsync(TurnInput input, StepClock steps)
    {
        var words = TurnWords.Of(input.Skills);
        var language = await steps.RunAsync(
            "catalog",
            () => languages.GetAsync(input.TenantId, input.Catalog, words.Language.Thesaurus)
        );
        var today = DateClock.Today(input.Now, input.Config.TimeZone);
        var dateContext = new DateContext(today, words.Dates.ConventionsOf(input.Config));
        MessageReader Reader(IEnumerable<KeyValuePair<string, string>> terms)
        {
            var known = new KnownWords(
                input.Config.Vocabulary,
                terms.Concat(input.Dialogue.Settled).Concat(input.Definitions),
                input.Segments.Select(segment => (segment.SegmentId, segment.Name))
            );
            return new MessageReader(words.Language, language.Index, language.Model, known, dateContext);
        }

        var context = new SegmentContext(
            input.Catalog,
            new DateOnly(today.Year, today.Month, today.Day),
            SegmentContext.WeekStart(input.Config)
        );
        return new TurnScope(input, dateContext, context, Reader, words, steps);
    }

    private async Task<TurnOutcome> ReadAsync(TurnScope turn, CancellationToken cancellationToken)
    {
        if (turn.Input.Catalog.Tables.IsEmpty)
        {
            return TurnAnswers.Say(turn, TurnIntent.Create, turn.Texts.Creation.NoData);
        }

        var tokens = Tokenizer.Tokenize(turn.Input.Message);
        var reader = turn.Readers([]);
        var rejected = turn.Steps.Run(
            "safety",
            () =>
                turn.Words.Safety.Judge(
                    tokens,
                    turn.Input.Catalog,
                    reader.Index.Annotate(tokens),
                    SituationOf(turn.Dialogue),
                    turn.Dialogue.Purpose
                )
        );
        if (rejected is { Code: "out_of_scope" } && IsReadWhole(turn, reader))
        {
            rejected = null;
        }

        if (rejected is not null)
        {
            return TurnAnswers.Reject(
                turn,
                rejected.Code is "out_of_scope" ? TurnIntent.OutOfScope : TurnIntent.Create,
                rejected,
                turn.Words.Safety.PurposeOf(tokens)
            );
        }

        var maker = new SegmentMaker(turn, segments);
        if (
            turn.Dialogue.Pending is { } pending
            && await AnsweredAsync(turn, pending, maker, cancellationToken) is { } answered
        )
        {
            return answered;
        }

        var terms = turn
            .Dialogue.Settled.Keys.Concat(turn.Input.Definitions.Keys)
            .Concat(turn.Input.Config.Vocabulary.Keys)
            .Concat(turn.Words.Language.Data.VagueWords.Keys)
            .Distinct(StringComparer.Ordinal);
        if (turn.Words.Replies.Definition(turn.Input.Message, terms) is { } definition)
        {
            return await DefinedAsync(turn, definition, maker, cancellationToken);
        }

        var act = turn.Steps.Run(
            "intent",
            () =>
                new DialogueReader(turn.Words.Language.Dialogue, reader).Read(
                    turn.Input.Message,
                    turn.Dialogue.Current is not null
                )
        );
        var lookups = new LookupMaker(turn, segments);
        if (act is Act.Create && await lookups.AnswerAsync(reader, act, cancellationToken) is { } found)
        {
            return found;
        }

        var outcome = await ActAsync(turn, act, maker, cancellationToken);
        return act is Act.Ask && outcome.Result.Action is not TurnAction.Answer
            ? await lookups.AnswerAsync(reader, act, cancellationToken) ?? outcome
            : outcome;
    }

    /// <summary>A message of which every word is read as a condition is no request for something else, whatever it sounds like.</summary>
    private static bool IsReadWhole(TurnScope turn, MessageReader reader) =>
        reader.Read(turn.Input.Message)
            is {
                Expression: not null,
                Problems.IsEmpty: true,
                Unknown.IsEmpty: true,
                Vague.IsEmpty: true,
                Confidence: var sure
            }
        && sure >= turn.Texts.Asking.SureEnough;

    private static ScopeSituation SituationOf(DialogueState dialogue) =>
        dialogue.Pending is not null ? ScopeSituation.HasQuestion
        : dialogue.Current is not null || dialogue.Group is not null ? ScopeSituation.HasSegment
        : ScopeSituation.Fresh;

    private async Task<TurnOutcome> ActAsync(
        TurnScope turn,
        Act act,
        SegmentMaker maker,
        CancellationToken cancellationToken
    ) =>
        act switch
        {
            Act.Create(var text, var name, _) => await CreateAsync(
                turn,
                text,
                name,
                maker,
                cancellationToken
            ),
            Act.Edit(var steps) => await maker.EditAsync(steps, cancellationToken),
            Act.Undo => await maker.UndoAsync(cancellationToken),
            Act.Redo => await maker.RedoAsync(cancellationToken),
            Act.Delete(var name) => TurnAnswers.Delete(turn, name),
            Act.Restore(var name) => TurnAnswers.Restore(turn, name),
            Act.Rename(var name) => turn.Dialogue.Current is null && turn.Dialogue.Group is { } group
                ? await maker.NameGroupAsync(group, name, cancellationToken)
                : TurnAnswers.Rename(turn, name),
            Act.Forget(var about) => TurnAnswers.Forget(turn, about),
            Act.Ask(var text) => await AskAsync(turn, text, maker, cancellationToken),
            Act.Claim(var text) => await ClaimAsync(turn, text, maker, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<TurnOutcome> CreateAsync(
        TurnScope turn,
        string text,
        string? name,
        SegmentMaker maker,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return TurnAnswers.Fresh(turn);
        }

        if (LastTime.Find(text, turn.Texts.LastTime) is { } rest)
        {
            return await maker.LikeLastTimeAsync(rest, cancellationToken);
        }

        var known = turn
            .Dialogue.Settled.Keys.Concat(turn.Input.Definitions.Keys)
            .Concat(turn.Input.Config.Vocabulary.Keys)
            .ToList();
        var (sentence, local) = InlineDefinitions.Extract(
            text,
            turn.Words.Language.Data,
            turn.Words.Language.Dialogue,
            known
        );
        return await maker.CreateAsync(turn.Input.Message, sentence, name, local, [], cancellationToken);
    }

    private async Task<TurnOutcome> AskAsync(
        TurnScope turn,
        string text,
        SegmentMaker maker,
        CancellationToken cancellationToken
    )
    {
        var current = turn.Dialogue.Group ?? turn.Dialogue.Current?.Expression;
        return await new AnswerMaker(turn, segments).AskAsync(
                turn.Readers([]),
                text,
                current,
                turn.Dialogue.Current?.Expression,
                cancellationToken
            ) ?? await CreateAsync(turn, text, null, maker, cancellationToken);
    }

    private async Task<TurnOutcome> ClaimAsync(
        TurnScope turn,
        string text,
        SegmentMaker maker,
        CancellationToken cancellationToken
    ) =>
        await new AnswerMaker(turn, segments).ClaimAsync(turn.Readers([]), text, cancellationToken)
        ?? await CreateAsync(turn, text, null, maker, cancellationToken);

    /// <summary>The reply to the open question; null when the message is something else.</summary>
    private static async Task<TurnOutcome?> AnsweredAsync(
        TurnScope turn,
        PendingQuestion pending,
        SegmentMaker maker,
        CancellationToken cancellationToken
    )
    {
        var terms = pending.Terms;
        if (IsAnotherRequest(turn, terms))
        {
            return null;
        }

        var options = pending.Question.Options.Select(option => option.Text).ToImmutableArray();
        switch (turn.Words.Replies.Read(turn.Input.Message, terms, options))
        {
            case Reply.Dismissed:
                return TurnAnswers.Say(
                    turn,
                    TurnIntent.Create,
                    turn.Texts.Questions.Dropped,
                    turn.Dialogue with
                    {
                        Pending = null,
                    }
                );
            case Reply.Choice(var option) when terms.IsEmpty:
                return await ChosenAsync(pending, option, maker, cancellationToken);
            case Reply.Choice(var option):
                var text = options[Math.Max(0, option)];
                return await maker.ResumeAsync(pending, [(terms[0], text)], once: false, cancellationToken);
            case Reply.Meaning(var meanings, var once):
                return await maker.ResumeAsync(pending, meanings, once, cancellationToken);
            default:
                return null;
        }
    }

    private static async Task<TurnOutcome?> ChosenAsync(
        PendingQuestion pending,
        int option,
        SegmentMaker maker,
        CancellationToken cancellationToken
    )
    {
        var offered =
            option == -1
                ? Language.Domain.Clauses.Nodes.Or(pending.Offered)
                : pending.Offered[Math.Min(option, pending.Offered.Length - 1)];
        return offered is null ? null : await maker.TakeAsync(pending.Message, offered, cancellationToken);
    }

    /// <summary>True for a message that starts something else though a question is open.</summary>
    private static bool IsAnotherRequest(TurnScope turn, ImmutableArray<string> terms)
    {
        var act = new DialogueReader(turn.Words.Language.Dialogue, turn.Readers([])).Read(
            turn.Input.Message,
            hasCurrent: false
        );
        return act switch
        {
            Act.Create { Fresh: true }
            or Act.Delete
            or Act.Undo
            or Act.Redo
            or Act.Forget
            or Act.Rename
            or Act.Ask
            or Act.Claim => true,
            Act.Create(var text, _, _) => terms.All(term =>
                !text.Contains(term, StringComparison.OrdinalIgnoreCase)
            ) && IsSentence(turn, text),
            _ => false,
        };
    }

    /// <summary>"customers in Texas who …" is a request of its own, "60 days" and "income above 75k" are answers.</summary>
    private static bool IsSentence(TurnScope turn, string text) =>
        Tokenizer.Tokenize(text).Take(3).Any(token => turn.Texts.Requests.Contains(token.Folded));

    /// <summary>Terms were defined outside of a question: the current segment is made again where it used them.</summary>
    private static async Task<TurnOutcome> DefinedAsync(
        TurnScope turn,
        Reply.Meaning definition,
        SegmentMaker maker,
        CancellationToken cancellationToken
    )
    {
        var settled = turn.Dialogue.Settled.SetItems(
            definition.Meanings.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Text))
        );
        var commands = definition.Once
            ? []
            : definition
                .Meanings.Select(meaning => (TurnCommand)new TurnCommand.Define(meaning.Term, meaning.Text))
                .ToImmutableArray();
        if (
            turn.Dialogue.Current is { } current
            && definition.Meanings.Any(meaning =>
                current.Query.Contains(meaning.Term, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return await maker.RemakeAsync(current, definition.Meanings, commands, cancellationToken);
        }

        var words = string.Join(
            "; ",
            definition.Meanings.Select(meaning =>
                turn.Texts.Questions.NotedOne.Fill(("term", meaning.Term), ("meaning", meaning.Text))
            )
        );
        return TurnAnswers.Say(
            turn,
            TurnIntent.Create,
            turn.Texts.Questions.Noted.Fill(("meanings", words)),
            turn.Dialogue with
            {
                Settled = settled,
                Pending = null,
            },
            commands
        );
    }
}
