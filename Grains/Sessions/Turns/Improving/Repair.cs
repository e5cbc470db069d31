using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Improving;

/// <summary>The one repair of a turn.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Outcome">How the turn ends; with a retry, how it ends if that fails too.</param>
/// <param name="Retry">What is acted out and verified next; null = the turn ends.</param>
internal sealed record Repair(RepairKind Kind, TurnOutcome Outcome, TurnTask? Retry = null);
