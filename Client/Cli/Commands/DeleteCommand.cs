using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Deletes a segment.</summary>
internal sealed class DeleteCommand : ServiceCommand<DeleteCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken);
        var deleted = await service.DeleteSegmentAsync(segmentId, settings.Confirm, cancellationToken);
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

    /// <summary>Options of <c>delete</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>Says that it is meant.</summary>
        [CommandOption("--confirm")]
        [Description("Delete it even when other segments refer to it")]
        public bool Confirm { get; init; }
    }
}
