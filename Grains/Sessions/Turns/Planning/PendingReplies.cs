using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>Reads replies to the open question, and meanings that are given without one.</summary>
internal static class PendingReplies
{
    /// <summary>What a reply to the open question leads to; null when the message is something else.</summary>
    public static TurnTask? Read(TurnScope turn, PendingQuestion pending)
    {
        var terms = pending.Terms;
        if (IsAnotherRequest(turn, pending))
        {
            return null;
        }

        var options = pending.Question.Options.Select(option => option.Text).ToImmutableArray();
        var own = turn.Words.ReplyWords.After("neither", turn.Input.Message);
        if (own is { Length: 0 })
        {
            return Again(turn, pending, turn.Texts.Questions.OwnWords);
        }

        return turn.Words.Replies.Read(own ?? turn.Input.Message, terms, own is null ? options : []) switch
        {
            Reply.Dismissed => Dismissed(turn),
            Reply.Choice(var option) when terms.IsEmpty => Chosen(turn, pending, option),
            Reply.Choice(var option) => Resume(
                turn,
                pending,
                [(terms[0], option >= 0 ? options[option] : Union(turn, pending))],
                once: false,
                "chosen"
            ),
            Reply.Meaning(var meanings, var once) => Answered(turn, pending, meanings, once),
            _ => null,
        };
    }

    /// <summary>Terms defined outside of a question: the current segment is made again where it used them. Null when nothing is defined.</summary>
    public static TurnTask? Definition(TurnScope turn, IEnumerable<string> terms)
    {
        var definition =
            turn.Words.Replies.Definition(turn.Input.Message, terms) ?? Recollection.DefinitionOf(turn);
        if (definition is null)
        {
            return null;
        }

        definition = definition with { Meanings = Whole(turn, definition.Meanings) };
        var commands = Learning.Of(turn, definition.Meanings, "stated", remembered: !definition.Once);
        return
            turn.Dialogue.Current is { } current
            && definition.Meanings.Any(meaning => RestsOn(turn, current, meaning.Term))
            ? Remake(turn, current, definition.Meanings, commands)
            : new TurnTask.Settled(Noted(turn, definition, commands));
    }

    /// <summary>Makes the current segment again with other meanings, its changes included.</summary>
    public static TurnTask.Make Remake(
        TurnScope turn,
        SegmentDefinition current,
        ImmutableArray<(string Term, string Text)> meanings,
        ImmutableArray<TurnCommand> commands
    )
    {
        var said = turn.Dialogue.Said ?? [current.Query];
        return new TurnTask.Make(said.Length > 1 ? said[0] : current.Query, said[0])
        {
            // A meaning holds for the other words of its key too: the segment may have been made of one of those.
            Local =
            [
                .. meanings,
                .. meanings.SelectMany(meaning =>
                    turn.Words.Meanings.SameAs(meaning.Term)
                        .Where(word => !string.Equals(word, meaning.Term, StringComparison.OrdinalIgnoreCase))
                        .Where(word =>
                            said.Any(one => one.Contains(word, StringComparison.OrdinalIgnoreCase))
                        )
                        .Select(word => (word, meaning.Text))
                ),
            ],
            Commands = commands,
            Remade = current,
            Changes = said[1..],
            Resolved = turn.Dialogue.Resolved ?? [],
        };
    }

    /// <summary>True when a segment was made of words that hold the term, or others of the same meaning.</summary>
    private static bool RestsOn(TurnScope turn, SegmentDefinition segment, string term) =>
        (turn.Dialogue.Said ?? [segment.Query]).Any(said =>
            turn.Words.Meanings.SameAs(term)
                .Append(term)
                .Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase))
        );

    private static ImmutableArray<(string Term, string Text)> Whole(
        TurnScope turn,
        ImmutableArray<(string Term, string Text)> meanings
    ) =>
        [
            .. meanings.Select(meaning =>
                (
                    meaning.Term,
                    Whole(turn, turn.Words.Meanings.KeyOf(meaning.Term), meaning.Term, meaning.Text)
                )
            ),
        ];

    /// <summary>An answer as what it stands for: "60 days" of something recent, "5" of something frequent.</summary>
    private static string Whole(TurnScope turn, string key, string term, string text)
    {
        var whole = turn.Whole(key, text);
        var readers = turn.Readers([]);
        return string.Equals(whole, text, StringComparison.Ordinal) && VagueOf(turn, term) is { } vague
            ? vague.Whole(text, said => TurnScope.IsDuration(readers.DatesIn(said), said), readers.IsBare)
            : whole;
    }

    private static TurnTask Answered(
        TurnScope turn,
        PendingQuestion pending,
        ImmutableArray<(string Term, string Text)> meanings,
        bool once
    )
    {
        var assigned = Assigned(turn, pending, meanings);
        var reader = turn.Readers([]);
        return assigned.All(meaning => meaning.Text.Length == 0 || IsAnswer(turn, reader, meaning))
            ? Resume(turn, pending, assigned, once, "answered")
            : Again(
                turn,
                pending,
                turn.Texts.Questions.Unreadable.Fill(("words", turn.Input.Message.Trim()))
            );
    }

    /// <summary>The same question once more, with the reason: the ledger keeps it as one.</summary>
    private static TurnTask.Settled Again(TurnScope turn, PendingQuestion pending, string why) =>
        new(
            new TurnOutcome(
                turn.Result(pending.Intent, TurnAction.Clarify) with
                {
                    Question = pending.Question with { Text = why + " " + pending.Question.Text },
                },
                turn.Dialogue,
                []
            )
        );

    private static bool IsAnswer(TurnScope turn, MessageReader reader, (string Term, string Text) meaning) =>
        Whole(turn, turn.Words.Meanings.KeyOf(meaning.Term), meaning.Term, meaning.Text) is var whole
        && reader.IsMeaning(whole)
        && (VagueOf(turn, meaning.Term) is null or { TakesNumbers: true } || !reader.IsBare(whole));

    /// <summary>"both": whoever meets one of the answers. Of answers that differ in their number alone, the widest holds the others.</summary>
    private static string Union(TurnScope turn, PendingQuestion pending)
    {
        var widest = pending
            .Question.Options.GroupBy(option => WithoutNumbers(option.Text), StringComparer.Ordinal)
            .Select(group => group.MaxBy(option => option.EstimatedSize ?? 0)!)
            .ToList();
        var text = string.Join(" or ", widest.Select(option => option.Text));
        return
            turn.Readers([KeyValuePair.Create(pending.Terms[0], text)]).Read(pending.Message)
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

    /// <summary>One answer to a question about several words belongs to the one whose kind it is of; the others are asked next.</summary>
    private static ImmutableArray<(string Term, string Text)> Assigned(
        TurnScope turn,
        PendingQuestion pending,
        ImmutableArray<(string Term, string Text)> meanings
    )
    {
        if (meanings.Length < 2 || meanings.Skip(1).Any(meaning => meaning.Text.Length > 0))
        {
            return meanings;
        }

        var text = meanings[0].Text;
        var dated = !turn.Readers([]).DatesIn(text).IsEmpty;
        var numbers = Tokenizer
            .Tokenize(text)
            .Count(token => token.Kind is TokenKind.Number or TokenKind.Ordinal);
        if (numbers > 1)
        {
            // "over 500 in the last 30 days" says what both mean.
            return meanings;
        }

        var mine =
            pending.Terms.FirstOrDefault(term =>
                VagueOf(turn, term) is { Measure: { Length: > 0 } measure }
                && text.Contains(measure, StringComparison.OrdinalIgnoreCase)
            )
            ?? pending.Terms.FirstOrDefault(term =>
                VagueOf(turn, term) is { } vague && dated == (vague.Type is "dateRecency" or "inactivity")
            );
        return [(mine ?? meanings[0].Term, text)];
    }

    private static Language.Domain.Spans.VagueWord? VagueOf(TurnScope turn, string term) =>
        turn.Words.Language.Data.VagueOf(term);

    private static TurnTask.Settled Dismissed(TurnScope turn) =>
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

    private static TurnOutcome Noted(
        TurnScope turn,
        Reply.Meaning definition,
        ImmutableArray<TurnCommand> commands
    )
    {
        var words = definition.Meanings.Select(meaning =>
            turn.Texts.Questions.NotedOne.Fill(("term", meaning.Term), ("meaning", meaning.Text))
        );
        return TurnAnswers.Say(
            turn,
            TurnIntent.Create,
            turn.Texts.Questions.Noted.Fill(("meanings", string.Join("; ", words))),
            turn.Dialogue with
            {
                Settled = turn.Dialogue.Settled.SetItems(
                    definition.Meanings.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Text))
                ),
                SettledAt = turn.Input.Clock,
                Pending = null,
                Told = [.. definition.Meanings.Select(meaning => meaning.Term)],
            },
            commands
        );
    }

    /// <summary>Goes on with the message that a question interrupted.</summary>
    private static TurnTask.Make Resume(
        TurnScope turn,
        PendingQuestion pending,
        ImmutableArray<(string Term, string Text)> given,
        bool once,
        string how
    )
    {
        var type = pending.Question.Type;
        ImmutableArray<(string Term, string Text)> meanings =
        [
            .. given.Select(meaning => (meaning.Term, Whole(turn, type + "/", meaning.Term, meaning.Text))),
        ];
        return new TurnTask.Make(pending.Message, pending.Message)
        {
            Local = meanings,
            Commands = Learning.Of(
                turn,
                meanings,
                how,
                remembered: !once && type is not ("unknownWord" or "condition")
            ),
            Resolved =
            [
                .. meanings
                    .Where(meaning => meaning.Text.Length > 0)
                    .Select(meaning => new ResolvedMeaning(
                        meaning.Term,
                        turn.Words.Meanings.KeyOf(meaning.Term),
                        type,
                        [.. pending.Question.Options.Select(option => option.Text)],
                        turn.Input.TurnId
                    )),
            ],
        };
    }

    private static TurnTask.Take? Chosen(TurnScope turn, PendingQuestion pending, int option)
    {
        var number = Math.Min(option, pending.Offered.Length - 1);
        var offered = option == -1 ? Nodes.Or(pending.Offered) : pending.Offered[number];
        return offered is null
            ? null
            : new TurnTask.Take(pending.Message, offered)
            {
                Commands =
                [
                    new TurnCommand.Clarify(
                        new ClarificationNote.Answered(
                            Turns.Questions.ReadingKey(pending.Message),
                            pending.Message,
                            turn.Input.Message,
                            option == -1 ? "both" : pending.Question.Options[number].Text,
                            turn.Input.TurnId
                        )
                    ),
                ],
            };
    }

    /// <summary>True for a message that starts something else though a question is open.</summary>
    private static bool IsAnotherRequest(TurnScope turn, PendingQuestion pending)
    {
        var terms = pending.Terms;
        var reader = new DialogueReader(turn.Words.Language.Dialogue, turn.Readers([]));
        if (
            string.Equals(
                pending.Message.Trim(),
                turn.Input.Message.Trim(),
                StringComparison.OrdinalIgnoreCase
            )
            || (turn.Dialogue.Current is not null && reader.IsPlainEdit(turn.Input.Message))
            || turn.Words.Recollection.Usual(turn.Input.Message) is not null
            || turn.Words.Recollection.Like(turn.Input.Message) is not null
            || LastTime.Find(turn.Input.Message, turn.Texts.LastTime) is not null
        )
        {
            return true;
        }

        var act = reader.Read(turn.Input.Message, hasCurrent: false);
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
