using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>
/// Understands "no, I meant …": another meaning for a word that the current segment rests on, in place of one that was answered or guessed.
/// A bare "no" asks for it.
/// </summary>
internal static class TakenBackMeaning
{
    /// <summary>The segment to be made again, or what it should be; null when the message takes nothing back.</summary>
    public static TurnTask? Read(TurnScope turn)
    {
        if (turn.Dialogue is not { Current: { } current, Resolved: { IsEmpty: false } resolved })
        {
            return null;
        }

        var denied = turn.Words.ReplyWords.After("denied", turn.Input.Message.TrimEnd('.', '!', ' '));
        if (denied is { Length: 0 })
        {
            return Reopened(turn, resolved[^1]);
        }

        // "no, I meant …" may be said in two breaths.
        var meant = turn.Words.ReplyWords.After("meant", denied ?? turn.Input.Message);
        if ((meant ?? denied) is not { Length: > 0 } words)
        {
            return null;
        }

        var candidates = resolved
            .Reverse()
            .DistinctBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (one, meaning: MeaningIn(turn, words, one)))
            .Where(pair => pair.meaning is not null)
            .ToList();
        if (
            candidates.Count == 0
            || (meant is null && turn.Dialogue.Said is not { Length: 1 } && !turn.Readers([]).IsBare(words))
        )
        {
            return null;
        }

        var (likest, text) = candidates.MaxBy(pair => Likeness(turn, pair.one, pair.meaning!));
        ImmutableArray<(string Term, string Text)> meanings = [(likest.Term, text!)];
        return ToldMeanings.Remake(
            turn,
            current,
            meanings,
            Learning.Of(turn, meanings, "corrected", remembered: likest.Type is not "unknownWord")
        );
    }

    /// <summary>The question about a word once more, its old answer forgotten for it.</summary>
    private static TurnTask.Settled? Reopened(TurnScope turn, ResolvedMeaning one)
    {
        if (turn.Dialogue.Said is not [var first, ..])
        {
            return null;
        }

        var vague = turn.Words.Language.Data.VagueOf(one.Term);
        var question = new ClarifyingQuestion(
            "q-" + turn.Input.TurnId,
            one.Type,
            one.Term,
            vague?.Text.Replace("{term}", one.Term, StringComparison.Ordinal)
                ?? turn.Texts.Questions.Meaning.Fill(("term", one.Term), ("hint", "")),
            [.. one.Options.Select(option => new QuestionOption(option, null))]
        );
        return new(
            new TurnOutcome(
                turn.Result(TurnIntent.Create, TurnAction.Clarify) with
                {
                    Question = question,
                },
                turn.Dialogue with
                {
                    Pending = new PendingQuestion(question, first, TurnIntent.Create, [])
                    {
                        Terms = [one.Term],
                    },
                },
                []
            )
        );
    }

    /// <summary>The meaning that the words give; null when they speak of something else: "I meant the married ones" changes the segment instead.</summary>
    private static string? MeaningIn(TurnScope turn, string words, ResolvedMeaning one)
    {
        switch (turn.Words.Replies.Read(words, [one.Term], one.Options, [], isConfirmed: false))
        {
            case Reply.Choice([var option]):
                return one.Options[option];
            case Reply.Meaning({ Length: > 0 } meanings, _) when meanings[0].Text.Length > 0:
                var text = meanings[0].Text;
                return
                    turn.Words.Language.Data.VagueOf(one.Term) is null
                    && !text.Any(char.IsDigit)
                    && !turn.Readers([]).IsBare(text)
                    ? null
                    : new AnswerReader(turn).Read(one.Term, text);
            default:
                return null;
        }
    }

    /// <summary>How many words a meaning shares with the one before: "at least 3 orders" speaks of the word that meant "at least 5 orders".</summary>
    private static int Likeness(TurnScope turn, ResolvedMeaning one, string meaning)
    {
        var before = turn.Known.Told.FirstOrDefault(known => known.Key == one.Key)?.Meaning ?? "";
        return MeaningKeys
            .StemsOf(before)
            .Split('-')
            .Intersect(MeaningKeys.StemsOf(meaning).Split('-'), StringComparer.Ordinal)
            .Count();
    }
}
