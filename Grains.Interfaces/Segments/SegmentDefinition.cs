using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>A segment as the contract shows it: the tree, its words and its size.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDefinition")]
public sealed record SegmentDefinition
{
    /// <summary>Id within the tenant; empty when the definition is not stored.</summary>
    [Id(0)]
    public string SegmentId { get; init; } = "";

    /// <summary>1 for the first, one more for each edit.</summary>
    [Id(1)]
    public int Version { get; init; }

    /// <summary>Name given by the user, else a short description of the conditions.</summary>
    [Id(2)]
    public string Name { get; init; } = "";

    /// <summary>The user's words, verbatim; for an edited segment those of the last edit.</summary>
    [Id(3)]
    public string Query { get; init; } = "";

    /// <summary>The tree; null means everyone in the population.</summary>
    [Id(4)]
    public ExpressionNode? Expression { get; init; }

    /// <summary>The tree as one line for people.</summary>
    [Id(5)]
    public string LogicExpression { get; init; } = "";

    /// <summary>Size at the last evaluation; null before the first.</summary>
    [Id(6)]
    public EstimatedSize? EstimatedSize { get; init; }

    /// <summary>How likely it selects the people meant, 0 to 1.</summary>
    [Id(7)]
    public double Confidence { get; init; }

    /// <summary>What a person should know before using it, one sentence each.</summary>
    [Id(8)]
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What was done to the segment, oldest first.</summary>
    [Id(9)]
    public ImmutableArray<AuditEntry> AuditTrail { get; init; } = [];

    /// <summary>The moment that "today" in the sentence meant; the tree's ages and days-ago are taken at it.</summary>
    [Id(10)]
    public DateTimeOffset ReferenceTime { get; init; }

    /// <summary>Today in the tenant's zone at <see cref="ReferenceTime"/>.</summary>
    [Id(11)]
    public DateOnly Today { get; init; }

    /// <summary>The list of members that this version stands for; null = they follow the data.</summary>
    [Id(12)]
    public FrozenMembers? Frozen { get; init; }
}

/// <summary>A list of members as they were at one moment.</summary>
/// <param name="Number">Number of the list among those of the version, from 1.</param>
/// <param name="At">When.</param>
/// <param name="UserId">Who froze them.</param>
/// <param name="Count">Members in the list.</param>
/// <param name="Population">Members in the population then.</param>
/// <param name="Version">Version of the segment that was frozen.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FrozenMembers")]
public sealed record FrozenMembers(
    [property: Id(0)] int Number,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string UserId,
    [property: Id(3)] long Count,
    [property: Id(4)] long Population,
    [property: Id(5)] int Version
);

/// <summary>Size of a segment.</summary>
/// <param name="Count">Members in the segment.</param>
/// <param name="Population">Members in the tenant's population.</param>
/// <param name="Exact">True when counted, false when estimated.</param>
/// <param name="Low">Lower bound; equals <paramref name="Count"/> when exact.</param>
/// <param name="High">Upper bound; equals <paramref name="Count"/> when exact.</param>
[GenerateSerializer, Immutable, Alias("smartseg.EstimatedSize")]
public sealed record EstimatedSize(
    [property: Id(0)] long Count,
    [property: Id(1)] long Population,
    [property: Id(2)] bool Exact,
    [property: Id(3)] long Low,
    [property: Id(4)] long High
);

/// <summary>One thing done to a segment.</summary>
/// <param name="At">When.</param>
/// <param name="UserId">By whom.</param>
/// <param name="Action">Stable code: <c>created</c>, <c>edited</c>, <c>renamed</c>, <c>deleted</c>, <c>restored</c>, <c>reverted</c>, <c>frozen</c>, <c>thawed</c>, <c>feedback</c>.</param>
/// <param name="Detail">The words that caused it, verbatim, or a short remark.</param>
/// <param name="Version">Version of the segment after it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditEntry")]
public sealed record AuditEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string UserId,
    [property: Id(2)] string Action,
    [property: Id(3)] string Detail,
    [property: Id(4)] int Version
);
