using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>Where a version of a skill stands.</summary>
public enum SkillStatus
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>Never was live.</summary>
    Draft = 1,

    /// <summary>Used by every turn.</summary>
    Live = 2,

    /// <summary>Was live.</summary>
    Retired = 3,
}

/// <summary>A skill with its versions and what was decided about them.</summary>
/// <param name="SkillId">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it does and when, as the live version says.</param>
/// <param name="LiveVersion">The version that turns use; null = none yet.</param>
/// <param name="Versions">Oldest first.</param>
/// <param name="Overridable">What a tenant may override in the live version.</param>
/// <param name="History">Every decision, oldest first.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillView")]
public sealed record SkillView(
    [property: Id(0)] string SkillId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Description,
    [property: Id(3)] string? LiveVersion,
    [property: Id(4)] ImmutableArray<SkillVersionView> Versions,
    [property: Id(5)] ImmutableArray<SkillOverridable> Overridable,
    [property: Id(6)] ImmutableArray<SkillDecision> History
);

/// <summary>A version of a skill.</summary>
/// <param name="Version">Semantic version; files of the installation that changed without one carry <c>+</c> and the start of their digest.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Digest">SHA-256 over its files, 64 hexadecimal digits.</param>
/// <param name="Shipped">True when it came with the installation.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="AddedAt">When.</param>
/// <param name="Evaluation">The last evaluation; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillVersionView")]
public sealed record SkillVersionView(
    [property: Id(0)] string Version,
    [property: Id(1)] SkillStatus Status,
    [property: Id(2)] string Digest,
    [property: Id(3)] bool Shipped,
    [property: Id(4)] string AddedBy,
    [property: Id(5)] DateTimeOffset AddedAt,
    [property: Id(6)] SkillEvaluation? Evaluation = null
);

/// <summary>Something that a tenant may override.</summary>
/// <param name="Member">Its name under the skill in <c>skillOverrides</c>; <c>texts.*</c> stands for every member that begins so.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>choice</c> or <c>words</c>, which are added to those there are.</param>
/// <param name="Minimum">Least number; null = any.</param>
/// <param name="Maximum">Greatest number; null = any.</param>
/// <param name="Choices">What can be chosen; empty for other types.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillOverridable")]
public sealed record SkillOverridable(
    [property: Id(0)] string Member,
    [property: Id(1)] string Type,
    [property: Id(2)] double? Minimum,
    [property: Id(3)] double? Maximum,
    [property: Id(4)] ImmutableArray<string> Choices
);

/// <summary>A decision about a skill.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Action"><c>shipped</c>, <c>added</c>, <c>evaluated</c>, <c>promoted</c>, <c>refused</c> or <c>rolledBack</c>.</param>
/// <param name="Version">Of which version.</param>
/// <param name="From">The version that was live before; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillDecision")]
public sealed record SkillDecision(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] string Action,
    [property: Id(3)] string Version,
    [property: Id(4)] string? From
)
{
    /// <summary>Why, in words; null = not said.</summary>
    [Id(5)]
    public string? Reason { get; init; }

    /// <summary>True when an evaluation that could not tell was overridden.</summary>
    [Id(6)]
    public bool Overridden { get; init; }

    /// <summary>What the last evaluation came to; null = there was none.</summary>
    [Id(7)]
    public SkillVerdict? Verdict { get; init; }

    /// <summary>Its score; null = there was none.</summary>
    [Id(8)]
    public double? Score { get; init; }
}
