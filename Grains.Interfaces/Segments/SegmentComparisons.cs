using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>What changed from one version of a segment to another, in words and in people.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="From">The version compared from.</param>
/// <param name="To">The version compared to.</param>
/// <param name="Changes">Conditions that came, went or changed, in the order of the trees; empty when the trees are the same.</param>
/// <param name="People">Who moved.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDiff")]
public sealed record SegmentDiff(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] ComparedVersion From,
    [property: Id(2)] ComparedVersion To,
    [property: Id(3)] ImmutableArray<TreeChange> Changes,
    [property: Id(4)] PeopleDiff People
);

/// <summary>A version in a comparison.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Query">The user's words.</param>
/// <param name="LogicExpression">The tree as one line.</param>
/// <param name="Today">The day that its ages and days-ago are taken at.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ComparedVersion")]
public sealed record ComparedVersion(
    [property: Id(0)] int Version,
    [property: Id(1)] string Name,
    [property: Id(2)] string Query,
    [property: Id(3)] string LogicExpression,
    [property: Id(4)] DateOnly Today
);

/// <summary>One change of a tree.</summary>
/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>changed</c> or <c>combined</c> (the same conditions, combined otherwise).</param>
/// <param name="Text">The condition in plain words, as it is now; as it was when it was removed.</param>
/// <param name="Before">What a changed condition said before; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TreeChange")]
public sealed record TreeChange(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] string? Before = null
);

/// <summary>Who moved between two versions, on today's data.</summary>
/// <param name="Before">Members of the version compared from.</param>
/// <param name="After">Members of the version compared to.</param>
/// <param name="In">Members who came in.</param>
/// <param name="Out">Members who went out.</param>
/// <param name="Kept">Members of both.</param>
/// <param name="Causes">Everyone who moved, by the conditions that moved them; most members first.</param>
/// <param name="Members">A page of those who moved, in key order.</param>
/// <param name="Next">Key after which the next page goes on; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.PeopleDiff")]
public sealed record PeopleDiff(
    [property: Id(0)] long Before,
    [property: Id(1)] long After,
    [property: Id(2)] long In,
    [property: Id(3)] long Out,
    [property: Id(4)] long Kept,
    [property: Id(5)] ImmutableArray<CausedMove> Causes,
    [property: Id(6)] ImmutableArray<MovedMember> Members,
    [property: Id(7)] string? Next
);

/// <summary>Members moved by the same conditions.</summary>
/// <param name="Moved"><c>in</c> or <c>out</c>.</param>
/// <param name="Because">The conditions.</param>
/// <param name="Count">How many members.</param>
[GenerateSerializer, Immutable, Alias("smartseg.CausedMove")]
public sealed record CausedMove(
    [property: Id(0)] string Moved,
    [property: Id(1)] ImmutableArray<MoveCause> Because,
    [property: Id(2)] long Count
);

/// <summary>A member who moved.</summary>
/// <param name="Key">The member.</param>
/// <param name="Moved"><c>in</c> or <c>out</c>.</param>
/// <param name="Because">The conditions that did it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MovedMember")]
public sealed record MovedMember(
    [property: Id(0)] string Key,
    [property: Id(1)] string Moved,
    [property: Id(2)] ImmutableArray<MoveCause> Because
);

/// <summary>A condition that moved somebody.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="Change">
/// <c>added</c>: the version compared to has it and the other has not; <c>removed</c>: the other way round; <c>kept</c>: both have it, and
/// it is combined otherwise or taken at another day.
/// </param>
/// <param name="Holds">True when the member meets it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MoveCause")]
public sealed record MoveCause(
    [property: Id(0)] string Text,
    [property: Id(1)] string Change,
    [property: Id(2)] bool Holds
);

/// <summary>Two segments beside each other.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
/// <param name="Both">Members of both.</param>
/// <param name="OnlyLeft">Members of the one alone.</param>
/// <param name="OnlyRight">Members of the other alone.</param>
/// <param name="Either">Members of at least one.</param>
/// <param name="Jaccard">Both by either, 0 to 1; 1 when both are empty.</param>
/// <param name="Population">Members in the population.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentOverlap")]
public sealed record SegmentOverlap(
    [property: Id(0)] OverlapSide Left,
    [property: Id(1)] OverlapSide Right,
    [property: Id(2)] long Both,
    [property: Id(3)] long OnlyLeft,
    [property: Id(4)] long OnlyRight,
    [property: Id(5)] long Either,
    [property: Id(6)] double Jaccard,
    [property: Id(7)] long Population
);

/// <summary>One of two segments.</summary>
/// <param name="SegmentId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Its members.</param>
[GenerateSerializer, Immutable, Alias("smartseg.OverlapSide")]
public sealed record OverlapSide(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] string Name,
    [property: Id(2)] long Count
);

/// <summary>Where a segment is used.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="UsedBy">Active segments that refer to it, those that do so directly first.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentUses")]
public sealed record SegmentUses(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] ImmutableArray<SegmentUse> UsedBy
);

/// <summary>A segment that uses another.</summary>
/// <param name="SegmentId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Direct">False when it refers to the other only through further segments.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentUse")]
public sealed record SegmentUse(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] string Name,
    [property: Id(2)] string CreatedBy,
    [property: Id(3)] bool Direct
);
