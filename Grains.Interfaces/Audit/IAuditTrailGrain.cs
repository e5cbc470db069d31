using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Audit;

/// <summary>
/// The trail of one tenant: every decision, each entry chained to the one before by SHA-256. The key is the tenant id, or
/// <see cref="Platform"/>. Nothing is ever changed or removed.
/// </summary>
[Alias("smartseg.IAuditTrailGrain"), GrainInterfaceType("smartseg.audittrail")]
public interface IAuditTrailGrain : IGrainWithStringKey
{
    /// <summary>Key of the trail of what belongs to no tenant; no tenant id can be it.</summary>
    public const string Platform = "$platform";

    /// <summary>Appends decisions, all or none; a batch that was appended before changes nothing.</summary>
    /// <returns>Once it is stored.</returns>
    [Alias("Append")]
    Task AppendAsync(AuditBatch batch, CancellationToken cancellationToken = default);
}

/// <summary>Decisions that belong together.</summary>
/// <param name="Source">Who tells: <c>session:ID</c>, <c>tenant</c>, <c>catalog</c>, <c>segment:ID</c>, <c>memory:ID</c>, <c>skill:ID</c> ….</param>
/// <param name="Place">Place among the batches of the source, rising; what is not above the last of its source is taken for a repetition.</param>
/// <param name="Again">True when it may have been appended before: after a failure or a start. False spares the search for it.</param>
/// <param name="Events">In order; none appends nothing.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditBatch")]
public sealed record AuditBatch(
    [property: Id(0)] string Source,
    [property: Id(1)] long Place,
    [property: Id(2)] bool Again,
    [property: Id(3)] ImmutableArray<AuditEvent> Events
);
