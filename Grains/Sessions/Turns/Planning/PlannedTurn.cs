using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>What a turn does: for its own message, or for one that a question interrupted.</summary>
/// <param name="Turn">The turn, as the message sees it that is carried out.</param>
/// <param name="Task">What is done.</param>
internal sealed record PlannedTurn(TurnScope Turn, TurnTask Task)
{
    /// <summary>What follows from the reply itself.</summary>
    public ImmutableArray<TurnCommand> Commands { get; init; } = [];

    /// <summary>Meanings that the segment rests on.</summary>
    public ImmutableArray<ResolvedMeaning> Resolved { get; init; } = [];

    /// <summary>Meanings that hold from now on in the session, by word.</summary>
    public ImmutableSortedDictionary<string, string> Settled { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Changes to be made when the next question is answered.</summary>
    public ImmutableArray<string> Then { get; init; } = [];

    /// <summary>The outcome with what follows from the reply: a further question knows what was answered before.</summary>
    public TurnOutcome Close(TurnOutcome outcome) =>
        outcome with
        {
            Commands = [.. outcome.Commands, .. Commands],
            Dialogue = outcome.Dialogue with
            {
                Pending =
                    outcome.Dialogue.Pending is { } pending
                    && !ReferenceEquals(pending, Turn.Dialogue.Pending)
                        ? pending with
                        {
                            Given = Turn.Given.IsEmpty ? pending.Given : Turn.Given,
                            Then = Then.IsEmpty ? pending.Then : Then,
                        }
                        : outcome.Dialogue.Pending,
                Settled = outcome.Dialogue.Settled.SetItems(Settled),
                SettledAt = Settled.IsEmpty ? outcome.Dialogue.SettledAt : Turn.Input.Clock,
                Resolved =
                    outcome.Result.Action is TurnAction.Segment && !Resolved.IsEmpty
                        ? [.. outcome.Dialogue.Resolved ?? [], .. Resolved]
                        : outcome.Dialogue.Resolved,
            },
        };
}
