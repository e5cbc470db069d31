using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>What the trail is told of a segment.</summary>
internal static class SegmentAudit
{
    /// <summary>The kind of a change, by the action in the segment's own trail.</summary>
    public static string KindOf(string action) =>
        action switch
        {
            "created" => AuditKind.SegmentCreated,
            "edited" => AuditKind.SegmentEdited,
            "renamed" => AuditKind.SegmentRenamed,
            "deleted" => AuditKind.SegmentDeleted,
            "restored" => AuditKind.SegmentRestored,
            "reverted" => AuditKind.SegmentReverted,
            "frozen" => AuditKind.SegmentFrozen,
            "thawed" => AuditKind.SegmentThawed,
            _ => "segment." + action,
        };

    /// <summary>The last change of a segment.</summary>
    /// <param name="after">The segment with it.</param>
    /// <param name="before">The segment without it; null = new.</param>
    /// <returns>Null when nothing has changed.</returns>
    public static AuditEvent? Of(SegmentView after, SegmentView? before) =>
        after != before && after.Definition.AuditTrail is [.., var last]
            ? Of(after.Definition, KindOf(last.Action), last.UserId, last.At) with
            {
                Words = last.Detail.Length > 0 ? last.Detail : null,
                CatalogVersion = after.SizedAt,
            }
            : null;

    /// <summary>A segment and what was done to it.</summary>
    public static AuditEvent Of(SegmentDefinition segment, string kind, string userId, DateTimeOffset at) =>
        new()
        {
            At = at,
            UserId = userId,
            Kind = kind,
            Subject = segment.SegmentId,
            Reading = segment.LogicExpression,
            Expression = segment.Expression,
            Version = segment.Version,
            Count = segment.EstimatedSize?.Count,
            Population = segment.EstimatedSize?.Population,
            ReferenceTime = segment.ReferenceTime == default ? null : segment.ReferenceTime,
        };

    /// <summary>Feedback.</summary>
    public static AuditEvent Of(string segmentId, SegmentFeedback feedback) =>
        new()
        {
            At = feedback.At,
            UserId = feedback.UserId,
            Kind = AuditKind.Feedback,
            Subject = segmentId,
            Version = feedback.Version,
            Words = feedback.Comment,
            Expression = feedback.Corrected?.Expression,
            Detail = FormattableString.Invariant($"{feedback.Rating} of 5"),
        };
}
