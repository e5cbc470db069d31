using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Decides what becomes of a segment; keeps its audit trail.</summary>
public static class SegmentLedger
{
    /// <summary>The segment after a save.</summary>
    /// <param name="before">As it was; null = new.</param>
    /// <param name="command">The save.</param>
    /// <param name="userId">Who saves.</param>
    /// <param name="at">When.</param>
    public static SegmentView Save(SegmentView? before, SaveSegment command, string userId, DateTimeOffset at)
    {
        var status = command.Draft ? SegmentStatus.Draft : SegmentStatus.Active;
        var definition = command.Segment with
        {
            Version = NextVersion(before, command.Segment.Version),
            AuditTrail = before?.Definition.AuditTrail ?? [],
        };
        var after = before is null
            ? new SegmentView(definition, status, at, userId, at, command.CatalogVersion)
            : before with
            {
                Definition = definition,
                Status = status,
                UpdatedAt = at,
                SizedAt = command.CatalogVersion,
            };
        return Note(after, userId, at, command.AuditAction, command.Segment.Query);
    }

    /// <summary>The segment after its deletion or restoration; unchanged when it stands there already.</summary>
    public static SegmentView ChangeLife(
        SegmentView before,
        bool delete,
        string words,
        string userId,
        DateTimeOffset at
    ) =>
        delete == (before.Status == SegmentStatus.Deleted)
            ? before
            : Note(
                before with
                {
                    Status = delete ? SegmentStatus.Deleted : SegmentStatus.Active,
                    UpdatedAt = at,
                },
                userId,
                at,
                delete ? "deleted" : "restored",
                words
            );

    /// <summary>The segment after a remark, with one more audit entry.</summary>
    public static SegmentView Note(
        SegmentView segment,
        string userId,
        DateTimeOffset at,
        string action,
        string detail
    ) =>
        segment with
        {
            Definition = segment.Definition with
            {
                AuditTrail = segment.Definition.AuditTrail.Add(
                    new AuditEntry(at, userId, action, detail, segment.Definition.Version)
                ),
            },
        };

    /// <summary>Judges feedback.</summary>
    public static Refusal? Check(RateSegment command) =>
        command.Rating is < 1 or > 5 ? new Refusal("rating-invalid", "A rating is 1 to 5.", "rating")
        : command.Comment?.Length > 4_000
            ? new Refusal("comment-too-long", "A comment is at most 4,000 characters.", "comment")
        : null;

    /// <summary>A draft that is chosen keeps its number; an edit that meets a newer version goes after it.</summary>
    private static int NextVersion(SegmentView? before, int given) =>
        before is null ? Math.Max(1, given)
        : before.Status == SegmentStatus.Draft ? Math.Max(before.Definition.Version, given)
        : Math.Max(before.Definition.Version + 1, given);
}
