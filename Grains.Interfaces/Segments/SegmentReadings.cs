using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>A page of a segment's members.</summary>
/// <param name="Members">Keys as text, in key order.</param>
/// <param name="Next">Key after which the next page goes on; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentMembers")]
public sealed record SegmentMembers(
    [property: Id(0)] ImmutableArray<string> Members,
    [property: Id(1)] string? Next
);

/// <summary>A statement that selects a segment's members.</summary>
/// <param name="Dialect"><c>duckdb</c> or <c>postgres</c>.</param>
/// <param name="Sql">Over tables of the logical names; one column, <c>key</c>.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentSql")]
public sealed record SegmentSql([property: Id(0)] string Dialect, [property: Id(1)] string Sql);

/// <summary>How a segment comes to its members.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Query">The user's words.</param>
/// <param name="LogicExpression">The tree as one line.</param>
/// <param name="EstimatedSize">Size of the version, as it was counted then.</param>
/// <param name="Population">Members in the population now.</param>
/// <param name="Count">Members in the segment now.</param>
/// <param name="Steps">The conditions, in the order of the tree.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentExplanation")]
public sealed record SegmentExplanation(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] int Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string Query,
    [property: Id(4)] string LogicExpression,
    [property: Id(5)] EstimatedSize? EstimatedSize,
    [property: Id(6)] long Population,
    [property: Id(7)] long Count,
    [property: Id(8)] ImmutableArray<ExplainedStep> Steps
);

/// <summary>One part of a segment.</summary>
/// <param name="Text">The part in plain words.</param>
/// <param name="Source">The user's words that it reads; null for a group, or when no words stand for it.</param>
/// <param name="Provenance">Where it comes from; null for a group.</param>
/// <param name="Confidence">0 to 1; null for a group.</param>
/// <param name="Count">Members who satisfy this part alone.</param>
/// <param name="Remaining">Members left after this part and those before it beside it (joined by or: those in by then).</param>
/// <param name="Op">How the children combine; null for a condition.</param>
/// <param name="Children">Parts of a group, in order.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ExplainedStep")]
public sealed record ExplainedStep(
    [property: Id(0)] string Text,
    [property: Id(1)] SourceSpan? Source,
    [property: Id(2)] Provenance? Provenance,
    [property: Id(3)] double? Confidence,
    [property: Id(4)] long Count,
    [property: Id(5)] long Remaining,
    [property: Id(6)] GroupOperator? Op,
    [property: Id(7)] ImmutableArray<ExplainedStep> Children
);

/// <summary>Why a member is in a segment, or is not.</summary>
/// <param name="Key">The member.</param>
/// <param name="IsMember">True when they are in.</param>
/// <param name="Steps">The conditions, in the order of the tree.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentMembership")]
public sealed record SegmentMembership(
    [property: Id(0)] string Key,
    [property: Id(1)] bool IsMember,
    [property: Id(2)] ImmutableArray<MembershipStep> Steps
)
{
    /// <summary>When the members were frozen, which then decides; null = the conditions decide.</summary>
    [Id(3)]
    public DateTimeOffset? FrozenAt { get; init; }
}

/// <summary>One part of a segment for one member.</summary>
/// <param name="Text">The part in plain words.</param>
/// <param name="Holds">True when the member satisfies it.</param>
/// <param name="Value">
/// What was measured of the member, as text; of an attribute of events up to five of its values, of a behaviour in every period its total.
/// Null when missing, and for groups and other segments.
/// </param>
/// <param name="Children">Parts of a group, in order.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MembershipStep")]
public sealed record MembershipStep(
    [property: Id(0)] string Text,
    [property: Id(1)] bool Holds,
    [property: Id(2)] string? Value,
    [property: Id(3)] ImmutableArray<MembershipStep> Children
)
{
    /// <summary>How the children combine; null for a condition. The steps of a segment are all required.</summary>
    [Id(4)]
    public GroupOperator? Op { get; init; }

    /// <summary>What the value is compared with, where that is the member's own or the population's and no literal.</summary>
    [Id(5)]
    public string? Against { get; init; }

    /// <summary>The user's words that it reads; null for a group, or when no words stand for it.</summary>
    [Id(6)]
    public SourceSpan? Source { get; init; }
}
