using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Stored: up to <see cref="Size"/> entries of a tenant's directory.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDirectoryPage")]
internal sealed record SegmentDirectoryPage
{
    /// <summary>Entries of a full page.</summary>
    public const int Size = 128;

    /// <summary>In the order of their making.</summary>
    [Id(0)]
    public ImmutableArray<SegmentEntry> Entries { get; init; } = [];
}
