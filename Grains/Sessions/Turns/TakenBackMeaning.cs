using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Understands "no, I meant …": another meaning for a word that the current segment rests on, in place of one that was answered or guessed.</summary>
internal static class TakenBackMeaning
{
    /// <summary>The segment to be made again; null when the message takes nothing back.</summary>
    public static TurnTask? Read(TurnScope turn)
    {
        if (turn.Dialogue is not { Current: { } current, Resolved: { IsEmpty: false } resolved })
        {
            return null;
        }

        var meant = turn.Words.ReplyWords.After("meant", turn.Input.Message);
        var words =
            meant
            ?? (
                turn.Dialogue.Said is { Length: 1 }
                    ? turn.Words.ReplyWords.After("denied", turn.Input.Message)
                    : null
            );
        // "no, I meant …" may be said in two breaths.
        words = words is null ? null : turn.Words.ReplyWords.After("meant", words) ?? words;
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        foreach (var one in resolved.Reverse())
        {
            if (MeaningIn(turn, words, one) is not { } meaning)
            {
                continue;
            }

            ImmutableArray<(string Term, string Text)> meanings = [(one.Term, meaning)];
            return PendingReplies.Remake(
                turn,
                current,
                meanings,
                Learning.Of(turn, meanings, "corrected", remembered: one.Type is not "unknownWord")
            );
        }

        return null;
    }

    /// <summary>The meaning that the words give; null when they speak of something else.</summary>
    private static string? MeaningIn(TurnScope turn, string words, ResolvedMeaning one)
    {
        switch (turn.Words.Replies.Read(words, [one.Term], one.Options))
        {
            case Reply.Choice(var option):
                return option >= 0 ? one.Options[option] : null;
            case Reply.Meaning({ Length: > 0 } meanings, _) when meanings[0].Text.Length > 0:
                var text = turn.Whole(one.Type + "/", meanings[0].Text);
                return IsOfKind(turn, text, one.Type) && turn.Readers([]).IsMeaning(text) ? text : null;
            default:
                return null;
        }
    }

    /// <summary>A window takes the place of a window and a number that of a number; "I meant the married ones" changes the segment instead.</summary>
    private static bool IsOfKind(TurnScope turn, string text, string type)
    {
        var reader = turn.Readers([]);
        var bare = reader.IsBare(text);
        var dated = !reader.DatesIn(text).IsEmpty;
        return type switch
        {
            "dateRecency" or "inactivity" => dated,
            "threshold" or "frequency" => !dated && (bare || text.Any(char.IsDigit)),
            _ => text.Any(char.IsDigit) || bare,
        };
    }
}
