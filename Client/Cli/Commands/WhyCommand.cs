using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows why a member is in a segment or is not.</summary>
internal sealed class WhyCommand : ServiceCommand<WhyCommand.Settings>
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
        var why = await service.ReadSegmentAsync<SegmentMembership>(
            segmentId,
            "why?key=" + Uri.EscapeDataString(settings.Member),
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(why.Json);
        }
        else
        {
            ConditionTree.Write(terminal.Screen, why.Value);
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>why</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>The member.</summary>
        [CommandArgument(1, "<KEY>")]
        [Description("Key of the member")]
        public string Member { get; init; } = "";
    }
}
