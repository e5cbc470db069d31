using SmartSegmentation.Client.Gateway;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Restores a deleted segment.</summary>
internal sealed class RestoreCommand : ServiceCommand<SegmentSettings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        SegmentSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken, status: "deleted");
        var restored = await service.RestoreSegmentAsync(segmentId, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(restored.Json);
        }
        else
        {
            terminal.Screen.Say($"Restored \"{restored.Value.Name}\".");
        }

        return ExitCode.Done;
    }
}
