using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
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
        if (IsAnotherRequest(turn, terms))
        {
            return null;
        }

        var options = pending.Question.Options.Select(option => option.Text).ToImmutableArray();
        return turn.Words.Replies.Read(turn.Input.Message, terms, options) switch
        {
            Reply.Dismissed => Dismissed(turn),
            Reply.Choice(var option) when terms.IsEmpty => Chosen(pending, option),
            Reply.Choice(var option) => Resume(
                pending,
                [(terms[0], options[Math.Max(0, option)])],
                once: false
            ),
            Reply.Meaning(var meanings, var once) => Resume(pending, meanings, once),
            _ => null,
        };
    }

    /// <summary>Terms defined outside of a question: the current segment is made again where it used them. Null when nothing is defined.</summary>
    public static TurnTask? Definition(TurnScope turn, IEnumerable<string> terms)
    {
        if (turn.Words.Replies.Definition(turn.Input.Message, terms) is not { } definition)
        {
            return null;
        }

        ImmutableArray<TurnCommand> commands = definition.Once
            ? []
            : [.. definition.Meanings.Select(meaning => new TurnCommand.Define(meaning.Term, meaning.Text))];
        return
            turn.Dialogue.Current is { } current
            && definition.Meanings.Any(meaning =>
                current.Query.Contains(meaning.Term, StringComparison.OrdinalIgnoreCase)
            )
            ? new TurnTask.Make(current.Query, current.Query)
            {
                Local = definition.Meanings,
                Commands = commands,
                Remade = current,
            }
            : new TurnTask.Settled(Noted(turn, definition, commands));
    }

    private static TurnTask.Settled Dismissed(TurnScope turn) =>
        new(
            TurnAnswers.Say(
                turn,
                TurnIntent.Create,
                turn.Texts.Questions.Dropped,
                turn.Dialogue with
                {
                    Pending = null,
                }
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
                Pending = null,
            },
            commands
        );
    }

    /// <summary>Goes on with the message that a question interrupted.</summary>
    private static TurnTask.Make Resume(
        PendingQuestion pending,
        ImmutableArray<(string Term, string Text)> meanings,
        bool once
    )
    {
        var remembers = !once && pending.Question.Type is not ("unknownWord" or "condition");
        return new TurnTask.Make(pending.Message, pending.Message)
        {
            Local = meanings,
            Commands = remembers
                ?
                [
                    .. meanings
                        .Where(meaning => meaning.Text.Length > 0)
                        .Select(meaning => new TurnCommand.Define(meaning.Term, meaning.Text)),
                ]
                : [],
        };
    }

    private static TurnTask.Take? Chosen(PendingQuestion pending, int option)
    {
        var offered =
            option == -1
                ? Nodes.Or(pending.Offered)
                : pending.Offered[Math.Min(option, pending.Offered.Length - 1)];
        return offered is null ? null : new TurnTask.Take(pending.Message, offered);
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
}
