using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Stored: a session without its turns, which are records of their own. Not written by a turn.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SessionState")]
internal sealed record SessionState
{
    /// <summary>Whose it is; null = never opened.</summary>
    [Id(0)]
    public string? UserId { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(1)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed; null = open.</summary>
    [Id(2)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Number of the last turn of which all consequences are known to have been carried out; noted when the session leaves memory; null = never.</summary>
    [Id(3)]
    public int? Applied { get; init; }
}

/// <summary>
/// Stored: one turn with everything that follows from it, written at once. A turn is written only after the commands of the one
/// before were applied, so only those of the last can be outstanding.
/// </summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnRecord")]
internal sealed record TurnRecord
{
    /// <summary>Id of the turn.</summary>
    [Id(0)]
    public string TurnId { get; init; } = "";

    /// <summary>The message, verbatim.</summary>
    [Id(1)]
    public string Message { get; init; } = "";

    /// <summary>When it was said, by the server's clock.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>What the caller got.</summary>
    [Id(3)]
    public TurnResult? Result { get; init; }

    /// <summary>What the session remembers after it.</summary>
    [Id(4)]
    public DialogueState Dialogue { get; init; } = new();

    /// <summary>What to do to segments and memory, in order.</summary>
    [Id(5)]
    public ImmutableArray<TurnCommand> Commands { get; init; } = [];

    /// <summary>Version of the catalog that the turn saw.</summary>
    [Id(6)]
    public int CatalogVersion { get; init; }

    /// <summary>What the turn knew beside the catalog and the dialogue before it; null = stored by a release that did not keep it.</summary>
    [Id(7)]
    public TurnInputs? Inputs { get; init; }

    /// <summary>How the turn went; null for turns stored before that was kept.</summary>
    [Id(8)]
    public TurnCourse? Course { get; init; }
}
