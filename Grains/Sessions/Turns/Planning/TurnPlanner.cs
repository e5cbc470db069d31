using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Living;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>PLAN: finds out what a message asks for. Reads words only; nothing is counted here.</summary>
/// <param name="segments">Looks up rows.</param>
internal sealed class TurnPlanner(SegmentReader segments)
{
    /// <summary>What a turn does. The first that applies: a refusal, the reply to the open question, a definition, an act.</summary>
    public PlannedTurn Plan(TurnScope turn)
    {
        var planned = Read(turn);
        return planned with { Task = TurnRole.Hold(turn, planned.Task) };
    }

    /// <summary>What a message does by itself: no reply, no definition, nothing about memories or saved segments.</summary>
    public TurnTask OfMessage(TurnScope turn) => OfAct(turn, ActOf(turn));

    private PlannedTurn Read(TurnScope turn)
    {
        if (Before(turn) is { } first)
        {
            return new(turn, first);
        }

        var refused = Refuse(turn);
        if (refused is not null && (turn.Dialogue.Pending is not null || !IsOtherSubject(turn, refused)))
        {
            return new(turn, Settled(refused));
        }

        return
            turn.Dialogue.Pending is { } pending
            && turn.Steps.Run("reply", () => PendingReplies.Read(turn, pending, this)) is { } reply
            ? reply
            : new(turn, Taught(turn, refused) ?? Done(turn, refused));
    }

    /// <summary>What is not about customers: memories, knowledge, saved segments.</summary>
    private static TurnTask? Before(TurnScope turn)
    {
        if (Recollection.Answer(turn) is { } recalled)
        {
            return Settled(recalled);
        }

        if (Known(turn) is { } known)
        {
            return known;
        }

        if (turn.Input.Catalog.Tables.IsEmpty)
        {
            return Settled(TurnAnswers.Say(turn, TurnIntent.Create, turn.Texts.Creation.NoData));
        }

        return turn.Steps.Run("living", () => LivingPlanner.Read(turn));
    }

    /// <summary>What the user says of words and of memory. None of it has to speak of customers.</summary>
    private static TurnTask? Taught(TurnScope turn, TurnOutcome? refused)
    {
        if (Forgetting.OfUnknown(turn) is { } unknown)
        {
            return Settled(unknown);
        }

        if (turn.Dialogue.Pending is null && turn.Words.Replies.IsDismissal(turn.Input.Message))
        {
            return Settled(refused ?? TurnAnswers.Say(turn, TurnIntent.Create, turn.Texts.Questions.Dropped));
        }

        var terms = KnownTerms(turn)
            .Concat(turn.Words.Language.Data.VagueWords.Keys)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return Definitions.Read(turn, terms, isDoubtful: refused is not null)
            ?? (refused is null ? TakenBackMeaning.Read(turn) : null);
    }

    /// <summary>What the message does. One that sounds like another subject is refused, unless it speaks of what is there.</summary>
    private TurnTask Done(TurnScope turn, TurnOutcome? refused)
    {
        var act = ActOf(turn);
        return refused is null || IsOfOwnThings(turn, act) ? OfAct(turn, act) : Settled(refused);
    }

    private static Act ActOf(TurnScope turn) =>
        turn.Steps.Run(
            "intent",
            () =>
                new DialogueReader(turn.Words.Language.Dialogue, turn.Readers([])).Read(
                    turn.Input.Message,
                    turn.Dialogue.Current is not null
                )
        );

    /// <summary>Another way to take a question that the engine could not answer as one; null = none.</summary>
    public TurnTask? OtherWay(TurnScope turn) =>
        new LookupMaker(turn, segments).Read() is { } rows ? new TurnTask.Lookup(rows) : null;

    /// <summary>A question to knowledge; null = none, or one that the engine reads as a question about the data.</summary>
    private static TurnTask.Know? Known(TurnScope turn) =>
        turn.Words.Knowledge.Read(turn.Input.Message) is not { } question ? null
        : question.Kind != KnowledgeKind.Thing
        || (
            KnowledgeAnswers.Knows(turn, question.About)
            && (turn.Input.Catalog.Tables.IsEmpty || Ask(turn, turn.Input.Message) is null)
        )
            ? new TurnTask.Know(question)
        : null;

    private static TurnTask.Settled Settled(TurnOutcome outcome) => new(outcome);

    private static IEnumerable<string> KnownTerms(TurnScope turn) =>
        turn
            .Dialogue.Settled.Keys.Concat(turn.Input.Definitions.Keys)
            .Concat(turn.Input.Config.Vocabulary.Keys);

    private static TurnOutcome? Refuse(TurnScope turn)
    {
        var tokens = turn.Steps.Run("normalise", () => Tokenizer.Tokenize(turn.Input.Message));
        var reader = turn.Readers([]);
        var rejected = turn.Steps.Run(
            "safety",
            () =>
                turn.Words.Safety.Judge(
                    tokens,
                    turn.Input.Catalog,
                    [.. reader.Index.Annotate(tokens), .. Named(reader, tokens)],
                    SituationOf(turn.Dialogue),
                    turn.Dialogue.Purpose
                )
        );
        return
            rejected is null
            || (
                rejected is { Code: "out_of_scope" }
                && (IsOfThePast(turn) || IsReadWhole(turn, reader) || IsAskedWhole(turn))
            )
            ? null
            : TurnAnswers.Reject(
                turn,
                rejected.Code is "out_of_scope" ? TurnIntent.OutOfScope : TurnIntent.Create,
                rejected,
                turn.Words.Safety.PurposeOf(tokens)
            );
    }

    /// <summary>Names of saved segments and words that somebody defined are as much of the subject as what the catalog holds.</summary>
    private static IEnumerable<FacetMatch> Named(MessageReader reader, ImmutableArray<Token> tokens) =>
        reader
            .Named(tokens)
            .Select(found => new FacetMatch(
                found.First,
                found.End,
                MatchKind.Table,
                "",
                [],
                MatchWay.Exact,
                1,
                false,
                ConditionOperator.Unknown
            ));

    /// <summary>True for a refusal of words that only sound like another subject.</summary>
    private static bool IsOtherSubject(TurnScope turn, TurnOutcome refused) =>
        refused.Result.Rejection is { Code: "out_of_scope" }
        && !turn.Words.Safety.IsAttack(Tokenizer.Tokenize(turn.Input.Message));

    /// <summary>"delete Baby aisle" speaks of a saved segment, whatever its name sounds like; so does a question whose words are all read.</summary>
    private static bool IsOfOwnThings(TurnScope turn, Act act) =>
        act switch
        {
            Act.Delete({ } name) => TurnAnswers.Find(turn, name) is not null,
            Act.Restore(var name) => TurnAnswers.IsDeleted(turn, name),
            Act.Rename => turn.Dialogue.Current is not null
                && !turn.Words.Safety.IsErrand(Tokenizer.Tokenize(turn.Input.Message)),
            Act.Ask(var text) => Ask(turn, text) is { } ask
                && ask.Question.Reading is { Problems.IsEmpty: true, Unknown.IsEmpty: true },
            _ => false,
        };

    /// <summary>"The usual" says nothing of customers and means some.</summary>
    private static bool IsOfThePast(TurnScope turn) =>
        turn.Words.Recollection.Usual(turn.Input.Message) is { } beside && string.IsNullOrWhiteSpace(beside);

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

    /// <summary>A question of which every word is understood and that names a column or the rows of a table is about the data, whatever it sounds like.</summary>
    private static bool IsAskedWhole(TurnScope turn) =>
        Ask(turn, turn.Input.Message)
            is {
                Question.Reading:
                {
                    Problems.IsEmpty: true,
                    Unknown.IsEmpty: true,
                    Vague.IsEmpty: true,
                    Confidence: var sure,
                    Items: var items
                }
            }
        && sure >= turn.Texts.Asking.SureEnough
        && items.Any(item => item.Is("question.key") || item.Is("question.measure"));

    private static ScopeSituation SituationOf(DialogueState dialogue) =>
        dialogue.Pending is not null ? ScopeSituation.HasQuestion
        : dialogue.Current is not null || dialogue.Group is not null ? ScopeSituation.HasSegment
        : ScopeSituation.Fresh;

    private TurnTask OfAct(TurnScope turn, Act act) =>
        act switch
        {
            Act.Create(var text, var name, _) => OtherWay(turn) ?? Create(turn, text, name),
            Act.Edit(var steps) => new TurnTask.Change(steps),
            Act.Undo => turn.Dialogue is { Current: not null, Undo.IsEmpty: false }
                ? new TurnTask.Step(Back: true)
            : turn.Dialogue is { Current: null, Deleted: not null } ? Settled(TurnAnswers.Restore(turn, null))
            : Settled(TurnAnswers.Say(turn, TurnIntent.Edit, turn.Texts.Editing.NothingToUndo)),
            Act.Redo => turn.Dialogue is { Current: not null, Redo.IsEmpty: false }
                ? new TurnTask.Step(Back: false)
                : Settled(TurnAnswers.Say(turn, TurnIntent.Edit, turn.Texts.Editing.NothingToRedo)),
            Act.Delete(var name) => Settled(TurnAnswers.Delete(turn, name)),
            Act.Restore(var name) => Settled(TurnAnswers.Restore(turn, name)),
            Act.Rename(var name) => turn.Dialogue.Current is null && turn.Dialogue.Group is { } group
                ? new TurnTask.Take(turn.Input.Message, group, name)
                : Settled(TurnAnswers.Rename(turn, name)),
            Act.Forget(var about) => Settled(Forgetting.Of(turn, about)),
            Act.Ask(var text) => Ask(turn, text) ?? OtherWay(turn) ?? Create(turn, text, null),
            Act.Claim(var text) => HypothesisReader.Read(turn.Readers([]), text) is { } claim
                ? new TurnTask.Claim(text, claim)
                : Create(turn, text, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static TurnTask.Ask? Ask(TurnScope turn, string text)
    {
        var segment = turn.Dialogue.Current?.Expression;
        return
            QuestionReader.Read(turn.Readers([]), text, turn.Dialogue.Group ?? segment, segment)
                is { } question
            ? new TurnTask.Ask(text, question)
            : null;
    }

    private static TurnTask Create(TurnScope turn, string text, string? name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Settled(TurnAnswers.Fresh(turn));
        }

        if (name is not null && SegmentNames.Problem(turn, name, null) is { } problem)
        {
            return Settled(TurnAnswers.Say(turn, TurnIntent.Create, problem));
        }

        if (turn.Words.Recollection.Like(text) is var (words, beside))
        {
            return new TurnTask.LastTimeAgain(beside) { Like = words };
        }

        if (turn.Words.Recollection.Usual(text) is { } but)
        {
            return new TurnTask.LastTimeAgain(but) { Usual = true };
        }

        if (LastTime.Find(text, turn.Texts.LastTime) is { } rest)
        {
            return new TurnTask.LastTimeAgain(rest);
        }

        var (sentence, local, once) = InlineDefinitions.Extract(
            text,
            turn.Words.Language.Data,
            turn.Words.Language.Dialogue,
            KnownTerms(turn).ToList()
        );
        return new TurnTask.Make(turn.Input.Message, sentence)
        {
            Name = name,
            Local = local,
            Once = once,
        };
    }
}
