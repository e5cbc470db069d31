using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Sessions;

/// <summary>Everything that is kept of how a turn came to its result.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnTrace")]
public sealed record TurnTrace
{
    /// <summary>The turn.</summary>
    [Id(0)]
    public required string TurnId { get; init; }

    /// <summary>The message, verbatim.</summary>
    [Id(1)]
    public required string Message { get; init; }

    /// <summary>When it was said, by the server's clock.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    [Id(3)]
    public required TurnAction Action { get; init; }

    /// <summary>How it went; null for turns stored before this was kept.</summary>
    [Id(4)]
    public TurnCourse? Course { get; init; }

    /// <summary>Steps in the order of their ends.</summary>
    [Id(5)]
    public ImmutableArray<TurnStep> Steps { get; init; } = [];

    /// <summary>What VERIFY measured; null when there was nothing to verify.</summary>
    [Id(6)]
    public TurnEvaluation? Evaluation { get; init; }

    /// <summary>Version of the catalog that the turn saw.</summary>
    [Id(7)]
    public int CatalogVersion { get; init; }
}

/// <summary>How a turn went.</summary>
/// <param name="States">States of the loop in order: <c>plan</c>, <c>act</c>, <c>verify</c>, <c>improve</c>, <c>done</c>.</param>
/// <param name="Plan">The steps that were planned; those of a second reading after those of the first.</param>
/// <param name="Findings">What VERIFY found; empty when all was well.</param>
/// <param name="Repair">What IMPROVE did: <c>ask</c>, <c>offer</c>, <c>reread</c>, <c>escalate</c>, <c>refuse</c> or <c>keep</c>; null = it was not needed.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnCourse")]
public sealed record TurnCourse(
    [property: Id(0)] ImmutableArray<string> States,
    [property: Id(1)] ImmutableArray<PlannedStepView> Plan,
    [property: Id(2)] ImmutableArray<TurnFinding> Findings,
    [property: Id(3)] string? Repair
);

/// <summary>A step of a plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Needs">Steps that it waits for.</param>
[GenerateSerializer, Immutable, Alias("smartseg.PlannedStepView")]
public sealed record PlannedStepView(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<string> Needs
);

/// <summary>Something that VERIFY found.</summary>
/// <param name="Check"><c>schema</c>, <c>grounding</c>, <c>rules</c>, <c>coverage</c>, <c>verbatim</c>, <c>consequence</c>, <c>confidence</c> or <c>answer</c>.</param>
/// <param name="Detail">One sentence, or the words that it is about.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnFinding")]
public sealed record TurnFinding([property: Id(0)] string Check, [property: Id(1)] string Detail);
