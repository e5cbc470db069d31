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

    /// <summary>Particles that a verb of two words ends in, and a noun of one: "logged in", "logins".</summary>
    private static readonly ImmutableArray<string> Particles =
    [
        "in",
        "out",
        "up",
        "off",
        "on",
        "back",
        "down",
        "over",
    ];

    private readonly Dictionary<string, (string Table, string Noun)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Verb, string Particle), string> _phrasal = [];

    /// <summary>For the tables of events.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="columns">Words that only say that there are rows.</param>
    public EventVerbs(IEnumerable<EventTable> tables, ColumnWords columns)
    {
        foreach (var events in tables)
        {
            var words = events
                .NameStems.Where(stem =>
                    char.IsLetter(stem[0]) && !columns.Rows.Has(stem) && !columns.Lines.Has(stem)
                )
                .ToList();
            if (words.Count == 0)
            {
                continue;
            }

            var table = events.Table.Name;
            _tables.TryAdd(Root(words[^1]), (table, words[^1]));
            foreach (var noun in words.Count > 1 ? [words[^1], words[^2] + words[^1]] : words)
            {
                if (Particles.FirstOrDefault(particle => IsPhrasal(noun, particle)) is { } particle)
                {
                    _phrasal.TryAdd((noun[..^particle.Length], particle), table);
                }
            }
        }
    }

    /// <summary>The verbs in a sentence, as matches of their tables.</summary>
    public IEnumerable<FacetMatch> In(ImmutableArray<Token> tokens)
    {
        foreach (var token in tokens.Where(token => token.Kind == TokenKind.Word))
        {
            if (_tables.TryGetValue(Root(token.Stem), out var found) && found.Noun != token.Stem)
            {
                yield return Match(token.Index, 1, found.Table);
            }

            if (
                tokens.ElementAtOrDefault(token.Index + 1)?.Folded is { } particle
                && _phrasal.TryGetValue((token.Stem, particle), out var table)
            )
            {
                yield return Match(token.Index, 2, table);
            }
        }
    }

    private static FacetMatch Match(int first, int length, string table) =>
        new(
            first,
            first + length,
            MatchKind.Table,
            table,
            [],
            MatchWay.Synonym,
            Score,
            false,
            ConditionOperator.Unknown
        );

    // "cabin" is no verb with its particle: what stands before it is a word of its own.
    private static bool IsPhrasal(string noun, string particle) =>
        noun.Length - particle.Length >= 3
        && noun.EndsWith(particle, StringComparison.Ordinal)
        && WordList.Contains(noun[..^particle.Length]);

    private static string Root(string stem)
    {
        foreach (var ending in Endings)
        {
            if (
                stem.Length - ending.Length >= ShortestRoot
                && stem.EndsWith(ending, StringComparison.Ordinal)
            )
            {
                return WordRoot.Undoubled(stem[..^ending.Length]);
            }
        }

        return WordRoot.Undoubled(stem);
    }
}
