namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>The turn that a command comes from. Commands of one session reach a grain in order, so a lower or equal place was applied before.</summary>
/// <param name="SessionId">Session of the turn.</param>
/// <param name="Turn">Number of the turn in its session, from 1.</param>
/// <param name="Index">Number of the command in its turn, from 0.</param>
/// <param name="UserId">User of the session.</param>
[GenerateSerializer, Immutable, Alias("smartseg.CommandOrigin")]
public sealed record CommandOrigin(
    [property: Id(0)] string SessionId,
    [property: Id(1)] int Turn,
    [property: Id(2)] int Index,
    [property: Id(3)] string UserId
)
{
    /// <summary>Place among the commands of the session.</summary>
    public long Place => ((long)Turn << 16) + Index;
}

/// <summary>Stores a segment or its next version.</summary>
/// <param name="Segment">With its id; its version is taken over unless another edit was first.</param>
/// <param name="AuditAction"><c>created</c>, <c>edited</c> or <c>renamed</c>.</param>
/// <param name="Draft">True for a reading that nobody chose yet.</param>
/// <param name="CatalogVersion">Version of the catalog at which its size was counted.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
/// <param name="FromVersion">The earlier version that is made the newest; null = none is.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SaveSegment")]
public sealed record SaveSegment(
    [property: Id(0)] SegmentDefinition Segment,
    [property: Id(1)] string AuditAction,
    [property: Id(2)] bool Draft,
    [property: Id(3)] int CatalogVersion,
    [property: Id(4)] CommandOrigin? Origin = null,
    [property: Id(5)] int? FromVersion = null
);

/// <summary>Deletes a segment, or restores a deleted one.</summary>
/// <param name="Words">The words that asked for it, for the audit trail; empty = a call without words.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
/// <param name="Confirmed">Deletes it even when others refer to it. Turns have asked before.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ChangeSegmentLife")]
public sealed record ChangeSegmentLife(
    [property: Id(0)] string Words,
    [property: Id(1)] CommandOrigin? Origin = null,
    [property: Id(2)] bool Confirmed = false
);

/// <summary>Freezes members, or lets them follow the data again.</summary>
/// <param name="Frozen">True freezes, also a list that is frozen already, anew; false thaws.</param>
/// <param name="Words">The words that asked for it; empty = a call without words.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FreezeSegment")]
public sealed record FreezeSegment(
    [property: Id(0)] bool Frozen,
    [property: Id(1)] string Words = "",
    [property: Id(2)] CommandOrigin? Origin = null
);

/// <summary>Makes an earlier version the newest: a new version with its conditions, name and words.</summary>
/// <param name="Version">Number of the earlier version.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RevertSegment")]
public sealed record RevertSegment([property: Id(0)] int Version);

/// <summary>Tells what a user thinks of a segment.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="Comment">In the user's words; null = none.</param>
/// <param name="Corrected">The segment as it should have been; null = not said.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RateSegment")]
public sealed record RateSegment(
    [property: Id(0)] int Rating,
    [property: Id(1)] string? Comment = null,
    [property: Id(2)] SegmentDefinition? Corrected = null
);
