using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Reads a segment's words again as they were read, here or from a file of another installation.</summary>
internal sealed class ReplayCommand : ServiceCommand<ReplayCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var isFile = File.Exists(settings.Segment);
        if (settings.Export is { } file)
        {
            if (isFile)
            {
                throw new UsageException("A file is exported already; name a segment.");
            }

            var id = await settings.FindAsync(service, cancellationToken);
            var bundle = await service.ExportReplayAsync(id, settings.Version, cancellationToken);
            await File.WriteAllTextAsync(file, bundle.Json, cancellationToken);
            terminal.Notes.Say($"Written to {file}. Read it elsewhere with: smartseg replay {file}");
            return ExitCode.Done;
        }

        var report = isFile
            ? await service.ReplayExportedAsync(
                await File.ReadAllTextAsync(settings.Segment, cancellationToken),
                cancellationToken
            )
            : await service.ReplayAsync(
                await settings.FindAsync(service, cancellationToken),
                settings.Version,
                cancellationToken
            );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(report.Json);
        }
        else
        {
            Write(terminal.Screen, report.Value);
        }

        return report.Value.Same ? ExitCode.Done : ExitCode.Differs;
    }

    private static void Write(IAnsiConsole screen, ReplayReport report)
    {
        screen.Say($"\"{report.Words}\" at {report.Clock:yyyy-MM-dd HH:mm zzz}");
        if (report.Difference is { } difference)
        {
            var path = difference.Path.Length > 0 ? difference.Path : "the whole";
            screen.Say($"[red]Differs[/] in [bold]{path}[/]");
            screen.Say($"  recorded: {difference.Recorded ?? "nothing"}");
            screen.Say($"  now:      {difference.Replayed ?? "nothing"}");
        }
        else
        {
            screen.Say($"[green]The same to the byte[/] ({report.RecordedHash})");
        }

        if (report is { RecordedCount: { } before, ReplayedCount: { } now })
        {
            var data = report.SameData switch
            {
                true => "the data are the same",
                false => "the data differ",
                _ => "the catalog has changed since",
            };
            screen.Say(
                $"{SegmentScreen.Number(before)} members recorded, {SegmentScreen.Number(now)} now; {data}"
            );
        }

        if (report.SkillSet is { Difference: { } other } skills)
        {
            screen.Say(
                $"[yellow]![/] the skills differ first in {other.SkillId}{(other.File is { } path ? "/" + path : "")} ({other.RecordedVersion ?? "none"} recorded, {other.NowVersion ?? "none"} now); {(skills.UsedRecorded ? "read with the recorded ones" : "the recorded ones cannot be had here, read with the live ones")}"
            );
        }

        foreach (var skill in report.Skills)
        {
            screen.Say(
                $"[yellow]![/] skill {skill.SkillId}: {skill.Recorded ?? "none"} recorded, {skill.Replayed ?? "none"} now"
            );
        }
    }

    /// <summary>Options of <c>replay</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>The version.</summary>
        [CommandOption("--version-number <N>")]
        [Description("Version to read again. Default: the newest")]
        public int? Version { get; init; }

        /// <summary>Where to write.</summary>
        [CommandOption("--export <FILE>")]
        [Description("Write all that a replay takes to a file, for another installation")]
        public string? Export { get; init; }
    }
}
