using SmartSegmentation.Client.Gateway;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Deletes a segment.</summary>
internal sealed class DeleteCommand : ServiceCommand<SegmentSettings>
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
        var deleted = await service.DeleteSegmentAsync(segmentId, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(deleted.Json);
        }
        else
        {
            terminal.Screen.Say($"Deleted \"{deleted.Value.Name}\". Undo: smartseg restore {segmentId}");
        }

        return ExitCode.Done;
    }
}
