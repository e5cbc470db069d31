using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Meanings that a sentence gives by itself: "high earners (above 80000)", "big spenders (here that means over 1500)".</summary>
internal static class InlineDefinitions
{
    /// <summary>The sentence with such remarks blank, and the meanings that hold for it.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="data">Words of the language.</param>
    /// <param name="dialogue">Words of the dialogue.</param>
    /// <param name="terms">Terms that somebody defined.</param>
    public static (string Text, ImmutableArray<(string Term, string Meaning)> Meanings) Extract(
        string text,
        LanguageData data,
        DialogueData dialogue,
        IReadOnlyCollection<string> terms
    )
    {
        var tokens = Tokenizer.Tokenize(text);
        var meanings = ImmutableArray.CreateBuilder<(string, string)>();
        for (var open = 1; open < tokens.Length; open++)
        {
            if (tokens[open].Text is not "(")
            {
                continue;
            }

            var close = open + 1;
            while (close < tokens.Length && tokens[close].Text is not ")")
            {
                close++;
            }

            if (
                close >= tokens.Length
                || close == open + 1
                || TermBefore(tokens, open, data, terms) is not { } term
            )
            {
                continue;
            }

            var start = open + 1;
            for (var at = open + 1; at < close; at++)
            {
                if (tokens[at].Folded is "means" or "meaning" or "mean")
                {
                    start = at + 1;
                }
            }

            var end = start;
            while (end < close && tokens[end].Text is not ",")
            {
                end++;
            }

            _ = dialogue;
            if (end > start && (start > open + 1 || data.Comparisons.At(tokens, start).Any()))
            {
                meanings.Add((term, text[tokens[start].Start..tokens[end - 1].End]));
                var from = tokens[open].Start;
                text = string.Concat(
                    text.AsSpan(0, from),
                    new string(' ', tokens[close].End - from),
                    text.AsSpan(tokens[close].End)
                );
            }
        }

        return (text, meanings.ToImmutable());
    }

    private static string? TermBefore(
        ImmutableArray<Token> tokens,
        int open,
        LanguageData data,
        IReadOnlyCollection<string> terms
    )
    {
        for (var first = Math.Max(0, open - 4); first < open; first++)
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
