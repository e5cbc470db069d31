using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Stored: a segment. Versions before the current one are records of their own.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentState")]
internal sealed record SegmentState
{
    /// <summary>The current version and its life; null = never stored.</summary>
    [Id(0)]
    public SegmentView? Segment { get; init; }

    /// <summary>Numbers of the earlier versions, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<int> Earlier { get; init; } = [];

    /// <summary>Feedback, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<SegmentFeedback> Feedback { get; init; } = [];

    /// <summary>Session → place of its last command that was applied.</summary>
    [Id(3)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What the trail has to be told of the last decision outside of a session; null = nothing yet.</summary>
    [Id(4)]
    public AuditNotes? Audit { get; init; }

    /// <summary>Version → where it comes from; null = stored before that was kept.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<int, SegmentOrigin>? Origins { get; init; }
}
