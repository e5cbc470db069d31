using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Sessions;

/// <summary>A session as its user sees it.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SessionView")]
public sealed record SessionView
{
    /// <summary>Id within the tenant.</summary>
    [Id(0)]
    public required string SessionId { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(1)]
    public required string UserId { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(2)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed; null = open.</summary>
    [Id(3)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Turns, oldest first.</summary>
    [Id(4)]
    public ImmutableArray<TurnView> Turns { get; init; } = [];

    /// <summary>Where the task stands.</summary>
    [Id(5)]
    public TaskStateView TaskState { get; init; } = new();

    /// <summary>Questions put so far, oldest first.</summary>
    [Id(6)]
    public ImmutableArray<ClarificationView> Clarifications { get; init; } = [];

    /// <summary>Meanings that were settled without a question: told unasked, known to memory, or without consequence.</summary>
    [Id(7)]
    public ImmutableArray<SettledView> Settled { get; init; } = [];

    /// <summary>Since when the session is archived: its turns are readable, and a further turn starts with a clean task state; null = it is not.</summary>
    [Id(8)]
    public DateTimeOffset? ArchivedAt { get; init; }
}

/// <summary>One turn of a session.</summary>
/// <param name="TurnId">Its id.</param>
/// <param name="Message">What the user said, verbatim.</param>
/// <param name="At">When it was said, by the server's clock.</param>
/// <param name="Result">What came of it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnView")]
public sealed record TurnView(
    [property: Id(0)] string TurnId,
    [property: Id(1)] string Message,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] TurnResult Result
);

/// <summary>Where the task of a session stands.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TaskStateView")]
public sealed record TaskStateView
{
    /// <summary>The segment that edits apply to; null = none yet.</summary>
    [Id(0)]
    public SegmentDefinition? Segment { get; init; }

    /// <summary>The open question; null = none.</summary>
    [Id(1)]
    public ClarifyingQuestion? OpenQuestion { get; init; }

    /// <summary>Words settled in the session: term → meaning in words.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, string> Settled { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Edits that can be undone.</summary>
    [Id(3)]
    public int UndoSteps { get; init; }
}

/// <summary>A question that was put.</summary>
/// <param name="AskedIn">Turn that put it.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The user's next message, verbatim; null = still open.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ClarificationView")]
public sealed record ClarificationView(
    [property: Id(0)] string AskedIn,
    [property: Id(1)] ClarifyingQuestion Question,
    [property: Id(2)] string? Answer
)
{
    /// <summary>Canonical key of the meaning asked about; null in sessions before the ledger.</summary>
    [Id(3)]
    public string? Key { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)]
    public AmbiguityStatus Status { get; init; }

    /// <summary>What the answer means, in words; null = open.</summary>
    [Id(5)]
    public string? Meaning { get; init; }

    /// <summary>Turn that answered it; null = open.</summary>
    [Id(6)]
    public string? AnsweredIn { get; init; }

    /// <summary>Later turns that used the answer instead of asking.</summary>
    [Id(7)]
    public ImmutableArray<string> ReusedBy { get; init; } = [];

    /// <summary>Answers that the user took back, oldest first.</summary>
    [Id(8)]
    public ImmutableArray<TakenBack> TakenBack { get; init; } = [];
}

/// <summary>A meaning that the session did not have to ask for.</summary>
/// <param name="Key">Canonical key of the meaning.</param>
/// <param name="Term">The words.</param>
/// <param name="Meaning">What they mean, in words.</param>
/// <param name="Source"><c>user</c>, <c>memory</c> or <c>inferred</c>.</param>
/// <param name="SettledIn">Turn that settled it.</param>
/// <param name="ReusedBy">Later turns that used it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SettledView")]
public sealed record SettledView(
    [property: Id(0)] string Key,
    [property: Id(1)] string Term,
    [property: Id(2)] string Meaning,
    [property: Id(3)] string Source,
    [property: Id(4)] string SettledIn,
    [property: Id(5)] ImmutableArray<string> ReusedBy
);
