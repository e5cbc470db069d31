using System.Globalization;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists segments of the same conditions, or of the same or nearly the same people.</summary>
internal sealed class DuplicatesCommand : ServiceCommand<SegmentSettings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        SegmentSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken);
        var found = await service.ReadSegmentAsync<SegmentDuplicates>(
            segmentId,
            "duplicates",
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(found.Json);
            return ExitCode.Done;
        }

        if (found.Value.Duplicates.IsEmpty)
        {
            terminal.Screen.Say($"No other segment is like it.");
        }

        foreach (var other in found.Value.Duplicates)
        {
            var alike = other.SameConditions
                ? "same conditions"
                : (100 * other.Similarity).ToString("0.#", CultureInfo.InvariantCulture)
                    + " % of the members";
            terminal.Screen.Say($"{other.SegmentId} \"{other.Name}\": {alike}");
        }

        return ExitCode.Done;
    }
}
