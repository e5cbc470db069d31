using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>
/// Reads replies to the open question. A reply is an answer, a choice, a change to be made when there is an answer, or another message;
/// of what is none of these, the question is put again with the reason.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="pending">The question.</param>
/// <param name="planner">Plans the message that the question interrupted.</param>
internal sealed class PendingReplies(TurnScope turn, PendingQuestion pending, TurnPlanner planner)
{
    private readonly AnswerReader _answers = new(turn);
    private readonly DialogueReader _dialogue = new(turn.Words.Language.Dialogue, turn.Readers([]));

    /// <summary>What a reply to the open question leads to; null when the message is something else.</summary>
    public static PlannedTurn? Read(TurnScope turn, PendingQuestion pending, TurnPlanner planner) =>
        new PendingReplies(turn, pending, planner).Read();

    private ImmutableArray<string> Terms => pending.Terms;

    private string Message => turn.Input.Message;

    private PlannedTurn? Read()
    {
        if (IsPassedOver())
        {
            return null;
        }

        var options = pending.Question.Options.Select(option => option.Text).ToImmutableArray();
        var own = turn.Words.ReplyWords.After("neither", Message);
        if (own is { Length: 0 })
        {
            return Again(turn.Texts.Questions.OwnWords);
        }

        var reply = turn.Words.Replies.Read(
            own ?? Message,
            Terms,
            own is null ? options : [],
            own is null ? [.. pending.Question.Options.Select(option => option.EstimatedSize)] : [],
            isConfirmed: options.Length == 1 || IsDoubted()
        );
        return reply switch
        {
            Reply.Dismissed => new PlannedTurn(turn, Dismissed()),
            Reply.Choice(var chosen) when Terms.IsEmpty => Chosen(chosen),
            Reply.Choice({ Length: 1 } one) => Resume([(Terms[0], options[one[0]])], once: false, "chosen"),
            Reply.Choice(var several) => Resume([(Terms[0], Union(several))], once: false, "chosen"),
            Reply.Meaning when IsCommand() => null,
            Reply.Meaning meaning => Answered(meaning) ?? (IsAnotherRequest() ? null : Otherwise()),
            _ => null,
        };
    }

    /// <summary>True when the first option is what was told long ago: "yes" confirms it.</summary>
    private bool IsDoubted() =>
        Terms is [var term, ..] && turn.Known.Doubts.ContainsKey(turn.Words.Meanings.KeyOf(term));

    private PlannedTurn? Answered(Reply.Meaning reply)
    {
        var texts = reply.Meanings.Where(meaning => meaning.Text.Length > 0).ToImmutableArray();
        if (texts.Length > 1)
        {
            var pairs = reply.IsDefinition ? texts : Paired(texts);
            var given = pairs.Select(pair => (pair.Term, Text: _answers.Read(pair.Term, pair.Text))).ToList();
            if (given.TrueForAll(pair => pair.Text is not null))
            {
                return Resume([.. given.Select(pair => (pair.Term, pair.Text!))], reply.Once, "answered");
            }
        }
        else if (texts is [var (term, text)])
        {
            return reply.IsDefinition
                ? _answers.Read(term, text) is { } defined
                    ? Resume([(term, defined)], reply.Once, "answered")
                    : null
                : One(text, reply.Once) ?? (IsOfSentence() ? WithChange(text, reply.Once) : null);
        }

        return null;
    }

    /// <summary>One answer to a question about several words belongs to the first whose kind it is of; the others are asked next.</summary>
    private PlannedTurn? One(string text, bool once)
    {
        if (Terms.Length > 1 && _answers.IsOfSeveral(text))
        {
            return Resume(_answers.OfAll(Terms, text), once, "answered");
        }

        foreach (var term in Terms)
        {
            if (_answers.Read(term, text) is { } meaning)
            {
                return Resume([(term, meaning)], once, "answered");
            }
        }

        return null;
    }

    /// <summary>"60 days, women only": an answer, and a change behind it.</summary>
    private PlannedTurn? WithChange(string text, bool once)
    {
        foreach (var (head, tail) in ReplyWords.Halves(text))
        {
            if (IsChange(tail) && One(head, once) is { } answered)
            {
                return Changed(answered, tail);
            }
        }

        return null;
    }

    private static PlannedTurn Changed(PlannedTurn planned, string change)
    {
        ImmutableArray<string> then = [.. planned.Then, change];
        return planned with { Then = then, Task = With(planned.Turn, planned.Task, [change]) };
    }

    /// <summary>Parts of an answer, in whatever order, with the words that they are answers about.</summary>
    private ImmutableArray<(string Term, string Text)> Paired(
        ImmutableArray<(string Term, string Text)> texts
    )
    {
        ImmutableArray<(string Term, string Text)> turned =
        [
            .. Terms.Zip(texts.Select(pair => pair.Text).Reverse()),
        ];
        return texts.All(pair => _answers.Read(pair.Term, pair.Text) is not null) ? texts : turned;
    }

    /// <summary>A change to be made when there is an answer, or words of which nothing can be made.</summary>
    private PlannedTurn Otherwise()
    {
        if (!IsOfSentence() || !IsChange(Message))
        {
            return Again(turn.Texts.Questions.Unreadable.Fill(("words", Message.Trim())));
        }

        var kept = pending with { Then = [.. pending.Then ?? [], Message] };
        return Again(turn.Texts.Questions.KeptChange.Fill(("words", Message.Trim())), kept);
    }

    /// <summary>True when the question is about a sentence that makes or changes a segment.</summary>
    private bool IsOfSentence() => pending.Intent is TurnIntent.Create or TurnIntent.Edit;

    private bool IsChange(string text) =>
        !_answers.IsBare(text)
        && StepsOf(turn, text) is { IsEmpty: false } steps
        && new SegmentChange(turn.Readers([])).Of(Unanswered(), steps) is { IsRead: true };

    /// <summary>What a change would be made to: the segment, or the sentence without the words that are asked about.</summary>
    private ExpressionNode? Unanswered() =>
        pending.Intent is TurnIntent.Edit && turn.Dialogue.Current is { } current
            ? current.Expression
            : turn.Readers(Terms.Select(term => KeyValuePair.Create(term, "")))
                .Read(pending.Message)
                .Expression;

    private static ImmutableArray<EditStep> StepsOf(TurnScope turn, string text) =>
        new DialogueReader(turn.Words.Language.Dialogue, turn.Readers([])).Read(text, hasCurrent: true)
            is Act.Edit(var steps)
            ? steps
            : [];

    private static TurnTask With(TurnScope turn, TurnTask task, ImmutableArray<string> then) =>
        then.IsEmpty
            ? task
            : task switch
            {
                TurnTask.Make make => make with { Changes = [.. make.Changes, .. then] },
                TurnTask.Change change => change with
                {
                    Steps = [.. change.Steps, .. then.SelectMany(text => StepsOf(turn, text))],
                },
                _ => task,
            };

    private PlannedTurn Again(string why) => Again(why, pending);

    /// <summary>The same question once more, with the reason: the ledger keeps it as one.</summary>
    private PlannedTurn Again(string why, PendingQuestion kept) =>
        new(
            turn,
            new TurnTask.Settled(
                new TurnOutcome(
                    turn.Result(pending.Intent, TurnAction.Clarify) with
                    {
                        Question = pending.Question with { Text = why + " " + pending.Question.Text },
                    },
                    turn.Dialogue with
                    {
                        Pending = kept,
                    },
                    []
                )
            )
        );

    /// <summary>"both": whoever meets one of the answers. Of answers that differ in their number alone, the widest holds the others.</summary>
    private string Union(ImmutableArray<int> chosen)
    {
        var widest = chosen
            .Select(place => pending.Question.Options[place])
            .GroupBy(option => WithoutNumbers(option.Text), StringComparer.Ordinal)
            .Select(group => group.MaxBy(option => option.EstimatedSize ?? 0)!)
            .ToList();
        var text = string.Join(" or ", widest.Select(option => option.Text));
        return
            turn.Readers([KeyValuePair.Create(Terms[0], text)]).Read(pending.Message)
                is { Expression: not null, Problems.IsEmpty: true, Unknown.IsEmpty: true }
            ? text
            : widest.MaxBy(option => option.EstimatedSize ?? 0)!.Text;
    }

    private static string WithoutNumbers(string text) =>
        string.Join(
            ' ',
            Tokenizer
                .Tokenize(text)
                .Where(token => token.Kind is not TokenKind.Number)
                .Select(token => token.Stem)
        );

    private TurnTask.Settled Dismissed() =>
        new(
            TurnAnswers.Say(
                turn,
                TurnIntent.Create,
                turn.Texts.Questions.Dropped,
                turn.Dialogue with
                {
                    Pending = null,
                },
                [new TurnCommand.Clarify(new ClarificationNote.Dropped(turn.Input.TurnId))]
            )
        );

    /// <summary>Goes on with the message that the question interrupted, as if it were said now by somebody who knows the answer.</summary>
    private PlannedTurn Resume(ImmutableArray<(string Term, string Text)> meanings, bool once, string how)
    {
        var type = pending.Question.Type;
        var commands = once
            ? [new TurnCommand.Clarify(new ClarificationNote.Dropped(turn.Input.TurnId))]
            : Learning.Of(turn, meanings, how, remembered: IsWorthKeeping(meanings, type));
        var given = (pending.Given ?? ImmutableSortedDictionary<string, string>.Empty).SetItems(
            meanings.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Text))
        );
        var settled = once
            ? ImmutableSortedDictionary<string, string>.Empty
            : meanings
                .Where(meaning => meaning.Text.Length > 0)
                .ToImmutableSortedDictionary(
                    meaning => meaning.Term,
                    meaning => meaning.Text,
                    StringComparer.Ordinal
                );
        var resolved = given
            .Where(meaning => meaning.Value.Length > 0)
            .Select(meaning => new ResolvedMeaning(
                meaning.Key,
                turn.Words.Meanings.KeyOf(meaning.Key),
                meaning.Key == Terms[0] ? type : MeaningKeys.TypeOf(turn.Words.Meanings.KeyOf(meaning.Key)),
                meaning.Key == Terms[0] ? [.. pending.Question.Options.Select(option => option.Text)] : [],
                turn.Input.TurnId
            ))
            .ToImmutableArray();
        if (IsReopened())
        {
            return new(turn, ToldMeanings.Remake(turn, turn.Dialogue.Current!, meanings, commands))
            {
                Resolved = resolved,
            };
        }

        var resumed = turn.Resume(pending.Message, given);
        var task = planner.OfMessage(resumed) switch
        {
            // The answer says who is meant in the place of a segment of the past that there is not.
            TurnTask.LastTimeAgain => new TurnTask.Make(pending.Message, pending.Message),
            var other => other,
        };
        var then = pending.Then ?? [];
        return new(resumed, With(resumed, task, then))
        {
            Commands = commands,
            Resolved = resolved,
            Settled = settled,
            Then = then,
        };
    }

    /// <summary>True when the question is about a meaning that the current segment rests on: "no, not that".</summary>
    private bool IsReopened() =>
        turn.Dialogue is { Current: not null, Said: [var first, ..], Resolved: { IsEmpty: false } resolved }
        && string.Equals(first, pending.Message, StringComparison.Ordinal)
        && resolved.Any(one => one.Term == Terms[0]);

    /// <summary>False for what a frequent word, or a stretch that could not be carried out, meant in this one sentence.</summary>
    private bool IsWorthKeeping(ImmutableArray<(string Term, string Text)> meanings, string type) =>
        type is not ("unknownWord" or "condition")
        || (
            type is "unknownWord"
            && meanings.All(meaning =>
                IsName(meaning.Term) && meaning.Text.Length > 0 && !turn.Readers([]).IsBare(meaning.Text)
            )
        );

    private bool IsName(string term) =>
        Tokenizer
            .Tokenize(term)
            .Any(token =>
                token.Kind is TokenKind.Word && WordList.Rank(token.Folded) > turn.Texts.Asking.CommonWordRank
            );

    private PlannedTurn? Chosen(ImmutableArray<int> chosen)
    {
        var offered = Nodes.Or(
            chosen.Select(place => pending.Offered[Math.Min(place, pending.Offered.Length - 1)])
        );
        return offered is null
            ? null
            : new(
                turn,
                new TurnTask.Take(pending.Message, offered)
                {
                    Commands =
                    [
                        new TurnCommand.Clarify(
                            new ClarificationNote.Answered(
                                Questions.ReadingKey(pending.Message),
                                pending.Message,
                                Message,
                                chosen.Length > 1 ? "both" : pending.Question.Options[chosen[0]].Text,
                                turn.Input.TurnId
                            )
                        ),
                    ],
                }
            );
    }

    /// <summary>True for a message that is no reply, whatever it says: the same request again, a change of the segment, a segment of the past.</summary>
    private bool IsPassedOver() =>
        string.Equals(pending.Message.Trim(), Message.Trim(), StringComparison.OrdinalIgnoreCase)
        || (turn.Dialogue.Current is not null && _dialogue.IsPlainEdit(Message))
        || turn.Words.Recollection.Usual(Message) is not null
        || turn.Words.Recollection.Like(Message) is not null
        || LastTime.Find(Message, turn.Texts.LastTime) is not null;

    /// <summary>True for a question, and for what is done to segments.</summary>
    private bool IsCommand() =>
        _dialogue.Read(Message, hasCurrent: false)
            is Act.Create { Fresh: true }
                or Act.Delete
                or Act.Undo
                or Act.Redo
                or Act.Forget
                or Act.Rename
                or Act.Ask;

    /// <summary>True for a message that is no answer and starts something else.</summary>
    private bool IsAnotherRequest() =>
        Terms.Any(term => _answers.Speaks(Message, term))
        || _dialogue.Read(Message, hasCurrent: false) switch
        {
            Act.Claim => true,
            Act.Create(var text, _, _) => IsSentence(text),
            _ => false,
        };

    /// <summary>"customers in Texas who …" is a request of its own, "women only" is not.</summary>
    private bool IsSentence(string text) =>
        Tokenizer
            .Tokenize(text)
            .Take(3)
            .Any(token =>
                turn.Texts.Requests.Contains(token.Folded)
                || (
                    token.Folded.EndsWith('s')
                    && token.Folded is not ("those" or "others" or "ones" or "folks")
                    && turn.Words.Language.Thesaurus.IsEntityWord(token.Stem)
                )
            );
}
