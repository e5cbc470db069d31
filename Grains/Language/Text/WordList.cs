using System.Collections.Frozen;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Language.Text;

/// <summary>Frequent English words with their rank.</summary>
internal static class WordList
{
    private static readonly Lazy<FrozenDictionary<string, int>> Ranks = new(Load);

    /// <summary>Rank by frequency, 0 the most frequent; <see cref="int.MaxValue"/> for a word that is not listed.</summary>
    public static int Rank(string folded) =>
        Ranks.Value.TryGetValue(folded, out var rank) ? rank : int.MaxValue;

    /// <summary>Rank by frequency, without making a string of the word.</summary>
    public static int Rank(ReadOnlySpan<char> folded) =>
        Ranks.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var rank)
            ? rank
            : int.MaxValue;

    /// <summary>The most frequent words, in that order.</summary>
    /// <param name="count">How many at most.</param>
    public static IEnumerable<string> MostFrequent(int count) =>
        Ranks.Value.Where(pair => pair.Value < count).OrderBy(pair => pair.Value).Select(pair => pair.Key);

    /// <summary>True for a listed word.</summary>
    public static bool Contains(string folded) => Ranks.Value.ContainsKey(folded);

    private static FrozenDictionary<string, int> Load()
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = File.ReadLines(SkillFiles.Path("facet-mapping", "references", "common-words.txt"));
        foreach (var line in lines.Where(line => !line.StartsWith('#')))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                ranks.TryAdd(word, ranks.Count);
            }
        }

        return ranks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
