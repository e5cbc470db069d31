using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>Meanings that are given without a question, or in place of others.</summary>
internal static class ToldMeanings
{
    /// <summary>Takes what was told outside of a question: the current segment is made again where it used the terms.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="definition">Terms with what they mean.</param>
    public static TurnTask Take(TurnScope turn, Reply.Meaning definition)
    {
        definition = definition with
        {
            Meanings =
            [
                .. definition.Meanings.Select(meaning =>
                    (meaning.Term, new AnswerReader(turn).Read(meaning.Term, meaning.Text) ?? meaning.Text)
                ),
            ],
        };
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
}
