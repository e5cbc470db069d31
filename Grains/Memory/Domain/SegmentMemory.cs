using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Memory;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>Keeps the segments of a user with the signs that they worked.</summary>
/// <param name="policy">What signs say, and what is kept.</param>
internal sealed class SegmentMemory(MemoryPolicy policy)
{
    /// <summary>The segments after a sign.</summary>
    public ImmutableArray<RememberedSegment> Note(
        ImmutableArray<RememberedSegment> segments,
        NoteSegment note,
        DateTimeOffset now
    )
    {
        var former = segments.FirstOrDefault(segment =>
            string.Equals(segment.SegmentId, note.SegmentId, StringComparison.Ordinal)
        );
        var known = former?.Signs.Contains(note.Sign, StringComparer.Ordinal) ?? false;
        if ((former is null && note.Segment is null) || (known && note is { Origin: null, Rating: null }))
        {
            return segments;
        }

        var bare = former ?? new RememberedSegment { SegmentId = note.SegmentId };
        var described = note.Segment is { } definition
            ? bare with
            {
                Name = definition.Name,
                Query = former is null ? Shortened(definition.Query) : former.Query,
                Logic = definition.LogicExpression,
            }
            : bare;
        // A low rating takes every sign back.
        var signs =
            note.Rating is < 4 ? []
            : described.Signs.Contains(note.Sign, StringComparer.Ordinal) ? described.Signs
            : described.Signs.Add(note.Sign);
        var times = former is null
            ? 1
                + segments
                    .Where(segment =>
                        segment.Logic.Length > 0
                        && string.Equals(segment.Logic, described.Logic, StringComparison.Ordinal)
                    )
                    .Select(segment => segment.Times)
                    .DefaultIfEmpty(0)
                    .Max()
            : described.Times;
        var noted = described with
        {
            Signs = signs,
            Quality = policy.QualityOf(signs),
            LastSeen = now,
            Times = times,
            Rating = note.Rating ?? described.Rating,
        };
        var rest = former is null ? segments : segments.Remove(former);
        var all = rest.Add(noted);
        return all.Length <= policy.MostSegments
            ? all
            : all.Remove(all[..^1].MinBy(segment => segment.Quality)!);
    }

    private static string Shortened(string query) => query.Length <= 300 ? query : query[..300];

    /// <summary>Segments that worked, the latest first.</summary>
    public ImmutableArray<RememberedSegment> Worked(ImmutableArray<RememberedSegment> segments) =>
        [.. segments.Where(segment => segment.Quality >= policy.Worked).Reverse()];

    /// <summary>The segment that is made again and again; null = none yet.</summary>
    public RememberedSegment? Usual(ImmutableArray<RememberedSegment> segments) =>
        segments
            .Where(segment => segment.Times >= policy.Usual)
            .OrderByDescending(segment => segment.Times)
            .ThenByDescending(segment => segment.LastSeen)
            .FirstOrDefault();
}
