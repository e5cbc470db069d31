using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;

namespace SmartSegmentation.Grains.Memory;

/// <summary>Stored: what is remembered of a user.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.UserMemoryState")]
internal sealed record UserMemoryState
{
    /// <summary>Terms that the user defined.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, RememberedTerm> Terms { get; init; } =
        ImmutableSortedDictionary<string, RememberedTerm>.Empty;

    /// <summary>Session → place of its last command that was applied.</summary>
    [Id(1)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What the trail has to be told of the last decision outside of a session; null = nothing yet.</summary>
    [Id(2)]
    public AuditNotes? Audit { get; init; }
}
