using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What the stored values of one column are.</summary>
internal sealed record ColumnProfile
{
    /// <summary>Name of the column.</summary>
    public required string Name { get; init; }

    /// <summary>Type of the stored values.</summary>
    public required FacetType Type { get; init; }

    /// <summary>Unit that stood beside the values: a currency code or <c>percent</c>; null = none.</summary>
    public string? Unit { get; init; }

    /// <summary>Rows with a value.</summary>
    public long Values { get; init; }

    /// <summary>Distinct values.</summary>
    public long Distinct { get; init; }

    /// <summary>Least value as text.</summary>
    public string? Min { get; init; }

    /// <summary>Greatest value as text.</summary>
    public string? Max { get; init; }

    /// <summary>Mean number of characters of a value in the file.</summary>
    public double MeanLength { get; init; }

    /// <summary>Most values are e-mail addresses.</summary>
    public bool IsEmail { get; init; }

    /// <summary>Values with counts, most frequent first; empty when they are too many or not worth listing.</summary>
    public ImmutableArray<FacetValue> Top { get; init; } = [];

    /// <summary>True when <see cref="Top"/> holds every value.</summary>
    public bool TopComplete { get; init; }

    /// <summary>Whether each row of the table has a value of its own.</summary>
    public bool NamesRows(long rows) => rows > 0 && Values == rows && Distinct == rows;
}
