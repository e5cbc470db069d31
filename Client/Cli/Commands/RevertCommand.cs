using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Makes an earlier version of a segment its newest.</summary>
internal sealed class RevertCommand : ServiceCommand<RevertCommand.Settings>
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
        var reverted = await service.RevertSegmentAsync(segmentId, settings.Version, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(reverted.Json);
        }
        else
        {
            SegmentScreen.Write(terminal.Screen, reverted.Value);
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>revert</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>The earlier version.</summary>
        [CommandArgument(1, "<VERSION>")]
        [Description("Number of the earlier version; it becomes a version of its own")]
        public int Version { get; init; }
    }
}
