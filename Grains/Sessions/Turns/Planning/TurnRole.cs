using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>Refuses at once what the user's role will not be allowed, before anything is asked or counted for it.</summary>
internal static class TurnRole
{
    /// <summary>The task, or the refusal of it.</summary>
    public static TurnTask Hold(TurnScope turn, TurnTask task) =>
        turn.Input.Role < UserRole.Analyst && NeedsAnalyst(task)
            ? new TurnTask.Settled(
                TurnAnswers.Reject(turn, IntentOf(task), TurnGate.Forbidden(turn.Input.Skills))
            )
            : task;

    private static bool NeedsAnalyst(TurnTask task) =>
        task switch
        {
            TurnTask.Settled({ Result: { Intent: TurnIntent.Delete, Action: TurnAction.Clarify } }) => true,
            TurnTask.Settled(var outcome) => TurnGate.NeedsAnalyst(outcome),
            TurnTask.Make
            or TurnTask.Change
            or TurnTask.LastTimeAgain
            or TurnTask.Take
            or TurnTask.Step
            or TurnTask.Redraft
            or TurnTask.Rename
            or TurnTask.Copy
            or TurnTask.Revert => true,
            _ => false,
        };

    private static TurnIntent IntentOf(TurnTask task) =>
        task switch
        {
            TurnTask.Settled(var outcome) => outcome.Result.Intent,
            TurnTask.Make or TurnTask.LastTimeAgain or TurnTask.Take or TurnTask.Copy => TurnIntent.Create,
            _ => TurnIntent.Edit,
        };
}
