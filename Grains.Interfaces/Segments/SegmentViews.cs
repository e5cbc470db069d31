using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Where a segment stands.</summary>
public enum SegmentStatus
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Offered as a reading, not chosen.</summary>
    Draft = 1,

    /// <summary>Made by a user.</summary>
    Active = 2,

    /// <summary>Deleted; can be restored.</summary>
    Deleted = 3,
}

/// <summary>A stored segment.</summary>
/// <param name="Definition">Its current version, with the audit trail.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was first stored.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="SizedAt">Version of the catalog at which its size was counted.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentView")]
public sealed record SegmentView(
    [property: Id(0)] SegmentDefinition Definition,
    [property: Id(1)] SegmentStatus Status,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] string CreatedBy,
    [property: Id(4)] DateTimeOffset UpdatedAt,
    [property: Id(5)] int SizedAt
);

/// <summary>A segment in a list.</summary>
/// <param name="SegmentId">Id within the tenant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its current version.</param>
/// <param name="Size">Members at the last evaluation; null = not counted.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When it was first stored.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentEntry")]
public sealed record SegmentEntry(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] string Name,
    [property: Id(2)] SegmentStatus Status,
    [property: Id(3)] int Version,
    [property: Id(4)] long? Size,
    [property: Id(5)] string CreatedBy,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset UpdatedAt
)
{
    /// <summary>Segments that it refers to directly; null = stored by a release that did not note it.</summary>
    [Id(8)]
    public ImmutableArray<string>? Uses { get; init; }

    /// <summary>Hash of its tree apart from how it was said; the same for the same conditions. Null = not noted.</summary>
    [Id(9)]
    public string? Tree { get; init; }
}

/// <summary>What a user thought of a segment.</summary>
/// <param name="At">When.</param>
/// <param name="UserId">Who.</param>
/// <param name="Version">Version that was rated.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="Comment">In the user's words; null = none.</param>
/// <param name="Corrected">The segment as it should have been; null = not said.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentFeedback")]
public sealed record SegmentFeedback(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string UserId,
    [property: Id(2)] int Version,
    [property: Id(3)] int Rating,
    [property: Id(4)] string? Comment,
    [property: Id(5)] SegmentDefinition? Corrected
);

/// <summary>The stored versions of a segment.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Versions">Oldest first, the current one last.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentVersions")]
public sealed record SegmentVersions(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] ImmutableArray<SegmentDefinition> Versions
);
