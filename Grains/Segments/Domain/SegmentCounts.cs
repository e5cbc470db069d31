using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Sizes of trees over one population.</summary>
/// <param name="Population">Everyone.</param>
/// <param name="Trees">In the order asked.</param>
internal sealed record SegmentCounts(long Population, ImmutableArray<SegmentCount> Trees)
{
    /// <summary>The size of the tree at a place.</summary>
    public EstimatedSize Size(int index) =>
        new(Trees[index].Count, Population, Exact: true, Low: Trees[index].Count, High: Trees[index].Count);

    /// <summary>Reads the row of <see cref="SegmentCompiler.Counts"/>.</summary>
    public static SegmentCounts From(IReadOnlyList<object?> row) =>
        new(
            Long(row[0]),
            [
                .. Enumerable
                    .Range(0, (row.Count - 1) / 2)
                    .Select(tree => new SegmentCount(
                        Long(row[1 + (2 * tree)]),
                        (string?)row[2 + (2 * tree)]
                    )),
            ]
        );

    private static long Long(object? cell) => Convert.ToInt64(cell, CultureInfo.InvariantCulture);
}

/// <summary>Size of a tree.</summary>
/// <param name="Count">Members.</param>
/// <param name="Fingerprint">Same for the same people; null for nobody.</param>
internal sealed record SegmentCount(long Count, string? Fingerprint);
