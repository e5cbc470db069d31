using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>One segment: its versions, its life and what was said of it. The key is <c>{tenantId}/{segmentId}</c>.</summary>
[Alias("smartseg.ISegmentGrain"), GrainInterfaceType("smartseg.segment")]
public interface ISegmentGrain : IGrainWithStringKey
{
    /// <summary>The segment as stored, whatever its status; null when there never was one.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<SegmentView?> FindAsync();

    /// <summary>Stores the segment or its next version; a command that was applied before changes nothing.</summary>
    [Alias("Save")]
    Task<SegmentView> SaveAsync(SaveSegment command, CancellationToken cancellationToken = default);

    /// <summary>Deletes the segment; it stays restorable.</summary>
    /// <returns>Refused with <c>segment-unknown</c>.</returns>
    [Alias("Delete")]
    Task<Outcome<SegmentView>> DeleteAsync(
        ChangeSegmentLife command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Restores the segment when it is deleted.</summary>
    /// <returns>Refused with <c>segment-unknown</c>.</returns>
    [Alias("Restore")]
    Task<Outcome<SegmentView>> RestoreAsync(
        ChangeSegmentLife command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Notes feedback of the calling user.</summary>
    /// <returns>Refused with <c>segment-unknown</c> or <c>rating-invalid</c>.</returns>
    [Alias("Rate")]
    Task<Outcome<SegmentFeedback>> RateAsync(
        RateSegment command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Every version.</summary>
    /// <returns>Refused with <c>segment-unknown</c>.</returns>
    [Alias("Versions")]
    Task<Outcome<SegmentVersions>> VersionsAsync(CancellationToken cancellationToken = default);
}
