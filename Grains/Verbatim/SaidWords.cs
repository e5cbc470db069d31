using System.Collections.Immutable;
using System.Globalization;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>A word of a text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">The word in lower case, without accents.</param>
internal sealed record SaidWord(int Start, int End, string Text);

/// <summary>Cuts texts into words, by letters and digits alone.</summary>
internal static class SaidWords
{
    /// <summary>The words of a text; numbers keep their points and commas.</summary>
    public static ImmutableArray<SaidWord> Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<SaidWord>();
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var digits = char.IsDigit(text[at]);
            while (at < text.Length && Goes(text, at, digits))
            {
                at++;
            }

            words.Add(new SaidWord(start, at, Fold(text[start..at])));
        }

        return words.ToImmutable();
    }

    /// <summary>True when a text names a term: each of its words begins as one of the text does.</summary>
    public static bool Name(string text, string term)
    {
        var spoken = Of(text);
        return Of(term).All(word => spoken.Any(other => IsAlike(word.Text, other.Text)));
    }

    private static bool IsAlike(string word, string other)
    {
        var same = word.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return same >= Math.Min(word.Length, Math.Max(3, word.Length / 2));
    }

    /// <summary>Lower case without accents.</summary>
    public static string Fold(string text) =>
        string.Concat(
            text.Normalize(System.Text.NormalizationForm.FormD)
                .Where(letter =>
                    CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark
                )
                .Select(char.ToLowerInvariant)
        );

    /// <summary>A number goes on over a separator that a digit follows; a word over an apostrophe that a letter follows.</summary>
    private static bool Goes(string text, int at, bool digits) =>
        digits
            ? char.IsDigit(text[at])
                || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))
            : char.IsLetter(text[at])
                || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]));
}
