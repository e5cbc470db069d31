using System.ComponentModel;
using System.Globalization;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows what changed between two versions of a segment, and who moved because of which condition.</summary>
internal sealed class DiffCommand : ServiceCommand<DiffCommand.Settings>
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
        var query = string.Create(CultureInfo.InvariantCulture, $"versions/diff?limit={settings.Limit}");
        query += settings.From is { } from ? $"&from={Text(from)}" : "";
        query += settings.To is { } to ? $"&to={Text(to)}" : "";
        query += settings.After is { } after ? $"&after={Uri.EscapeDataString(after)}" : "";
        var diff = await service.ReadSegmentAsync<SegmentDiff>(segmentId, query, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(diff.Json);
        }
        else
        {
            DiffScreen.Write(terminal.Screen, diff.Value);
        }

        return ExitCode.Done;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Options of <c>diff</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>Version compared from.</summary>
        [CommandOption("--from <VERSION>")]
        [Description("Version to compare from. Default: the one before")]
        public int? From { get; init; }

        /// <summary>Version compared to.</summary>
        [CommandOption("--to <VERSION>")]
        [Description("Version to compare to. Default: the newest")]
        public int? To { get; init; }

        /// <summary>How many members.</summary>
        [CommandOption("--limit <N>")]
        [Description("Members that moved to show, at most 10,000. Default 20")]
        public int Limit { get; init; } = 20;

        /// <summary>Where to go on.</summary>
        [CommandOption("--after <KEY>")]
        [Description("Member after which to go on")]
        public string? After { get; init; }
    }
}
