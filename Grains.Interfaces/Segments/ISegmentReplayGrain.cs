using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Reads segments' words again as they were read. The key is the tenant id; writes nothing.</summary>
/// <remarks>
/// Refuses a segment or version that does not exist (<c>segment-unknown</c>, <c>version-unknown</c>), and one of which the reading was not
/// recorded (<c>replay-unrecorded</c>).
/// </remarks>
[Alias("smartseg.ISegmentReplayGrain"), GrainInterfaceType("smartseg.segmentreplay")]
public interface ISegmentReplayGrain : IGrainWithStringKey
{
    /// <summary>Reads a segment's words again, with the clock, configuration and definitions that were recorded.</summary>
    /// <param name="segmentId">The segment.</param>
    /// <param name="version">The version; null = the current one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    [Alias("Replay")]
    Task<Outcome<ReplayReport>> ReplayAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken = default
    );

    /// <summary>All that a replay takes, as JSON, for another installation.</summary>
    /// <returns>Refused also with <c>forbidden</c>: it holds what was said in the session, which is its user's and the administrators'.</returns>
    [Alias("Export")]
    Task<Outcome<string>> ExportAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken = default
    );

    /// <summary>Replays what was exported, on this tenant's tables.</summary>
    /// <returns>Refused with <c>replay-invalid</c>.</returns>
    [Alias("ReplayExported")]
    Task<Outcome<ReplayReport>> ReplayExportedAsync(
        string bundle,
        CancellationToken cancellationToken = default
    );
}
