using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Ambiguity;

/// <summary>
/// What was asked in one session, by meaning: the central authority for questions, so that nothing is asked twice and never two
/// questions are open. The key is <c>{tenantId}/{sessionId}</c>.
/// </summary>
[Alias("smartseg.IAmbiguityLedgerGrain"), GrainInterfaceType("smartseg.ambiguityledger")]
public interface IAmbiguityLedgerGrain : IGrainWithStringKey
{
    /// <summary>What to do about something that is not clear; of any number of askers at once, one is told to ask.</summary>
    /// <param name="request">What is not clear.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    /// <returns>When it says <see cref="AmbiguityAction.Ask"/>, the question is open and stored.</returns>
    [Alias("ShouldAskOrInfer")]
    Task<AmbiguityDecision> ShouldAskOrInferAsync(
        AmbiguityRequest request,
        CancellationToken cancellationToken = default
    );

    /// <summary>Notes what became of a question; a note that was taken before changes nothing.</summary>
    [Alias("Note")]
    Task NoteAsync(NoteClarification command, CancellationToken cancellationToken = default);

    /// <summary>Everything in it, in the order in which it came up.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<AmbiguityEntry>> ListAsync();
}

/// <summary>Something that is not clear.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.AmbiguityRequest")]
public sealed record AmbiguityRequest
{
    /// <summary>Canonical key of the meaning in doubt, such as <c>threshold/high-value</c>; the same for words that mean the same.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>The words in doubt.</summary>
    [Id(1)]
    public required string Term { get; init; }

    /// <summary>Turn in which it came up.</summary>
    [Id(2)]
    public required string TurnId { get; init; }

    /// <summary>Step of the turn that asks.</summary>
    [Id(3)]
    public string Step { get; init; } = "";

    /// <summary>The question, should it have to be asked.</summary>
    [Id(4)]
    public Sessions.ClarifyingQuestion? Question { get; init; }

    /// <summary>What memory knows of it; null = nothing that is sure enough.</summary>
    [Id(5)]
    public AmbiguityHint? Preference { get; init; }

    /// <summary>What follows from context; null = nothing.</summary>
    [Id(6)]
    public AmbiguityHint? Inference { get; init; }

    /// <summary>What came up before is archived and settles nothing; null = all holds.</summary>
    [Id(7)]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>A meaning that need not be asked for.</summary>
/// <param name="Meaning">In words.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Source">Where it comes from, such as a memory's id.</param>
/// <param name="LearnedAt">When it was learned, by the server's clock: what the session settled later comes before it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AmbiguityHint")]
public sealed record AmbiguityHint(
    [property: Id(0)] string Meaning,
    [property: Id(1)] double Confidence,
    [property: Id(2)] string Source,
    [property: Id(3)] DateTimeOffset? LearnedAt = null
);

/// <summary>What to do about something that is not clear.</summary>
public enum AmbiguityAction
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>It was settled in this session.</summary>
    UseMemory = 1,

    /// <summary>Long-term memory knows it.</summary>
    UsePreference = 2,

    /// <summary>Context says it.</summary>
    Infer = 3,

    /// <summary>The asker asks; nobody else does.</summary>
    Ask = 4,

    /// <summary>A question is open already: the asker waits for its answer.</summary>
    Wait = 5,
}

/// <summary>The decision.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Resolution">The meaning; null for <c>ask</c> and <c>wait</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Pending">The question that is open after the decision; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AmbiguityDecision")]
public sealed record AmbiguityDecision(
    [property: Id(0)] AmbiguityAction Action,
    [property: Id(1)] string? Resolution,
    [property: Id(2)] double Confidence,
    [property: Id(3)] AmbiguityEntry? Pending = null
);

/// <summary>Notes something in the ledger.</summary>
/// <param name="Note">What.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
[GenerateSerializer, Immutable, Alias("smartseg.NoteClarification")]
public sealed record NoteClarification(
    [property: Id(0)] ClarificationNote Note,
    [property: Id(1)] CommandOrigin? Origin = null
);
