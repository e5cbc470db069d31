using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Verbs of which a table's name is the noun: "donated" where there are donations, "attended" where there is an attendance.</summary>
internal sealed class EventVerbs
{
    private const double Score = 0.85;
    private const int ShortestRoot = 4;

    /// <summary>Endings that make a noun of a verb, the longest first; an "e" of the verb goes with them.</summary>
    private static readonly ImmutableArray<string> Endings =
    [
        "ation",
        "ance",
        "ence",
        "ment",
        "ing",
        "ion",
        "al",
        "e",
        "y",
        "t",
    ];

    /// <summary>Words of table names that say how it is stored.</summary>
    private static readonly HashSet<string> Storage = new(StringComparer.Ordinal)
    {
        "line",
        "item",
        "log",
        "history",
        "record",
        "fact",
        "detail",
        "datum",
        "data",
        "entry",
        "table",
        "row",
    };

    private readonly Dictionary<string, (string Table, string Noun)> _tables = new(StringComparer.Ordinal);

    /// <summary>For the tables of events.</summary>
    public EventVerbs(IEnumerable<EventTable> tables)
    {
        foreach (var events in tables)
        {
            var head = events.NameStems.LastOrDefault(stem =>
                char.IsLetter(stem[0]) && !Storage.Contains(stem)
            );
            if (head is not null)
            {
                _tables.TryAdd(Root(head), (events.Table.Name, head));
            }
        }
    }

    /// <summary>The verbs in a sentence, as matches of their tables.</summary>
    public IEnumerable<FacetMatch> In(IEnumerable<Token> tokens) =>
        tokens
            .Where(token => token.Kind == TokenKind.Word)
            .Select(token => (token, found: _tables.GetValueOrDefault(Root(token.Stem))))
            .Where(pair => pair.found.Table is not null && pair.found.Noun != pair.token.Stem)
            .Select(pair => new FacetMatch(
                pair.token.Index,
                pair.token.Index + 1,
                MatchKind.Table,
                pair.found.Table,
                [],
                MatchWay.Synonym,
                Score,
                false,
                ConditionOperator.Unknown
            ));

    /// <summary>"enroll" and "enrol", "travell" and "travel".</summary>
    private static string Single(string root) =>
        root.Length > ShortestRoot && root[^1] == root[^2] && root[^1] is 'l' or 'p' or 't'
            ? root[..^1]
            : root;

    private static string Root(string stem)
    {
        foreach (var ending in Endings)
        {
            if (
                stem.Length - ending.Length >= ShortestRoot
                && stem.EndsWith(ending, StringComparison.Ordinal)
            )
            {
                return Single(stem[..^ending.Length]);
            }
        }

        return Single(stem);
    }
}
