using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows how many members two segments share.</summary>
internal sealed class OverlapCommand : ServiceCommand<OverlapCommand.Settings>
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
        var other = await new SegmentSettings { Segment = settings.Other }.FindAsync(
            service,
            cancellationToken
        );
        var overlap = await service.ReadSegmentAsync<SegmentOverlap>(
            segmentId,
            "overlap?with=" + Uri.EscapeDataString(other),
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(overlap.Json);
            return ExitCode.Done;
        }

        var found = overlap.Value;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "members");
        Row($"\"{found.Left.Name}\"", found.Left.Count);
        Row($"\"{found.Right.Name}\"", found.Right.Count);
        Row("both", found.Both);
        Row("only the first", found.OnlyLeft);
        Row("only the second", found.OnlyRight);
        Row("either", found.Either);
        terminal.Screen.Write(table);
        terminal.Screen.Say(
            $"Jaccard {found.Jaccard.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}"
        );
        return ExitCode.Done;

        void Row(string name, long count) => table.AddRow(Markup.Escape(name), SegmentScreen.Number(count));
    }

    /// <summary>Options of <c>overlap</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>The other one.</summary>
        [CommandArgument(1, "<OTHER>")]
        [Description("The other segment: id, beginning of its id, or name")]
        public string Other { get; init; } = "";
    }
}
