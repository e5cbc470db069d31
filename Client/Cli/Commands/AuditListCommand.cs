using System.ComponentModel;
using System.Globalization;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists entries of the trail.</summary>
internal sealed class AuditListCommand : ServiceCommand<AuditListCommand.Settings>
{
    private const int LongestWords = 60;

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var page = await service.AuditAsync(
            settings.Platform,
            settings.After,
            settings.Limit,
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(page.Json);
            return ExitCode.Done;
        }

        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("entry", "at", "who", "what", "about", "words", "members");
        foreach (var (_, entry) in page.Value.Entries)
        {
            table.AddRow(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                entry.Event.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                Markup.Escape(entry.Event.UserId),
                Markup.Escape(What(entry.Event)),
                Markup.Escape(entry.Event.Subject ?? ""),
                Markup.Escape(Cut(entry.Event.Words ?? entry.Event.Reading ?? entry.Event.Detail ?? "")),
                entry.Event.Count is { } count ? SegmentScreen.Number(count) : ""
            );
        }

        terminal.Screen.Write(table);
        if (page.Value.Next is { } next)
        {
            var which = settings.Platform ? " --platform" : "";
            terminal.Notes.Say($"More: smartseg audit list{which} --after {next}");
        }

        return ExitCode.Done;
    }

    /// <summary>A screen has no room for whole configurations; <c>--json</c> has.</summary>
    private static string Cut(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= LongestWords ? line : line[..(LongestWords - 1)] + "…";
    }

    private static string What(Grains.Interfaces.Audit.AuditEvent told) =>
        string.Join(
            ' ',
            new[] { told.Kind, told.Action?.ToString().ToLowerInvariant(), told.Code }.OfType<string>()
        );

    /// <summary>Options of <c>audit list</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Which trail.</summary>
        [CommandOption("--platform")]
        [Description("The trail of what belongs to no tenant: skills. For the platform's administrator")]
        public bool Platform { get; init; }

        /// <summary>Where to begin.</summary>
        [CommandOption("--after <NUMBER>")]
        [Description("Entry after which to begin. Default 0")]
        public long After { get; init; }

        /// <summary>How many.</summary>
        [CommandOption("--limit <N>")]
        [Description("At most so many entries, 1 to 1,000. Default 100")]
        public int Limit { get; init; } = 100;
    }
}
