using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Columns of the members that belong together: "campaign 1" to "campaign 5", the amounts of the kinds of goods.</summary>
internal sealed class ColumnFamilies
{
    private const int FewestAmounts = 3;
    private readonly Dictionary<string, ImmutableArray<Flag>> _flags = new(StringComparer.Ordinal);

    /// <summary>The families of a catalog.</summary>
    /// <param name="members">Facets of the members.</param>
    /// <param name="thesaurus">General vocabulary.</param>
    public ColumnFamilies(ImmutableArray<Facet> members, Thesaurus thesaurus)
    {
        foreach (
            var family in members
                .Select(facet => (Facet: facet, Yes: FlagReading.Of(facet, thesaurus)))
                .Where(pair => pair.Yes is { IsFlag: true } && pair.Facet.Label.Any(char.IsDigit))
                .GroupBy(pair => WithoutNumbers(pair.Facet), StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
        {
            var flags = family.Select(pair => new Flag(pair.Facet, pair.Yes!.Yes)).ToImmutableArray();
            foreach (var flag in flags)
            {
                _flags[flag.Facet.FacetId] = flags;
            }
        }

        (Amounts, Whole) = AmountsOf(members, thesaurus);
    }

    /// <summary>
    /// Amounts of money by kind of goods; empty when there are fewer than three of them, or when a column by another name holds their sum.
    /// Where <see cref="Whole"/> is null they are together what a member spent.
    /// </summary>
    public ImmutableArray<Facet> Amounts { get; }

    /// <summary>The column that holds the sum of the amounts by kind of goods and stands beside them; null when none does.</summary>
    public Facet? Whole { get; }

    /// <summary>The yes-or-no columns that differ from this one by their number only, itself included; empty when there are none.</summary>
    public ImmutableArray<Flag> FlagsOf(string facetId) => _flags.GetValueOrDefault(facetId, []);

    private static (ImmutableArray<Facet> Amounts, Facet? Whole) AmountsOf(
        ImmutableArray<Facet> members,
        Thesaurus thesaurus
    )
    {
        var money = members.Where(facet => PopulationModel.IsMoney(facet) && !facet.Pii).ToList();
        if (
            money.Exists(facet =>
                facet.Expression is not null || Stems(facet, thesaurus).Any(thesaurus.Columns.Whole.Has)
            )
        )
        {
            return ([], null);
        }

        var family =
            money
                .Where(facet =>
                    Stems(facet, thesaurus) is [var first, ..] && thesaurus.Columns.Amounts.Has(first)
                )
                .GroupBy(facet => Stems(facet, thesaurus)[0], StringComparer.Ordinal)
                .MaxBy(group => group.Count())
                ?.ToImmutableArray()
            ?? [];
        var parts = family.RemoveAll(facet => IsWholeOf(facet, thesaurus));
        return parts.Length < FewestAmounts
            ? ([], null)
            : (parts, family.FirstOrDefault(facet => !parts.Contains(facet)));
    }

    /// <summary>"spend", "spend 12 m", "spend ytd": nothing but a time says which amount it is, or what is written of it says that it is all.</summary>
    private static bool IsWholeOf(Facet facet, Thesaurus thesaurus)
    {
        var kinds = Tokenizer
            .Tokenize(facet.Label)
            .Skip(1)
            .Where(token => token.Kind == TokenKind.Word && !thesaurus.IsTimeWord(token.Folded))
            .Select(token => token.Stem)
            .ToList();
        var written = Tokenizer
            .Tokenize(facet.Description + " . " + string.Join(" . ", facet.Synonyms))
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return kinds.Count == 0
            || (written.Any(thesaurus.Columns.Whole.Has) && !kinds.Exists(written.Contains));
    }

    /// <summary>Stems of a column's words, short forms in full.</summary>
    private static ImmutableArray<string> Stems(Facet facet, Thesaurus thesaurus) =>
        [
            .. Tokenizer
                .Tokenize(facet.Label)
                .Where(token => token.Kind == TokenKind.Word)
                .Select(token =>
                    thesaurus.Expansions(token.Folded) is [var full, ..] ? Stemmer.Stem(full) : token.Stem
                ),
        ];

    private static string WithoutNumbers(Facet facet) =>
        facet.Table
        + '.'
        + string.Join(
            ' ',
            Tokenizer
                .Tokenize(facet.Label)
                .Where(token => token.Kind == TokenKind.Word)
                .Select(token => token.Folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))
        );

    /// <summary>A yes-or-no column.</summary>
    /// <param name="Facet">The column.</param>
    /// <param name="Yes">Its stored values that say yes.</param>
    internal sealed record Flag(Facet Facet, ImmutableArray<string> Yes);
}
