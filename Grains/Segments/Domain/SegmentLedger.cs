using System.Collections.Immutable;
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
            Frozen = command.AuditAction is "renamed" ? before?.Definition.Frozen : null,
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

    /// <summary>The segment with its members frozen, or following the data again.</summary>
    public static SegmentView Freeze(
        SegmentView before,
        FrozenMembers? frozen,
        string words,
        string userId,
        DateTimeOffset at
    )
    {
        var definition = before.Definition with { Frozen = frozen };
        if (frozen is not null)
        {
            definition = definition with
            {
                EstimatedSize = new EstimatedSize(
                    frozen.Count,
                    frozen.Population,
                    Exact: true,
                    frozen.Count,
                    frozen.Count
                ),
            };
        }

        return Note(
            before with
            {
                Definition = definition,
                UpdatedAt = at,
            },
            userId,
            at,
            frozen is null ? "thawed" : "frozen",
            words
        );
    }

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

    /// <summary>Origins of a segment's versions with that of a save.</summary>
    /// <param name="before">Those so far.</param>
    /// <param name="version">The version that the save became.</param>
    /// <param name="command">The save.</param>
    public static ImmutableSortedDictionary<int, SegmentOrigin> Origins(
        ImmutableSortedDictionary<int, SegmentOrigin>? before,
        int version,
        SaveSegment command
    ) =>
        (before ?? ImmutableSortedDictionary<int, SegmentOrigin>.Empty).SetItem(
            version,
            command.Origin is { } turn
                ? new SegmentOrigin(turn.SessionId, turn.Turn, turn.Index, turn.UserId)
                : new SegmentOrigin(null, 0, 0, "", command.FromVersion)
        );

    /// <summary>Why a segment that others refer to is not deleted unasked.</summary>
    public static Refusal InUse(IReadOnlyCollection<SegmentUse> users) =>
        new(
            "segment-in-use",
            $"{Names(users)} {(users.Count == 1 ? "refers" : "refer")} to this segment; confirm to delete it all the same.",
            "confirm"
        );

    /// <summary>Names of segments in a sentence, at most five.</summary>
    public static string Names(IReadOnlyCollection<SegmentUse> users) =>
        string.Join(", ", users.Take(5).Select(user => $"“{user.Name}”"))
        + (users.Count > 5 ? $" and {users.Count - 5} more" : "");

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
