using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>What an evaluation came to.</summary>
public enum SkillVerdict
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>Good enough, and nothing falls.</summary>
    Pass = 1,

    /// <summary>Too poor, or something falls by more than is allowed.</summary>
    Fail = 2,

    /// <summary>Nothing was seen to fall by more than is allowed, but the cases are too few to say that nothing does.</summary>
    CannotTell = 3,
}

/// <summary>A version of a skill held against its cases and against the version that is live.</summary>
/// <param name="Version">Of which version.</param>
/// <param name="Digest">Of its files.</param>
/// <param name="Baseline">The version that was live; null = none was.</param>
/// <param name="At">When.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Score">Share of cases that are right in everything they expect, 0 to 1.</param>
/// <param name="Cases">Number of cases.</param>
/// <param name="Metrics">Each metric on pairs.</param>
/// <param name="Misses">Cases that the version gets wrong, at most 50.</param>
/// <param name="Why">The verdict in a sentence.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillEvaluation")]
public sealed record SkillEvaluation(
    [property: Id(0)] string Version,
    [property: Id(1)] string Digest,
    [property: Id(2)] string? Baseline,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string By,
    [property: Id(5)] SkillVerdict Verdict,
    [property: Id(6)] double Score,
    [property: Id(7)] int Cases,
    [property: Id(8)] ImmutableArray<SkillMetric> Metrics,
    [property: Id(9)] ImmutableArray<SkillMiss> Misses,
    [property: Id(10)] string Why
)
{
    /// <summary>Cases of the live version's suite that the version's own suite no longer has; they are run all the same.</summary>
    [Id(11)]
    public int Dropped { get; init; }
}

/// <summary>One metric of two versions, over the cases that have it.</summary>
/// <param name="Name"><c>accuracy</c>, <c>schema</c>, <c>grounding</c> … as the suite expects.</param>
/// <param name="Cases">Cases that have it.</param>
/// <param name="Candidate">Mean of the version, 0 to 1.</param>
/// <param name="Baseline">Mean of the live version over the same cases; null = there is none.</param>
/// <param name="Better">Cases in which the version is better.</param>
/// <param name="Worse">Cases in which it is worse.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean difference, version minus live, by bootstrap over pairs.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Two-sided exact sign test over the pairs that differ (McNemar's for yes and no); 1 when none does.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillMetric")]
public sealed record SkillMetric(
    [property: Id(0)] string Name,
    [property: Id(1)] int Cases,
    [property: Id(2)] double Candidate,
    [property: Id(3)] double? Baseline,
    [property: Id(4)] int Better,
    [property: Id(5)] int Worse,
    [property: Id(6)] double Low,
    [property: Id(7)] double High,
    [property: Id(8)] double PValue
);

/// <summary>A case that a version gets wrong.</summary>
/// <param name="Case">What was said.</param>
/// <param name="Expected">What was expected and did not come.</param>
/// <param name="Got">What came.</param>
/// <param name="Regression">True when the live version gets it right.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillMiss")]
public sealed record SkillMiss(
    [property: Id(0)] string Case,
    [property: Id(1)] string Expected,
    [property: Id(2)] string Got,
    [property: Id(3)] bool Regression
);
