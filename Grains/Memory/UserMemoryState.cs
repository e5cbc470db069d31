using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;

namespace SmartSegmentation.Grains.Memory;

/// <summary>Stored: what is remembered of a user.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.UserMemoryState")]
internal sealed record UserMemoryState
{
    /// <summary>Terms of the first release; read into <see cref="Records"/>, empty since.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, RememberedTerm> Terms { get; init; } =
        ImmutableSortedDictionary<string, RememberedTerm>.Empty;

    /// <summary>Session → place of its last command that was applied.</summary>
    [Id(1)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What the trail has to be told of the last decision outside of a session; null = nothing yet.</summary>
    [Id(2)]
    public AuditNotes? Audit { get; init; }

    /// <summary>Memories, closed ones included, in the order in which they were learned; null = none yet.</summary>
    [Id(3)]
    public ImmutableArray<MemoryView>? Records { get; init; }

    /// <summary>Meaning key → when it was forgotten; null = none.</summary>
    [Id(4)]
    public ImmutableDictionary<string, DateTimeOffset>? Forgotten { get; init; }

    /// <summary>When everything was forgotten; null = never.</summary>
    [Id(5)]
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>Stored: the segments of a user with the signs that they worked; apart from the meanings, because it is written more often.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.WorkedSegmentsState")]
internal sealed record WorkedSegmentsState
{
    /// <summary>In the order of their last sign.</summary>
    [Id(0)]
    public ImmutableArray<RememberedSegment> Segments { get; init; } = [];

    /// <summary>Session → place of its last command that was applied.</summary>
    [Id(1)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;
}
