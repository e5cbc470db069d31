using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;

namespace SmartSegmentation.Grains.Reviews.Domain;

/// <summary>Decides what becomes of a review.</summary>
public static class ReviewLedger
{
    private const int LongestComment = 4_000;

    /// <summary>The review after a decision; the review itself when it was decided so before.</summary>
    /// <param name="review">As it stands; null = there is none.</param>
    /// <param name="command">The decision, its correction counted.</param>
    /// <param name="userId">Who decides.</param>
    /// <param name="now">When.</param>
    public static Outcome<ReviewView> Decide(
        ReviewView? review,
        DecideReview command,
        string userId,
        DateTimeOffset now
    )
    {
        if (review is null)
        {
            return Refuse("review-unknown", "There is no review of this id.");
        }

        if (StatusOf(command.Decision) is not { } status)
        {
            return Refuse("decision-invalid", "A decision is approve, reject or correct.", "decision");
        }

        if ((command.Corrected?.Expression is null) == (status == ReviewStatus.Corrected))
        {
            return Refuse(
                "decision-invalid",
                "A correction comes with the corrected definition, and only a correction does.",
                "corrected"
            );
        }

        if (command.Comment?.Length > LongestComment)
        {
            return Refuse("comment-too-long", "A comment is at most 4,000 characters.", "comment");
        }

        return review.Status switch
        {
            ReviewStatus.Open => new Outcome<ReviewView>.Done(
                review with
                {
                    Status = status,
                    DecidedBy = userId,
                    DecidedAt = now,
                    Comment = command.Comment,
                    Corrected = command.Corrected,
                }
            ),
            var decided when decided == status => new Outcome<ReviewView>.Done(review),
            _ => Refuse("review-decided", "It was decided otherwise before."),
        };
    }

    private static ReviewStatus? StatusOf(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Approve => ReviewStatus.Approved,
            ReviewDecision.Reject => ReviewStatus.Rejected,
            ReviewDecision.Correct => ReviewStatus.Corrected,
            _ => null,
        };

    private static Outcome<ReviewView>.Refused Refuse(string code, string detail, string? member = null) =>
        new(new Refusal(code, detail, member));
}
