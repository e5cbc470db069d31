using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>Stored with a turn: what a model proposed for words that nothing was made of, or why it proposed nothing.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ModelProposal")]
internal sealed record ModelProposal
{
    /// <summary>The words, verbatim.</summary>
    [Id(0)]
    public string Words { get; init; } = "";

    /// <summary>How it ended.</summary>
    [Id(1)]
    public ProposalOutcome Outcome { get; init; }

    /// <summary>Name of the model.</summary>
    [Id(2)]
    public string Model { get; init; } = "";

    /// <summary>Version and hash of the constitution that it was shown; null = it was not asked.</summary>
    [Id(3)]
    public string? Constitution { get; init; }

    /// <summary>The facet that was chosen; null = none.</summary>
    [Id(4)]
    public string? FacetId { get; init; }

    /// <summary>The value that was chosen; null = the facet itself.</summary>
    [Id(5)]
    public string? Value { get; init; }

    /// <summary>What it cost.</summary>
    [Id(6)]
    public ModelUsage Usage { get; init; } = new(0, 0, 0, 0);
}

/// <summary>How a proposal ended. Only the first gives an option.</summary>
internal enum ProposalOutcome
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>One of the shortlist.</summary>
    Chosen = 1,

    /// <summary>The model said that none fits.</summary>
    None = 2,

    /// <summary>The time limit came first.</summary>
    Timeout = 3,

    /// <summary>The server could not be reached, or answered with an error.</summary>
    Failed = 4,

    /// <summary>The answer is not one of those that were asked for.</summary>
    Invalid = 5,

    /// <summary>Today's budget does not allow the call.</summary>
    BudgetSpent = 6,

    /// <summary>The message speaks of data that may not leave the tenant.</summary>
    Withheld = 7,

    /// <summary>The catalog has nothing that could be chosen.</summary>
    NothingToChoose = 8,

    /// <summary>The server failed several times in a row and is left alone for a while.</summary>
    Resting = 9,

    /// <summary>The call was begun, and its end is not known.</summary>
    Interrupted = 10,

    /// <summary>The operator no longer allows the server, or its key is gone.</summary>
    NotAllowed = 11,
}
