namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>The skills of a recorded turn beside those that are live now.</summary>
/// <param name="Recorded">Hash of the recorded set: every skill, its version and files, and what the tenant overrode.</param>
/// <param name="Now">Hash of the live set with the same overrides.</param>
/// <param name="UsedRecorded">True when the words were read with the recorded skills; false when some of them cannot be had here.</param>
/// <param name="Difference">The first difference; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetComparison")]
public sealed record SkillSetComparison(
    [property: Id(0)] string Recorded,
    [property: Id(1)] string Now,
    [property: Id(2)] bool UsedRecorded,
    [property: Id(3)] SkillSetDifference? Difference
);

/// <summary>Where two sets of skills first differ.</summary>
/// <param name="SkillId">The skill.</param>
/// <param name="RecordedVersion">Its version as recorded; null = there was none.</param>
/// <param name="NowVersion">Its live version; null = there is none.</param>
/// <param name="File">The first file that differs; null where a whole skill is missing on one side.</param>
/// <param name="RecordedDigest">SHA-256 of the file, or of the skill, as recorded; null when it was not there.</param>
/// <param name="NowDigest">The same now; null when it is not there.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetDifference")]
public sealed record SkillSetDifference(
    [property: Id(0)] string SkillId,
    [property: Id(1)] string? RecordedVersion,
    [property: Id(2)] string? NowVersion,
    [property: Id(3)] string? File,
    [property: Id(4)] string? RecordedDigest,
    [property: Id(5)] string? NowDigest
);
