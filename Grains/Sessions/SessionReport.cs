using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>A session as its user sees it.</summary>
internal static class SessionReport
{
    /// <summary>How a turn came to its result.</summary>
    public static TurnTrace Trace(TurnRecord turn) =>
        new()
        {
            TurnId = turn.TurnId,
            Message = turn.Message,
            At = turn.At,
            Action = turn.Result!.Action,
            Course = turn.Course,
            Steps = turn.Result.Steps,
            Evaluation = turn.Result.Evaluation,
            CatalogVersion = turn.CatalogVersion,
        };

    /// <summary>Puts a session and its turns together.</summary>
    public static SessionView Create(string sessionId, SessionState session, ImmutableArray<TurnRecord> turns)
    {
        var dialogue = turns.LastOrDefault()?.Dialogue ?? new DialogueState();
        return new SessionView
        {
            SessionId = sessionId,
            UserId = session.UserId ?? "",
            CreatedAt = session.CreatedAt,
            ClosedAt = session.ClosedAt,
            Turns = [.. turns.Select(turn => new TurnView(turn.TurnId, turn.Message, turn.At, turn.Result!))],
            TaskState = new TaskStateView
            {
                Segment = dialogue.Current,
                OpenQuestion = dialogue.Pending?.Question,
                Settled = dialogue.Settled,
                UndoSteps = dialogue.Undo.Length,
            },
            Clarifications =
            [
                .. turns
                    .Index()
                    .Where(turn => turn.Item.Result?.Question is not null)
                    .Select(turn => new ClarificationView(
                        turn.Item.TurnId,
                        turn.Item.Result!.Question!,
                        turns.ElementAtOrDefault(turn.Index + 1)?.Message
                    )),
            ],
        };
    }
}
