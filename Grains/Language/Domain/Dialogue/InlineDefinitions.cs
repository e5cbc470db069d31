using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Meanings that a sentence gives by itself: "high earners (above 80000)", "big spenders (here that means over 1500)", "… – for this one rich means …".</summary>
internal static class InlineDefinitions
{
    /// <summary>The sentence with such remarks blank, the meanings that hold for it, and whether one of them is said to hold for it alone.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="data">Words of the language.</param>
    /// <param name="dialogue">Words of the dialogue.</param>
    /// <param name="terms">Terms that somebody defined.</param>
    public static (string Text, ImmutableArray<(string Term, string Meaning)> Meanings, bool Once) Extract(
        string text,
        LanguageData data,
        DialogueData dialogue,
        IReadOnlyCollection<string> terms
    )
    {
        var tokens = Tokenizer.Tokenize(text);
        var meanings = ImmutableArray.CreateBuilder<(string, string)>();
        var once = false;
        for (var open = 1; open < tokens.Length; open++)
        {
            var bracket = tokens[open].Text is "(";
            var opened = Opened(tokens, open + 1, dialogue);
            if (!bracket && !(tokens[open].Text is "-" or "–" or "—" or "," or ";" && opened > open + 1))
            {
                continue;
            }

            var close = open + 1;
            while (
                close < tokens.Length
                && !(bracket ? tokens[close].Text is ")" : tokens[close].Text is "." or ";")
            )
            {
                close++;
            }

            if (bracket && close >= tokens.Length || close == open + 1)
            {
                continue;
            }

            var start = opened;
            for (var at = open + 1; at < close; at++)
            {
                if (tokens[at].Folded is "means" or "meaning" or "mean")
                {
                    start = at + 1;
                }
            }

            var means = start > opened;
            if ((means ? TermBefore(tokens, start - 1, data, terms, opened) : null) is not { } term)
            {
                if (!bracket || TermBefore(tokens, open, data, terms, 0) is not { } before)
                {
                    continue;
                }

                term = before;
            }

            var end = start;
            while (end < close && tokens[end].Text is not ",")
            {
                end++;
            }

            if (end > start && (means || data.Comparisons.At(tokens, start).Any()))
            {
                once |= opened > open + 1;
                meanings.Add((term, text[tokens[start].Start..tokens[end - 1].End]));
                var from = tokens[open].Start;
                var last = close < tokens.Length ? tokens[close].End : text.Length;
                text = string.Concat(text.AsSpan(0, from), new string(' ', last - from), text.AsSpan(last));
            }
        }

        return (text, meanings.ToImmutable(), once);
    }

    /// <summary>Behind "for this one", "this time:": that the meaning holds for this once.</summary>
    private static int Opened(ImmutableArray<Token> tokens, int at, DialogueData dialogue)
    {
        while (
            at < tokens.Length
            && dialogue
                .Remarks.At(tokens, at)
                .Where(found => found.Class is "once")
                .Select(found => found.End)
                .DefaultIfEmpty(at)
                .Max()
                is var end
            && end > at
        )
        {
            at = end < tokens.Length && tokens[end].Text is ":" or "," ? end + 1 : end;
        }

        return at;
    }

    private static string? TermBefore(
        ImmutableArray<Token> tokens,
        int open,
        LanguageData data,
        IReadOnlyCollection<string> terms,
        int least
    )
    {
        for (var first = Math.Max(least, open - 4); first < open; first++)
        {
            var vague = data
                .Vague.At(tokens, first)
                .Where(found => found.End == open)
                .Select(found => found.Class)
                .FirstOrDefault();
            if (vague is not null)
            {
                return vague;
            }

            var words = string.Join(' ', tokens[first..open].Select(token => token.Stem));
            var known = terms.FirstOrDefault(term =>
                string.Join(' ', Tokenizer.Tokenize(term).Select(token => token.Stem)) == words
            );
            if (known is not null)
            {
                return known;
            }
        }

        return null;
    }
}
