using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Stored: entries of a tenant's directory; one change, several of them, or a page of an earlier release.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDirectoryPage")]
internal sealed record SegmentDirectoryPage
{
    /// <summary>In the order of their making, or of their changes.</summary>
    [Id(0)]
    public ImmutableArray<SegmentEntry> Entries { get; init; } = [];
}
