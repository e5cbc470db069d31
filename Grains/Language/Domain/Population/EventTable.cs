using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Something that members did, row by row.</summary>
/// <param name="table">The table.</param>
/// <param name="reached">The table and those that its rows lead to.</param>
/// <param name="thesaurus">What short forms in its name stand for.</param>
internal sealed class EventTable(CatalogTable table, HashSet<string> reached, Thesaurus thesaurus)
{
    private readonly ColumnWords _words = thesaurus.Columns;

    /// <summary>The table.</summary>
    public CatalogTable Table { get; } = table;

    /// <summary>Time of a row, in a column of its own.</summary>
    public Facet? Timestamp { get; init; }

    /// <summary>True when rows have a time, of their own or of what they belong to.</summary>
    public bool HasTime { get; init; }

    /// <summary>What a row was worth.</summary>
    public Facet? Money { get; init; }

    /// <summary>What a row earned; less than 0 where it lost.</summary>
    public Facet? Profit { get; init; }

    /// <summary>How many pieces a row has.</summary>
    public Facet? Quantity { get; init; }

    /// <summary>How rows make orders: <c>order</c>, a facet id, or null when a row is an order.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Price of one piece of what a row is about.</summary>
    public Facet? Price { get; init; }

    /// <summary>What a row is about: the product, by its key or name; null when rows name none.</summary>
    public Facet? Product { get; init; }

    /// <summary>Facets of a row, its own and those that it leads to.</summary>
    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <summary>Days and times of a row, in columns of its own.</summary>
    public IEnumerable<Facet> Days => Facets.Where(facet => PopulationModel.IsDate(facet) && IsOwn(facet));

    /// <summary>The rows themselves, as a facet id.</summary>
    public string Rows => Table.Name + ".*";

    /// <summary>Stems of the words of the table's name, short forms written out: "appts" is "appointment".</summary>
    public ImmutableArray<string> NameStems { get; } =
    [
        .. Tokenizer
            .Tokenize(table.Name.Replace('_', ' '))
            .Select(token =>
                !WordList.Contains(token.Folded) && thesaurus.NameExpansions(token.Stem) is [var full, ..]
                    ? Stemmer.Stem(full)
                    : token.Stem
            ),
    ];

    /// <summary>True when a word of the name is of that class of events.</summary>
    public bool IsOfClass(string name, Thesaurus thesaurus) =>
        NameStems.Any(stem => string.Equals(thesaurus.EventVerb(stem), name, StringComparison.Ordinal));

    /// <summary>True for the name of the table.</summary>
    public bool IsNamed(string table) => string.Equals(table, Table.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a column of the table itself.</summary>
    public bool IsOwn(Facet facet) => IsNamed(facet.Table);

    /// <summary>True when a row has values of that table.</summary>
    public bool Reaches(string table) => reached.Contains(table);

    /// <summary>True for amounts that add up over rows: money and pieces, not prices, rates and scores.</summary>
    public bool IsAdditive(Facet facet) =>
        string.Equals(facet.FacetId, Money?.FacetId, StringComparison.Ordinal)
        || string.Equals(facet.FacetId, Quantity?.FacetId, StringComparison.Ordinal)
        || (
            IsOwn(facet)
            && facet.Unit is not ("percent" or "fraction" or "year")
            && !PopulationModel.Words(facet).Any(word => _words.Rates.Has(word))
        );
}
