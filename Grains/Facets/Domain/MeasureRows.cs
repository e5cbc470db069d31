using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Which table's rows a measure reads, and by which reference it reaches what it measures.</summary>
internal static class MeasureRows
{
    /// <summary>Table of the rows of a measure, by name.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="around">Table of the rows that the measure is an attribute of; null = of members.</param>
    public static string? RowsOf(this Measure measure, string? around) =>
        measure.Table ?? (measure.Via is null ? null : around) ?? TableOf(measure.FacetId) ?? around;

    /// <summary>Id of the column by whose reference a lookup is read; null when none is named.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="around">Table of the rows that the measure is an attribute of; null = of members.</param>
    public static string? Reference(this Measure measure, string? around) =>
        measure.Via is { } via ? $"{measure.RowsOf(around)}.{via}" : null;

    /// <summary>Table of a facet id; null for anything else.</summary>
    public static string? TableOf(string? facetId) =>
        facetId?.IndexOf('.', StringComparison.Ordinal) is { } dot and > 0 ? facetId[..dot] : null;
}
