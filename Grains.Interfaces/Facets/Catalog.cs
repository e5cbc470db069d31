using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Facets;

/// <summary>What a tenant's data offers: its tables and every facet of them.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.Catalog")]
public sealed record Catalog
{
    /// <summary>One more at each change; 0 = nothing loaded.</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>Tables, in the order of their first loading.</summary>
    [Id(1)]
    public ImmutableArray<CatalogTable> Tables { get; init; } = [];

    /// <summary>Facets by table, then in column order; derived facets after the columns of their table.</summary>
    [Id(2)]
    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <summary>Members in the population: rows of the entity table, or distinct entity keys of the event tables when there is none.</summary>
    [Id(3)]
    public long Population { get; init; }
}

/// <summary>One loaded table.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.CatalogTable")]
public sealed record CatalogTable
{
    /// <summary>Logical name, as given at loading.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Table of the embedded engine that holds the current rows; a reload makes a new one.</summary>
    [Id(1)]
    public required string PhysicalName { get; init; }

    /// <summary>What its rows are.</summary>
    [Id(2)]
    public required TableRole Role { get; init; }

    /// <summary>Column that names a row; null = none (an entity's members are then named by their 1-based row number, <c>__row</c>).</summary>
    [Id(3)]
    public string? Key { get; init; }

    /// <summary>Column with the time of an event; null = none of its own (a payment takes the time of its order).</summary>
    [Id(4)]
    public string? Timestamp { get; init; }

    /// <summary>Column that names the member; null = reached over <see cref="References"/>, or the table is not an event table.</summary>
    [Id(5)]
    public string? EntityKey { get; init; }

    /// <summary>Column → <c>table.column</c> that it refers to.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, string> References { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Column with the order (invoice) number when one order can have several rows, or the key when it names orders; null = one row is one order.</summary>
    [Id(7)]
    public string? OrderNumber { get; init; }

    /// <summary>Rows.</summary>
    [Id(8)]
    public long Rows { get; init; }
}

/// <summary>What the rows of a table are.</summary>
public enum TableRole
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>One row per member of the population.</summary>
    Entity = 1,

    /// <summary>Many rows per member, usually with a time.</summary>
    Event = 2,

    /// <summary>Rows that others refer to, such as products.</summary>
    Lookup = 3,
}

/// <summary>One column, or one derived measure, that a segment can use.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.Facet")]
public sealed record Facet
{
    /// <summary><c>table.column</c>.</summary>
    [Id(0)]
    public required string FacetId { get; init; }

    /// <summary>Logical table name.</summary>
    [Id(1)]
    public required string Table { get; init; }

    /// <summary>Column name as in the file, trimmed; for a derived facet its name.</summary>
    [Id(2)]
    public required string Column { get; init; }

    /// <summary>Words of the column name, lower case: <c>TotalChildren</c> → "total children".</summary>
    [Id(3)]
    public required string Label { get; init; }

    /// <summary>Sentence for people; empty when nobody wrote one.</summary>
    [Id(4)]
    public string Description { get; init; } = "";

    /// <summary>Type of the stored values.</summary>
    [Id(5)]
    public required FacetType Type { get; init; }

    /// <summary>What the column is used as.</summary>
    [Id(6)]
    public required FacetRole Role { get; init; }

    /// <summary>
    /// Currency code, <c>money</c> (amount in the tenant's currency), <c>cents</c>, <c>days</c>, <c>weeks</c>, <c>months</c>, <c>years</c>,
    /// <c>year</c> (calendar year), <c>percent</c>, <c>fraction</c> or another unit; null = none known.
    /// </summary>
    [Id(7)]
    public string? Unit { get; init; }

    /// <summary>Other names: those set by an administrator, then the column name with its abbreviations written out.</summary>
    [Id(8)]
    public ImmutableArray<string> Synonyms { get; init; } = [];

    /// <summary>Stored value → what it means to people, set by an administrator or inferred for flags.</summary>
    [Id(9)]
    public ImmutableSortedDictionary<string, string> ValueLabels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Values with counts, most frequent first; at most 5,000 and only of text, flags and whole numbers of few values.</summary>
    [Id(10)]
    public ImmutableArray<FacetValue> Values { get; init; } = [];

    /// <summary>True when <see cref="Values"/> holds every value of the column.</summary>
    [Id(11)]
    public bool ValuesComplete { get; init; }

    /// <summary>Distinct values that are not missing.</summary>
    [Id(12)]
    public long DistinctCount { get; init; }

    /// <summary>Least value as text (dates as <c>yyyy-MM-dd</c>); null when there is none.</summary>
    [Id(13)]
    public string? Min { get; init; }

    /// <summary>Greatest value as text; null when there is none.</summary>
    [Id(14)]
    public string? Max { get; init; }

    /// <summary>Share of rows without a value, 0 to 1.</summary>
    [Id(15)]
    public double MissingShare { get; init; }

    /// <summary>Personal data that identifies a person (names, e-mail, phone); never listed or queried.</summary>
    [Id(16)]
    public bool Pii { get; init; }

    /// <summary>Protected or sensitive attribute.</summary>
    [Id(17)]
    public bool Sensitive { get; init; }

    /// <summary>Operators that may be used; empty = all.</summary>
    [Id(18)]
    public ImmutableArray<string> AllowedOperators { get; init; } = [];

    /// <summary>Expression of a derived facet as it was given; null for a column.</summary>
    [Id(19)]
    public string? Expression { get; init; }
}

/// <summary>One value of a facet.</summary>
/// <param name="Value">The value as stored, as text.</param>
/// <param name="Count">Rows that hold it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FacetValue")]
public sealed record FacetValue([property: Id(0)] string Value, [property: Id(1)] long Count);

/// <summary>Type of stored values.</summary>
public enum FacetType
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>Whole number.</summary>
    Integer = 2,

    /// <summary>Number with decimals, or money.</summary>
    Decimal = 3,

    /// <summary>Day.</summary>
    Date = 4,

    /// <summary>Day and time.</summary>
    DateTime = 5,

    /// <summary>True or false.</summary>
    Boolean = 6,
}

/// <summary>What a column is used as.</summary>
public enum FacetRole
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Names a row or another table's row.</summary>
    Key = 1,

    /// <summary>An amount that can be summed or compared.</summary>
    Measure = 2,

    /// <summary>One of a limited set of values.</summary>
    Category = 3,

    /// <summary>One of two values: yes and no, 1 and 0, or a missing one.</summary>
    Flag = 4,

    /// <summary>A day or a time.</summary>
    Date = 5,

    /// <summary>Free or near-unique text.</summary>
    Text = 6,
}
