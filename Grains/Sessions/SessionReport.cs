using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Domain;

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

    /// <summary>Puts a session, its turns and its ledger together.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="session">The session without its turns.</param>
    /// <param name="turns">Its turns, oldest first.</param>
    /// <param name="ledger">What was asked and settled.</param>
    /// <param name="now">By the server's clock.</param>
    public static SessionView Create(
        string sessionId,
        SessionState session,
        ImmutableArray<TurnRecord> turns,
        ImmutableArray<AmbiguityEntry> ledger,
        DateTimeOffset now
    )
    {
        var dialogue = SessionTier.DialogueOf(turns.LastOrDefault(), now);
        return new SessionView
        {
            SessionId = sessionId,
            UserId = session.UserId ?? "",
            CreatedAt = session.CreatedAt,
            ClosedAt = session.ClosedAt,
            ArchivedAt = SessionTier.ArchivedAt(turns.LastOrDefault()?.At, now),
            Turns = [.. turns.Select(turn => new TurnView(turn.TurnId, turn.Message, turn.At, turn.Result!))],
            TaskState = new TaskStateView
            {
                Segment = dialogue.Current,
                OpenQuestion = dialogue.Pending?.Question,
                Settled = dialogue.Settled,
                UndoSteps = dialogue.Undo.Length,
            },
            Clarifications = Clarifications(turns, ledger),
            Settled =
            [
                .. ledger
                    .Where(entry =>
                        entry is { AskedIn: null, Status: AmbiguityStatus.Settled, Meaning: not null }
                    )
                    .Select(entry => new SettledView(
                        entry.Key,
                        entry.Term,
                        entry.Meaning!,
                        entry.Source ?? "user",
                        entry.SettledIn ?? "",
                        entry.ReusedBy
                    )),
            ],
        };
    }

    /// <summary>Every question once, also where several turns showed it while it was open.</summary>
    private static ImmutableArray<ClarificationView> Clarifications(
        ImmutableArray<TurnRecord> turns,
        ImmutableArray<AmbiguityEntry> ledger
    ) =>
        [
            .. turns
                .Index()
                .Where(turn => turn.Item.Result?.Question is not null)
                .DistinctBy(turn => turn.Item.Result!.Question!.Id, StringComparer.Ordinal)
                .Select(turn =>
                    View(
                        turn.Item,
                        turns.ElementAtOrDefault(turn.Index + 1)?.Message,
                        ledger.LastOrDefault(entry =>
                            string.Equals(
                                entry.Question?.Id,
                                turn.Item.Result!.Question!.Id,
                                StringComparison.Ordinal
                            )
                        )
                    )
                ),
        ];

    private static ClarificationView View(TurnRecord turn, string? next, AmbiguityEntry? entry) =>
        entry is null
            ? new ClarificationView(turn.TurnId, turn.Result!.Question!, next)
            : new ClarificationView(turn.TurnId, turn.Result!.Question!, entry.Answer)
            {
                Key = entry.Key,
                Status = entry.Status,
                Meaning = entry.Meaning,
                AnsweredIn = entry.SettledIn,
                ReusedBy = entry.ReusedBy,
                TakenBack = entry.TakenBack,
            };
}
