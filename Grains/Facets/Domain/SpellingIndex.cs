using System.Runtime.InteropServices;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Finds the words of a vocabulary that a misspelled word may stand for.</summary>
/// <remarks>Each word is filed under itself and all that is left of its first letters when one or two are dropped.</remarks>
internal sealed class SpellingIndex
{
    private const int Prefix = 7;
    private const int LongWord = 8;
    private readonly List<string> _words = [];
    private readonly List<int> _next = [];
    private readonly List<int> _entry = [];
    private readonly Dictionary<int, int> _heads = [];

    /// <summary>An index of words; those under four letters or with digits are left out.</summary>
    public SpellingIndex(IEnumerable<string> words)
    {
        foreach (var word in words.Where(IsIndexed).Distinct(StringComparer.Ordinal))
        {
            var id = _words.Count;
            _words.Add(word);
            foreach (var key in Keys(word).Distinct())
            {
                ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, key, out var exists);
                _next.Add(exists ? head : -1);
                _entry.Add(id);
                head = _entry.Count - 1;
            }
        }
    }

    /// <summary>Largest distance at which a word of this length may be corrected: 0 below 4 letters, 1 up to 7, then 2.</summary>
    public static int Tolerance(int length) =>
        length < 4 ? 0
        : length < LongWord ? 1
        : 2;

    /// <summary>Words within the tolerance, nearest first; empty when the word itself is one of them.</summary>
    public List<(string Word, int Distance)> Near(string word)
    {
        var found = new List<(string Word, int Distance)>();
        if (!IsIndexed(word))
        {
            return found;
        }

        var tolerance = Tolerance(word.Length);
        var seen = new HashSet<int>();
        foreach (var key in Keys(word).Distinct())
        {
            for (var at = _heads.GetValueOrDefault(key, -1); at >= 0; at = _next[at])
            {
                if (seen.Add(_entry[at]))
                {
                    Consider(_words[_entry[at]]);
                }
            }
        }

        found.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        return found;

        void Consider(string candidate)
        {
            // A word that became long only by its mistake keeps the tolerance of what it stands for.
            var limit = Math.Min(tolerance, Math.Max(1, Tolerance(candidate.Length)));
            var distance = Distance(word, candidate, limit);
            if (distance <= limit)
            {
                found.Add((candidate, distance));
            }
            else if (limit == 1 && SoundsAlike(word, candidate))
            {
                found.Add((candidate, 2));
            }
        }
    }

    /// <summary>Letters inserted, dropped, replaced or swapped with their neighbour; more than the limit counts as limit + 1.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    // "adres" for "address", "actuly" for "actually": two mistakes, both of vowels or doubled letters.
    private static bool SoundsAlike(string word, string candidate)
    {
        if (word.Length < 5 || word[0] != candidate[0] || Distance(word, candidate, 2) > 2)
        {
            return false;
        }

        Span<char> own = stackalloc char[word.Length];
        Span<char> other = stackalloc char[candidate.Length];
        var length = Consonants(word, own);
        return length >= 2 && own[..length].SequenceEqual(other[..Consonants(candidate, other)]);
    }

    // Consonants in order, a letter that follows itself once.
    private static int Consonants(string word, Span<char> into)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is not ('a' or 'e' or 'i' or 'o' or 'u') && (i == 0 || word[i] != word[i - 1]))
            {
                into[length++] = word[i];
            }
        }

        return length;
    }

    private static bool IsIndexed(string word) => word.Length is >= 4 and <= 40 && word.All(char.IsLetter);

    private static IEnumerable<int> Keys(string word)
    {
        var start = word.Length > Prefix ? word[..Prefix] : word;
        yield return Hash(start, -1, -1);
        var two = word.Length >= LongWord - 1;
        for (var i = 0; i < start.Length; i++)
        {
            yield return Hash(start, i, -1);
            for (var j = i + 1; two && j < start.Length; j++)
            {
                yield return Hash(start, i, j);
            }
        }
    }

    private static int Hash(string word, int skip, int skipToo)
    {
        var hash = 2166136261u;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != skip && i != skipToo)
            {
                hash = (hash ^ word[i]) * 16777619u;
            }
        }

        return unchecked((int)hash);
    }
}
