using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Interfaces.Ambiguity;

/// <summary>One meaning that came up in a session.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.AmbiguityEntry")]
public sealed record AmbiguityEntry
{
    /// <summary>Meaning key.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>The words in doubt, as they came up first.</summary>
    [Id(1)]
    public required string Term { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(2)]
    public AmbiguityStatus Status { get; init; }

    /// <summary>The question; null = never asked.</summary>
    [Id(3)]
    public ClarifyingQuestion? Question { get; init; }

    /// <summary>Turn that asked it; null = never asked.</summary>
    [Id(4)]
    public string? AskedIn { get; init; }

    /// <summary>Step of the turn that asked it.</summary>
    [Id(5)]
    public string Step { get; init; } = "";

    /// <summary>When it came up, by the server's clock.</summary>
    [Id(6)]
    public DateTimeOffset At { get; init; }

    /// <summary>The user's answer, verbatim; null = none.</summary>
    [Id(7)]
    public string? Answer { get; init; }

    /// <summary>What it means, in words; null = open.</summary>
    [Id(8)]
    public string? Meaning { get; init; }

    /// <summary>Turn that settled it; null = open.</summary>
    [Id(9)]
    public string? SettledIn { get; init; }

    /// <summary>When it was settled, by the server's clock; null = open.</summary>
    [Id(10)]
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary><c>user</c>, <c>inferred</c> or <c>memory</c>; null = open.</summary>
    [Id(11)]
    public string? Source { get; init; }

    /// <summary>Later turns that used it, each once.</summary>
    [Id(12)]
    public ImmutableArray<string> ReusedBy { get; init; } = [];

    /// <summary>Meanings that the user took back, oldest first.</summary>
    [Id(13)]
    public ImmutableArray<TakenBack> TakenBack { get; init; } = [];
}

/// <summary>A meaning that the user took back.</summary>
/// <param name="Meaning">The former meaning, in words.</param>
/// <param name="TurnId">Turn that took it back.</param>
/// <param name="At">When, by the server's clock.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TakenBack")]
public sealed record TakenBack(
    [property: Id(0)] string Meaning,
    [property: Id(1)] string TurnId,
    [property: Id(2)] DateTimeOffset At
);

/// <summary>Where an ambiguity stands.</summary>
public enum AmbiguityStatus
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Its question is open.</summary>
    Asked = 1,

    /// <summary>Settled.</summary>
    Settled = 2,

    /// <summary>Its question was dropped, or the conversation went on without an answer.</summary>
    Dropped = 3,
}
