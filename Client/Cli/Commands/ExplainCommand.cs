using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows how a segment comes to its members.</summary>
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
        var explained = await service.ReadSegmentAsync<SegmentExplanation>(
            segmentId,
            "explain",
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(explained.Json);
            return ExitCode.Done;
        }

        var told = explained.Value;
        terminal.Screen.Say($"[grey]\"{told.Query}\"[/]");
        ConditionTree.Write(terminal.Screen, told);
        terminal.Screen.Say(
            $"[bold]{SegmentScreen.Number(told.Count)} of {SegmentScreen.Number(told.Population)} members[/] now · {told.Name} · version {told.Version}"
        );
        return ExitCode.Done;
    }
}
