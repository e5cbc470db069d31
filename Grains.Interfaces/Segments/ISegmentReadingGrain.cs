using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Reads a tenant's segments against its tables. The key is the tenant id; many work side by side and hold nothing.</summary>
/// <remarks>
/// Every method refuses a segment that does not exist or is deleted (<c>segment-unknown</c>), and one that no longer fits the catalog
/// (<c>facet-unknown</c> …).
/// </remarks>
[Alias("smartseg.ISegmentReadingGrain"), GrainInterfaceType("smartseg.segmentreading")]
public interface ISegmentReadingGrain : IGrainWithStringKey
{
    /// <summary>A page of members.</summary>
    /// <param name="segmentId">The segment.</param>
    /// <param name="after">Key after which the page begins; null = the first page.</param>
    /// <param name="limit">1 to 50,000.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>Refused also with <c>limit-invalid</c> or <c>after-invalid</c>.</returns>
    [Alias("Members")]
    Task<Outcome<SegmentMembers>> MembersAsync(
        string segmentId,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>A statement that selects the members.</summary>
    /// <param name="segmentId">The segment.</param>
    /// <param name="dialect"><c>duckdb</c> or <c>postgres</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Refused also with <c>dialect-unknown</c>.</returns>
    [Alias("Sql")]
    Task<Outcome<SegmentSql>> SqlAsync(
        string segmentId,
        string dialect,
        CancellationToken cancellationToken = default
    );

    /// <summary>How the segment comes to its members.</summary>
    [Alias("Explain")]
    Task<Outcome<SegmentExplanation>> ExplainAsync(
        string segmentId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Why a member is in the segment, or is not.</summary>
    /// <returns>Refused also with <c>member-unknown</c>.</returns>
    [Alias("Why")]
    Task<Outcome<SegmentMembership>> WhyAsync(
        string segmentId,
        string key,
        CancellationToken cancellationToken = default
    );

    /// <summary>Counts the members of a definition that need not be stored.</summary>
    /// <param name="definition">Its tree is checked like any input; without <c>today</c> the tenant's today is taken.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>
    /// Refused with <c>facet-unknown</c>, <c>facet-restricted</c>, <c>facet-pii</c>, <c>operator-invalid</c>, <c>values-invalid</c>,
    /// <c>condition-invalid</c> or another code that names the member of the definition.
    /// </returns>
    [Alias("Estimate")]
    Task<Outcome<EstimatedSize>> EstimateAsync(
        SegmentDefinition definition,
        CancellationToken cancellationToken = default
    );
}
