using System.Collections.Concurrent;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What the words of table and column names tell.</summary>
/// <remarks>All of it is data of the skill <c>facet-mapping</c>, fixed: what was learnt of loaded tables rests on it.</remarks>
internal sealed class TableWords(Dictionary<string, List<string>> families)
{
    private const int ShortestPart = 2;

    private static readonly Lazy<TableWords> Shipped = new(() =>
        new TableWords(YamlTable.Read(SkillFiles.Path("facet-mapping", "table-words.yaml")))
    );

    private readonly Dictionary<string, HashSet<string>> _families = families.ToDictionary(
        family => family.Key,
        family => family.Value.ToHashSet(StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    private readonly HashSet<string> _all = [.. families.Values.SelectMany(words => words)];
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _split = new(
        StringComparer.Ordinal
    );

    /// <summary>The words of the skill that is installed.</summary>
    public static TableWords Default => Shipped.Value;

    /// <summary>Words of a name, singular where the plural is not a word of its own; compounds split.</summary>
    public ImmutableArray<string> Of(string name) =>
        _split.Count > 20_000
            ? [.. NameWords.Of(name).SelectMany(Split)]
            : _split.GetOrAdd(name, given => [.. NameWords.Of(given).SelectMany(Split)]);

    /// <summary>Whether a word belongs to a family.</summary>
    public bool Is(string family, string word) =>
        _families.TryGetValue(family, out var words)
        && (words.Contains(word) || words.Contains(Singular(word)));

    /// <summary>Whether a word of the name belongs to a family.</summary>
    public bool Has(string family, string name) => Of(name).Any(word => Is(family, word));

    /// <summary>Whether the last word of the name belongs to a family.</summary>
    public bool EndsIn(string family, string name) => Of(name) is [.., var last] && Is(family, last);

    /// <summary>Columns whose digits are no number: phones, postal codes.</summary>
    public bool IsAlwaysText(string name) => Has("always_text", name) && !Has("counts", name);

    /// <summary>Columns that hold a day.</summary>
    public bool IsDate(string name) => Has("dates", name);

    /// <summary>Columns that name or number things.</summary>
    public bool IsCode(string name) =>
        EndsIn("keys", name)
        || Has("codes", name)
        || Of(name) is [var only] && (Is("members", only) || Is("orders", only));

    /// <summary>The word without its plural ending.</summary>
    public static string Singular(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4
        && (
            word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
        )
            ? word[..^2]
        : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1]
        : word;

    private IEnumerable<string> Split(string word)
    {
        if (Knows(word))
        {
            return [word];
        }

        for (var at = word.Length - ShortestPart; at >= 3; at--)
        {
            if (Knows(word[..at]) && Knows(word[at..]))
            {
                return [word[..at], word[at..]];
            }
        }

        return [word];
    }

    private bool Knows(string word) => _all.Contains(word) || _all.Contains(Singular(word));
}
