using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Memory;

/// <summary>What is remembered of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Definitions">Terms in alphabetical order, with the meaning that holds now.</param>
[GenerateSerializer, Immutable, Alias("smartseg.UserMemoryView")]
public sealed record UserMemoryView(
    [property: Id(0)] string UserId,
    [property: Id(1)] ImmutableArray<RememberedTerm> Definitions
)
{
    /// <summary>What holds now, in the order in which it was learned.</summary>
    [Id(2)]
    public ImmutableArray<MemoryView> Memories { get; init; } = [];

    /// <summary>Segments that worked, the latest first.</summary>
    [Id(3)]
    public ImmutableArray<RememberedSegment> Segments { get; init; } = [];

    /// <summary>What held before and was contradicted or corrected, the latest first.</summary>
    [Id(4)]
    public ImmutableArray<MemoryView> History { get; init; } = [];
}

/// <summary>A term that a user defined.</summary>
/// <param name="Term">The term, lower case.</param>
/// <param name="Meaning">Its meaning in the user's words.</param>
/// <param name="Since">When it was last defined.</param>
/// <param name="SessionId">Session in which it was; null = outside of one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RememberedTerm")]
public sealed record RememberedTerm(
    [property: Id(0)] string Term,
    [property: Id(1)] string Meaning,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] string? SessionId
);

/// <summary>One memory.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.MemoryView")]
public sealed record MemoryView
{
    /// <summary>Id within the user.</summary>
    [Id(0)]
    public required string MemoryId { get; init; }

    /// <summary>What kind it is.</summary>
    [Id(1)]
    public MemoryKind Kind { get; init; }

    /// <summary>Canonical key of the meaning; words that mean the same share it.</summary>
    [Id(2)]
    public required string Key { get; init; }

    /// <summary>The user's word.</summary>
    [Id(3)]
    public required string Term { get; init; }

    /// <summary>What the user means by it, in words.</summary>
    [Id(4)]
    public required string Meaning { get; init; }

    /// <summary>How sure it is, 0 to 1: falls with time, rises with use.</summary>
    [Id(5)]
    public double Confidence { get; init; }

    /// <summary>From when it holds, by what "now" meant in the turn that taught it.</summary>
    [Id(6)]
    public DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it held; null = it holds.</summary>
    [Id(7)]
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Why it no longer holds: <c>contradicted</c> or <c>corrected</c>; null = it holds.</summary>
    [Id(8)]
    public string? ClosedBy { get; init; }

    /// <summary>How often it was learned or used.</summary>
    [Id(9)]
    public int Count { get; init; }

    /// <summary>The latest turns that taught or used it, oldest first.</summary>
    [Id(10)]
    public ImmutableArray<MemoryEvidence> Evidence { get; init; } = [];

    /// <summary>Facets that the meaning speaks of; null = not known.</summary>
    [Id(11)]
    public ImmutableArray<string>? Facets { get; init; }
}

/// <summary>One memory with what held before it.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="History">Former meanings of the same key, the latest first.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MemoryHistory")]
public sealed record MemoryHistory(
    [property: Id(0)] MemoryView Memory,
    [property: Id(1)] ImmutableArray<MemoryView> History
);

/// <summary>Kind of a memory.</summary>
public enum MemoryKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>What the user means by a word that everybody uses ("recent", "high-value").</summary>
    Preference = 1,

    /// <summary>A word of the user's own ("foodies").</summary>
    Vocabulary = 2,

    /// <summary>A segment that is made again and again.</summary>
    Pattern = 3,
}

/// <summary>A turn, or an order outside of one, that taught or used a memory.</summary>
/// <param name="How"><c>answered</c>, <c>stated</c>, <c>chosen</c>, <c>corrected</c>, <c>guessed</c>, <c>used</c> or <c>set</c>.</param>
/// <param name="TurnId">Turn; null = outside of one.</param>
/// <param name="SessionId">Session; null = outside of one.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="AsOf">What "now" meant.</param>
/// <param name="Words">What the user said, verbatim; null = not kept.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MemoryEvidence")]
public sealed record MemoryEvidence(
    [property: Id(0)] string How,
    [property: Id(1)] string? TurnId,
    [property: Id(2)] string? SessionId,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] DateTimeOffset AsOf,
    [property: Id(5)] string? Words = null
);

/// <summary>A segment that worked.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.RememberedSegment")]
public sealed record RememberedSegment
{
    /// <summary>The segment.</summary>
    [Id(0)]
    public required string SegmentId { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>The words it was made of, verbatim.</summary>
    [Id(2)]
    public string Query { get; init; } = "";

    /// <summary>Its conditions as an expression: the same for segments that mean the same.</summary>
    [Id(3)]
    public string Logic { get; init; } = "";

    /// <summary>Signs that it worked, each once.</summary>
    [Id(4)]
    public ImmutableArray<string> Signs { get; init; } = [];

    /// <summary>0 to 1.</summary>
    [Id(5)]
    public double Quality { get; init; }

    /// <summary>When it was last made, used or rated, by the server's clock.</summary>
    [Id(6)]
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>How often a segment of the same conditions was made.</summary>
    [Id(7)]
    public int Times { get; init; } = 1;

    /// <summary>The latest rating, 1 to 5; null = none.</summary>
    [Id(8)]
    public int? Rating { get; init; }
}

/// <summary>A segment that was found again.</summary>
/// <param name="Segment">It.</param>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Source"><c>embedded</c> or <c>words</c>.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RecalledSegment")]
public sealed record RecalledSegment(
    [property: Id(0)] RememberedSegment Segment,
    [property: Id(1)] double Likeness,
    [property: Id(2)] string Source
);

/// <summary>What a turn needs of a user's memory.</summary>
/// <param name="Memories">What holds now; confidence is that of the latest evidence, not yet decayed.</param>
/// <param name="Segments">Segments that worked, the latest first.</param>
/// <param name="Forgotten">Meaning key → when it was forgotten, by the server's clock: what a session settled before holds no more.</param>
/// <param name="ErasedAt">When everything was forgotten; null = never.</param>
[GenerateSerializer, Immutable, Alias("smartseg.MemoryForTurn")]
public sealed record MemoryForTurn(
    [property: Id(0)] ImmutableArray<MemoryView> Memories,
    [property: Id(1)] ImmutableArray<RememberedSegment> Segments,
    [property: Id(2)] ImmutableDictionary<string, DateTimeOffset> Forgotten,
    [property: Id(3)] DateTimeOffset? ErasedAt = null
)
{
    /// <summary>Nothing.</summary>
    public static MemoryForTurn None { get; } =
        new([], [], ImmutableDictionary<string, DateTimeOffset>.Empty);
}
