using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>Notes what a user says that a word means, where something can be made of it.</summary>
internal static class Definitions
{
    /// <summary>What follows from a definition; null when the message is none.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="terms">Words that are known or vague.</param>
    /// <param name="isDoubtful">True for a message that sounds like another subject: it must define by words that are all read.</param>
    public static TurnTask? Read(TurnScope turn, IReadOnlyCollection<string> terms, bool isDoubtful)
    {
        var defined =
            turn.Words.Replies.Definition(turn.Input.Message, terms) ?? Recollection.DefinitionOf(turn);
        if (defined is null)
        {
            return null;
        }

        var reader = turn.Readers([]);
        if (
            defined.Meanings.FirstOrDefault(meaning => reader.IsOfEverybody(meaning.Term)) is
            { Term: { } all }
        )
        {
            return Say(turn, turn.Texts.Memory.Everybody.Fill(("term", all)));
        }

        var unread = defined.Meanings.FirstOrDefault(meaning =>
            meaning.Text.Length > 0
            && !(isDoubtful ? reader.CanDefine(meaning.Text) : reader.IsMeaning(meaning.Text))
        );
        return unread.Term is null ? ToldMeanings.Take(turn, defined)
            : isDoubtful ? null
            : Say(turn, turn.Texts.Memory.Unreadable.Fill(("term", unread.Term), ("meaning", unread.Text)));
    }

    private static TurnTask.Settled Say(TurnScope turn, string text) =>
        new(TurnAnswers.Say(turn, TurnIntent.Edit, text));
}
