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
    /// <returns>Refused with <c>segment-unknown</c>, or <c>segment-in-use</c> when others refer to it and it was not confirmed.</returns>
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

    /// <summary>Makes an earlier version the newest.</summary>
    /// <returns>
    /// Refused with <c>segment-unknown</c>, <c>version-unknown</c>, <c>segment-circular</c>, or what is wrong with the version on today's catalog.
    /// </returns>
    [Alias("Revert")]
    Task<Outcome<SegmentView>> RevertAsync(
        RevertSegment command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Freezes the members as they are now, or lets them follow the data again.</summary>
    /// <returns>Refused with <c>segment-unknown</c>, or what is wrong with the segment on today's catalog.</returns>
    [Alias("Freeze")]
    Task<Outcome<SegmentView>> FreezeAsync(
        FreezeSegment command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Notes feedback of the calling user.</summary>
    /// <returns>Refused with <c>segment-unknown</c> or <c>rating-invalid</c>.</returns>
    [Alias("Rate")]
    Task<Outcome<SegmentFeedback>> RateAsync(
        RateSegment command,
        CancellationToken cancellationToken = default
    );

    /// <summary>Where a version comes from.</summary>
    /// <returns>Null when that was not recorded.</returns>
    [Alias("Origin")]
    Task<SegmentOrigin?> OriginAsync(int version);

    /// <summary>Every version.</summary>
    /// <returns>Refused with <c>segment-unknown</c>.</returns>
    [Alias("Versions")]
    Task<Outcome<SegmentVersions>> VersionsAsync(CancellationToken cancellationToken = default);
}
