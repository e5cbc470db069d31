using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Sessions.Domain;

/// <summary>Where a turn stands.</summary>
public enum TurnState
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>What the message asks for is found out, and by which steps it is done.</summary>
    Plan = 1,

    /// <summary>The steps are run.</summary>
    Act = 2,

    /// <summary>What they made is checked.</summary>
    Verify = 3,

    /// <summary>A check failed: the one repair is chosen.</summary>
    Improve = 4,

    /// <summary>The turn has its outcome.</summary>
    Done = 5,
}

/// <summary>What happened in a state.</summary>
public enum TurnSign
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>There are steps to run.</summary>
    Planned = 1,

    /// <summary>The message has its outcome without any step: it is refused, or answered by what is known.</summary>
    Settled = 2,

    /// <summary>All steps have ended.</summary>
    Acted = 3,

    /// <summary>Every check passed.</summary>
    Passed = 4,

    /// <summary>A check failed.</summary>
    Failed = 5,

    /// <summary>The repair is another reading, which has to be acted out and verified like the first.</summary>
    Retried = 6,

    /// <summary>The repair is an end: a question, two interpretations, a refusal, or a person.</summary>
    Ended = 7,
}

/// <summary>
/// The loop of one turn, PLAN → ACT → VERIFY → IMPROVE, as a state machine that only goes where it may. A turn is improved at most
/// <see cref="MaxRepairs"/> time: what fails again ends with what the first repair kept for that case.
/// </summary>
/// <remarks>Immutable. The order of states is part of the trace.</remarks>
public sealed record TurnLoop
{
    /// <summary>Repairs of one turn.</summary>
    public const int MaxRepairs = 1;

    /// <summary>Where the turn stands.</summary>
    public TurnState State => Path[^1];

    /// <summary>Every state so far, the present one last; never empty.</summary>
    public ImmutableArray<TurnState> Path { get; private init; } = [TurnState.Plan];

    /// <summary>Repairs made, 0 to <see cref="MaxRepairs"/>.</summary>
    public int Repairs { get; private init; }

    /// <summary>True when the sign may come in this state.</summary>
    public bool Allows(TurnSign sign) => Target(sign) is not null;

    /// <summary>The loop after a sign.</summary>
    /// <exception cref="InvalidOperationException">The sign may not come in this state.</exception>
    public TurnLoop Next(TurnSign sign) =>
        Target(sign) is { } target
            ? this with
            {
                Path = Path.Add(target),
                Repairs = State == TurnState.Improve ? Repairs + 1 : Repairs,
            }
            : throw new InvalidOperationException($"A turn in {State} cannot be {sign}.");

    private TurnState? Target(TurnSign sign) =>
        (State, sign) switch
        {
            (TurnState.Plan, TurnSign.Planned) => TurnState.Act,
            (TurnState.Plan, TurnSign.Settled) => TurnState.Done,
            (TurnState.Act, TurnSign.Acted) => TurnState.Verify,
            (TurnState.Verify, TurnSign.Passed) => TurnState.Done,
            (TurnState.Verify, TurnSign.Failed) => Repairs < MaxRepairs ? TurnState.Improve : TurnState.Done,
            (TurnState.Improve, TurnSign.Retried) => TurnState.Act,
            (TurnState.Improve, TurnSign.Ended) => TurnState.Done,
            _ => null,
        };
}
