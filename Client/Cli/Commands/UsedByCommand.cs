using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists the segments that refer to a segment.</summary>
internal sealed class UsedByCommand : ServiceCommand<SegmentSettings>
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
        var uses = await service.ReadSegmentAsync<SegmentUses>(segmentId, "used-by", cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(uses.Json);
            return ExitCode.Done;
        }

        if (uses.Value.UsedBy.IsEmpty)
        {
            terminal.Screen.Say($"No other segment refers to it.");
        }

        foreach (var use in uses.Value.UsedBy)
        {
            terminal.Screen.Say($"{use.SegmentId} \"{use.Name}\"{(use.Direct ? "" : ", through others")}");
        }

        return ExitCode.Done;
    }
}
