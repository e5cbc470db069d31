using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows the versions of a segment, oldest first.</summary>
internal sealed class VersionsCommand : ServiceCommand<SegmentSettings>
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
        var versions = await service.ReadSegmentAsync<SegmentVersions>(
            segmentId,
            "versions",
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(versions.Json);
            return ExitCode.Done;
        }

        foreach (var version in versions.Value.Versions)
        {
            terminal.Screen.Say($"[bold]{version.Version}[/] \"{version.Query}\"");
            SegmentScreen.Write(terminal.Screen, version);
        }

        return ExitCode.Done;
    }
}
