using System.ComponentModel;
using System.Globalization;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists the segments.</summary>
internal sealed class SegmentsCommand : ServiceCommand<SegmentsCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segments = await service.SegmentsAsync(settings.Status, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(segments.Json);
            return ExitCode.Done;
        }

        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("segment", "name", "members", "version", "by", "changed");
        foreach (var segment in segments.Value.Segments)
        {
            table.AddRow(
                Markup.Escape(segment.SegmentId),
                Markup.Escape(segment.Name),
                segment.Size is { } size ? SegmentScreen.Number(size) : "",
                segment.Version.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(segment.CreatedBy),
                segment.UpdatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            );
        }

        terminal.Screen.Write(table);
        return ExitCode.Done;
    }

    /// <summary>Options of <c>segments</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Where they stand.</summary>
        [CommandOption("--status <STATUS>")]
        [Description("active, draft or deleted. Default active")]
        public string Status { get; init; } = "active";
    }
}
