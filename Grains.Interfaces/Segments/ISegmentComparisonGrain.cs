using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Holds segments and versions beside each other. The key is the tenant id; many work side by side and hold nothing.</summary>
/// <remarks>Every method refuses a segment that does not exist or is deleted (<c>segment-unknown</c>), and one that no longer fits the catalog.</remarks>
[Alias("smartseg.ISegmentComparisonGrain"), GrainInterfaceType("smartseg.segmentcomparison")]
public interface ISegmentComparisonGrain : IGrainWithStringKey
{
    /// <summary>What changed between two versions, in words and in people.</summary>
    /// <param name="segmentId">The segment.</param>
    /// <param name="earlier">Version compared from; null = the one before <paramref name="later"/>.</param>
    /// <param name="later">Version compared to; null = the current one.</param>
    /// <param name="after">Key after which the page of moved members begins; null = the first page.</param>
    /// <param name="limit">0 to 10,000 members.</param>
    /// <param name="cancellationToken">Interrupts the queries.</param>
    /// <returns>Refused also with <c>version-unknown</c>, <c>limit-invalid</c> or <c>after-invalid</c>.</returns>
    [Alias("Diff")]
    Task<Outcome<SegmentDiff>> DiffAsync(
        string segmentId,
        int? earlier,
        int? later,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>How many members two segments share.</summary>
    [Alias("Overlap")]
    Task<Outcome<SegmentOverlap>> OverlapAsync(
        string segmentId,
        string otherId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Active segments of the same conditions as a segment, or of the same or nearly the same people.</summary>
    [Alias("Duplicates")]
    Task<Outcome<SegmentDuplicates>> DuplicatesAsync(
        string segmentId,
        CancellationToken cancellationToken = default
    );

    /// <summary>The segments that refer to a segment, directly or through others.</summary>
    [Alias("UsedBy")]
    Task<Outcome<SegmentUses>> UsedByAsync(string segmentId, CancellationToken cancellationToken = default);
}
