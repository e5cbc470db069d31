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

    /// <summary>Adds the entry or replaces that of the same id.</summary>
    [Alias("Put")]
    Task PutAsync(SegmentEntry entry, CancellationToken cancellationToken = default);
}
