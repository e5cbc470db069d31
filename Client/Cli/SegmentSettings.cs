using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>A command about one segment.</summary>
internal class SegmentSettings : ConnectionSettings
{
    /// <summary>Which one.</summary>
    [CommandArgument(0, "<SEGMENT>")]
    [Description("Its id, the beginning of its id, its name, or 'last'")]
    public string Segment { get; init; } = "";

    /// <summary>The segment that is meant.</summary>
    /// <param name="service">Where to look.</param>
    /// <param name="status">Only among those of this status.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Its id; what was given when nothing fits, so that the service says what is wrong.</returns>
    /// <exception cref="UsageException">Several fit.</exception>
    public async Task<string> FindAsync(
        Service service,
        CancellationToken cancellationToken,
        string status = "active"
    )
    {
        var segments = (await service.SegmentsAsync(status, cancellationToken)).Value.Segments;
        if (Segment.Equals("last", StringComparison.OrdinalIgnoreCase))
        {
            return segments.MaxBy(segment => segment.UpdatedAt)?.SegmentId
                ?? throw new UsageException("There is no segment yet; make one with 'smartseg ask'.");
        }

        foreach (var fits in Readings())
        {
            var found = segments.Where(fits).Select(segment => segment.SegmentId).ToList();
            if (found.Count > 0)
            {
                return found.Count == 1
                    ? found[0]
                    : throw new UsageException(
                        $"'{Segment}' fits several segments: {string.Join(", ", found.Take(5))}."
                    );
            }
        }

        return Segment;
    }

    private IEnumerable<Func<SegmentEntry, bool>> Readings() =>
        [
            segment => segment.SegmentId.Equals(Segment, StringComparison.Ordinal),
            segment => segment.Name.Equals(Segment, StringComparison.OrdinalIgnoreCase),
            segment => segment.SegmentId.StartsWith(Segment, StringComparison.OrdinalIgnoreCase),
        ];
}
