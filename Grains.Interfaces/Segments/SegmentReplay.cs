using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Where a version of a segment comes from.</summary>
/// <param name="SessionId">Session of the turn that made it; null = a call outside of a session.</param>
/// <param name="Turn">Number of the turn in its session.</param>
/// <param name="Index">Number of the command in its turn.</param>
/// <param name="UserId">User of the session.</param>
/// <param name="FromVersion">The earlier version that was made the newest; null = none was.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentOrigin")]
public sealed record SegmentOrigin(
    [property: Id(0)] string? SessionId,
    [property: Id(1)] int Turn,
    [property: Id(2)] int Index,
    [property: Id(3)] string UserId,
    [property: Id(4)] int? FromVersion = null
);

/// <summary>What came of reading a segment's words again as they were read.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Version">The version.</param>
/// <param name="Words">The words of its turn, verbatim.</param>
/// <param name="Clock">What "now" meant.</param>
/// <param name="Same">True when the definition is the same to the byte, and the members are as many where the data are the same.</param>
/// <param name="RecordedHash">SHA-256 of the canonical definition as recorded.</param>
/// <param name="ReplayedHash">The same of the definition as read now; null when the words make no segment now.</param>
/// <param name="Difference">The first difference; null = none.</param>
/// <param name="RecordedCount">Members as recorded.</param>
/// <param name="ReplayedCount">Members now; null when they could not be counted.</param>
/// <param name="RecordedCatalog">Version of the catalog as recorded.</param>
/// <param name="ReplayedCatalog">Version of the catalog now; versions of other installations are not comparable.</param>
/// <param name="SameData">True when the catalog, with its rows, values and ranges, is the same; null when that cannot be told.</param>
/// <param name="Skills">Skills whose version has changed since.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ReplayReport")]
public sealed record ReplayReport(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] int Version,
    [property: Id(2)] string Words,
    [property: Id(3)] DateTimeOffset Clock,
    [property: Id(4)] bool Same,
    [property: Id(5)] string RecordedHash,
    [property: Id(6)] string? ReplayedHash,
    [property: Id(7)] ReplayDifference? Difference,
    [property: Id(8)] long? RecordedCount,
    [property: Id(9)] long? ReplayedCount,
    [property: Id(10)] int RecordedCatalog,
    [property: Id(11)] int ReplayedCatalog,
    [property: Id(12)] bool? SameData,
    [property: Id(13)] ImmutableArray<SkillChange> Skills
)
{
    /// <summary>The skills of the turn beside the live ones; null = recorded by a release that did not keep them all.</summary>
    [Id(14)]
    public SkillSetComparison? SkillSet { get; init; }
}

/// <summary>Where two definitions first differ.</summary>
/// <param name="Path">Member of the definition, such as <c>expression.children[1].values[0]</c>.</param>
/// <param name="Recorded">Its JSON as recorded; null when it was not there.</param>
/// <param name="Replayed">Its JSON now; null when it is not there.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ReplayDifference")]
public sealed record ReplayDifference(
    [property: Id(0)] string Path,
    [property: Id(1)] string? Recorded,
    [property: Id(2)] string? Replayed
);

/// <summary>A skill of another version than was recorded.</summary>
/// <param name="SkillId">The skill.</param>
/// <param name="Recorded">Version as recorded; null when it took no part.</param>
/// <param name="Replayed">Version now; null when it takes no part.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillChange")]
public sealed record SkillChange(
    [property: Id(0)] string SkillId,
    [property: Id(1)] string? Recorded,
    [property: Id(2)] string? Replayed
);
