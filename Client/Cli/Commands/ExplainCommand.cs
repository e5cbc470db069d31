using System.Text.Json;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows how a segment was read and what was done to it.</summary>
internal sealed class ExplainCommand : ServiceCommand<SegmentSettings>
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
        var explained = await service.ReadSegmentAsync<JsonElement>(segmentId, "explain", cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(explained.Json);
            return ExitCode.Done;
        }

        var versions = await service.ReadSegmentAsync<SegmentVersions>(
            segmentId,
            "versions",
            cancellationToken
        );
        var segment = versions.Value.Versions[^1];
        terminal.Screen.Say($"[grey]\"{segment.Query}\"[/]");
        SegmentScreen.Write(terminal.Screen, segment);
        ExplanationScreen.Write(terminal.Screen, explained.Value);
        return ExitCode.Done;
    }
}
