using System.Collections.Frozen;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>
/// Guesses which English word a part of a column's name is short for, by its consonants: "lylty" is "loyalty", "cpn" is "coupon". For parts
/// that are no words and that no list of abbreviations has.
/// </summary>
internal sealed class ShortForms
{
    private const int Shortest = 3;
    private const int MostFrequent = 20_000;
    private const int LongestGain = 6;
    private const int Long = 6;

    private readonly FrozenDictionary<string, ImmutableArray<string>> _bySkeleton;

    /// <summary>Short forms of the words of the field first, then of the most frequent words.</summary>
    public ShortForms(IEnumerable<string> vocabulary) =>
        _bySkeleton = vocabulary
            .Concat(WordList.MostFrequent(MostFrequent))
            .Where(word => word.Length > Shortest && word.All(char.IsAsciiLetterLower))
            .Select(word => (Word: word, Skeleton: Skeleton(word)))
            .Where(pair => pair.Skeleton.Length >= Shortest)
            .GroupBy(pair => pair.Skeleton, pair => pair.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Distinct(StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal
            );

    /// <summary>The word; null when there is no likely one: a short form has lost its vowels.</summary>
    public string? Find(string part) =>
        part.Length >= Shortest
        && part.All(char.IsAsciiLetterLower)
        && part.Skip(1).Count(IsVowel) <= (part.Length < Long ? 0 : 1)
        && !WordList.Contains(part)
            ? _bySkeleton
                .GetValueOrDefault(Skeleton(part), [])
                .FirstOrDefault(word =>
                    word.Length > part.Length
                    && word.Length <= part.Length + LongestGain
                    && IsWithin(part, word)
                )
            : null;

    /// <summary>The first letter and the consonants after it, doubled ones once.</summary>
    private static string Skeleton(string word)
    {
        var letters = new System.Text.StringBuilder(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            if (at == 0 || (!IsVowel(word[at]) && word[at] != word[at - 1]))
            {
                letters.Append(word[at]);
            }
        }

        return letters.ToString();
    }

    /// <summary>True when the letters of the part stand in the word in their order.</summary>
    private static bool IsWithin(string part, string word)
    {
        var at = 0;
        foreach (var letter in part)
        {
            at = word.IndexOf(letter, at);
            if (at < 0)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
