using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Audit;

namespace SmartSegmentation.Grains.Audit;

/// <summary>Stored in a grain's state, in the same write as what it decided: what the trail has to be told.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.AuditNotes")]
internal sealed record AuditNotes
{
    /// <summary>Place of the batch among those of the grain; 0 = none yet.</summary>
    [Id(0)]
    public long Place { get; init; }

    /// <summary>The batch; none once it is known to have been told.</summary>
    [Id(1)]
    public ImmutableArray<AuditEvent> Events { get; init; } = [];
}
