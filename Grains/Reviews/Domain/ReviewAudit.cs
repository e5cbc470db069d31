using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Reviews.Domain;

/// <summary>What the trail is told of a review.</summary>
internal static class ReviewAudit
{
    /// <summary>The batch of a decision; the same for the same review, and its only one, so that it may be told again.</summary>
    public static AuditBatch Of(ReviewView review) =>
        new("review:" + review.Request.ReviewId, 1, Again: true, [EventOf(review)]);

    private static AuditEvent EventOf(ReviewView review)
    {
        var asked = review.Request;
        var segment = review.Corrected ?? asked.Draft;
        return new AuditEvent
        {
            At = review.DecidedAt ?? default,
            UserId = review.DecidedBy ?? "",
            Kind = AuditKind.ReviewDecided,
            Subject = asked.Replaces ?? segment.SegmentId,
            Words = string.IsNullOrWhiteSpace(review.Comment) ? null : review.Comment,
            SessionId = asked.SessionId,
            TurnId = asked.TurnId,
            Reading = segment.LogicExpression,
            Expression = segment.Expression,
            Count = segment.EstimatedSize?.Count,
            Population = segment.EstimatedSize?.Population,
            CatalogVersion = asked.CatalogVersion,
            ReferenceTime = segment.ReferenceTime == default ? null : segment.ReferenceTime,
            Detail = JsonSerializer.Serialize(
                new Told(asked.ReviewId, review.Status, asked.UserId, asked.Words, asked.Why),
                SegmentJson.Options
            ),
        };
    }

    private sealed record Told(
        string ReviewId,
        ReviewStatus Decision,
        string AskedBy,
        string Asked,
        string Why
    );
}
