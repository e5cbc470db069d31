using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>The turn that a review's decision adds to its session.</summary>
internal static class ReviewTurn
{
    /// <summary>Id of the turn.</summary>
    public static string IdOf(string reviewId) => "review-" + reviewId;

    /// <summary>The turn.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="review">The decided review.</param>
    /// <param name="before">What the session remembers.</param>
    public static TurnRecord Of(string sessionId, ReviewView review, DialogueState before)
    {
        var status = review.Status.ToString().ToLowerInvariant();
        var said = review.Comment is { Length: > 0 } comment
            ? $"{review.DecidedBy}: {status}. {comment}"
            : $"{review.DecidedBy}: {status}.";
        var plain = new TurnRecord
        {
            TurnId = IdOf(review.Request.ReviewId),
            Message = said,
            At = review.DecidedAt ?? default,
            CatalogVersion = review.Request.CatalogVersion,
            Dialogue = before,
            Result = new TurnResult
            {
                TurnId = IdOf(review.Request.ReviewId),
                SessionId = sessionId,
                Intent = review.Request.Replaces is null ? TurnIntent.Create : TurnIntent.Edit,
                Action = TurnAction.Answer,
                Answer = said,
            },
        };
        return review.Status == ReviewStatus.Rejected ? plain : Taken(plain, review, before);
    }

    private static TurnRecord Taken(TurnRecord plain, ReviewView review, DialogueState before)
    {
        var drafted = review.Corrected ?? review.Request.Draft;
        var target = review.Request.Replaces;
        var segment = target is null ? drafted : drafted with { SegmentId = target };
        var after =
            before.Current is { } current && current.SegmentId == segment.SegmentId
                ? before.WithUndo(current)
                : before.WithoutHistory();
        return plain with
        {
            Dialogue = after with { Current = segment },
            Commands = [new TurnCommand.Save(segment, target is null ? "created" : "edited")],
            Result = plain.Result! with { Action = TurnAction.Segment, Segment = segment },
        };
    }
}
