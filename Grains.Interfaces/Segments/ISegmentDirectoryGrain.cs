using System.Collections.Immutable;
using Orleans.Concurrency;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>The segments of one tenant. The key is the tenant id.</summary>
[Alias("smartseg.ISegmentDirectoryGrain"), GrainInterfaceType("smartseg.segmentdirectory")]
public interface ISegmentDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Every segment, also drafts and deleted ones, in the order of their making.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<SegmentEntry>> ListAsync();

    /// <summary>The same, with what tells this directory from any other that the tenant had.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<SegmentListing> ReadAsync();

    /// <summary>Adds the entry or replaces that of the same id.</summary>
    [Alias("Put")]
    Task PutAsync(SegmentEntry entry, CancellationToken cancellationToken = default);
}

/// <summary>A tenant's segments.</summary>
/// <param name="Revision">Changes that led to them.</param>
/// <param name="Entries">In the order of their making.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentListing")]
public sealed record SegmentListing(
    [property: Id(0)] int Revision,
    [property: Id(1)] ImmutableArray<SegmentEntry> Entries
);
