using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Freezes the members of a segment as they are now.</summary>
internal sealed class FreezeCommand : ServiceCommand<SegmentSettings>
{
    /// <inheritdoc/>
    protected override Task<int> RunAsync(
        Service service,
        SegmentSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    ) => RunAsync(service, settings, terminal, frozen: true, cancellationToken);

    /// <summary>Freezes or thaws.</summary>
    public static async Task<int> RunAsync(
        Service service,
        SegmentSettings settings,
        Terminal terminal,
        bool frozen,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken);
        var segment = await service.FreezeSegmentAsync(segmentId, frozen, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(segment.Json);
        }
        else if (segment.Value.Frozen is { } list)
        {
            terminal.Screen.Say($"Frozen: {SegmentScreen.Number(list.Count)} members stay as they are now.");
        }
        else
        {
            terminal.Screen.Say($"Its members follow the data.");
        }

        return ExitCode.Done;
    }
}

/// <summary>Lets the members of a segment follow the data again.</summary>
internal sealed class ThawCommand : ServiceCommand<SegmentSettings>
{
    /// <inheritdoc/>
    protected override Task<int> RunAsync(
        Service service,
        SegmentSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    ) => FreezeCommand.RunAsync(service, settings, terminal, frozen: false, cancellationToken);
}
