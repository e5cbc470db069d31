using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Language.Text;

/// <summary>A light English stemmer: plurals, possessives, -ing, -ed and a table of irregular forms.</summary>
/// <remarks>
/// What is left is a word of the list of frequent words where there is one ("priced" → "price"), so that unlike words
/// do not fall together. Nouns of the agent ("buyer") and other derivations are left to the thesaurus.
/// </remarks>
public static class Stemmer
{
    private static readonly Lazy<FrozenDictionary<string, string>> Irregular = new(LoadIrregular);
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private const int KnownLimit = 200_000;

    /// <summary>The base form of one folded word; the word itself when there is none.</summary>
    public static string Stem(string word)
    {
        if (Known.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = Compute(word);
        if (Known.Count < KnownLimit)
        {
            Known.TryAdd(word, stem);
        }

        return stem;
    }

    private static string Compute(string word)
    {
        var bare = WithoutPossessive(word);
        if (Irregular.Value.TryGetValue(bare, out var irregular))
        {
            return irregular;
        }

        if (bare.Length < 3 || !bare.All(char.IsAsciiLetter))
        {
            return bare;
        }

        var singular = Singular(bare);
        if (Irregular.Value.TryGetValue(singular, out irregular))
        {
            return irregular;
        }

        return Inflected(singular);
    }

    private static string WithoutPossessive(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('\'') ? word[..^1]
        : word;

    private static string Singular(string word)
    {
        if (
            word[^1] != 's'
            || word[^2] is 's' or 'u' or 'i'
            || (word.Length == 3 && IsVowel(word[0]) && IsVowel(word[1]))
        )
        {
            return word;
        }

        if (word.Length == 3)
        {
            return IsVowel(word[1]) ? word : word[..^1];
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 && WordList.Rank(word.AsSpan(0, word.Length - 1)) == int.MaxValue
                ? word[..^3] + "y"
                : word[..^1];
        }

        return TakesEs(word) ? word[..^2] : word[..^1];
    }

    private static bool TakesEs(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal)
        || word.EndsWith("xes", StringComparison.Ordinal)
        || word.EndsWith("shes", StringComparison.Ordinal)
        || word.EndsWith("zzes", StringComparison.Ordinal)
        || (
            (
                word.EndsWith("ches", StringComparison.Ordinal)
                || word.EndsWith("oes", StringComparison.Ordinal)
            )
            && WordList.Rank(word.AsSpan(0, word.Length - 1))
                >= WordList.Rank(word.AsSpan(0, word.Length - 2))
        );

    private static string Inflected(string word)
    {
        if (word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        var ending =
            word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? 3
            : word.Length > 4
            && word.EndsWith("ed", StringComparison.Ordinal)
            && !word.EndsWith("eed", StringComparison.Ordinal)
                ? 2
            : 0;
        if (ending == 0 || !word.AsSpan(0, word.Length - ending).ContainsAny(Vowels))
        {
            return word;
        }

        return Base(word, word[..^ending]);
    }

    private static string Base(string word, string rest)
    {
        var best = (Stem: rest, Rank: WordList.Rank(rest));
        Consider(rest + "e");
        if (rest.Length > 3 && rest[^1] == rest[^2])
        {
            Consider(rest[..^1]);
        }

        if (best.Rank < int.MaxValue)
        {
            return best.Stem;
        }

        return WordList.Contains(word) ? word : ByRule(rest);

        void Consider(string candidate)
        {
            var rank = WordList.Rank(candidate);
            if (rank < best.Rank)
            {
                best = (candidate, rank);
            }
        }
    }

    // The base is not a frequent word: double consonants are halved, "at", "iz" and "bl" get their e back.
    private static string ByRule(string rest) =>
        rest.Length > 3 && rest[^1] == rest[^2] && rest[^1] is not ('l' or 's' or 'z') ? rest[..^1]
        : rest.EndsWith("at", StringComparison.Ordinal)
        || rest.EndsWith("iz", StringComparison.Ordinal)
        || rest.EndsWith("bl", StringComparison.Ordinal)
            ? rest + "e"
        : rest;

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    private static FrozenDictionary<string, string> LoadIrregular() =>
        YamlTable
            .Read(SkillFiles.Path("facet-mapping", "irregular-forms.yaml"))
            .SelectMany(pair => pair.Value.Select(form => (Form: form, Base: pair.Key)))
            .DistinctBy(pair => pair.Form, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.Form, pair => pair.Base, StringComparer.Ordinal);
}
