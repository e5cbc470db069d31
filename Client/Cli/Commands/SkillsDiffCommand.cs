using System.ComponentModel;
using System.Text.Json;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows the lines in which two versions differ.</summary>
internal sealed class SkillsDiffCommand : ServiceCommand<SkillsDiffCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var skills = new SkillService(service);
        var skill = (await skills.ShowAsync(settings.Skill, cancellationToken)).Value;
        var to = settings.To ?? skill.Versions[^1].Version;
        var from =
            settings.From
            ?? skill.LiveVersion
            ?? throw new UsageException("No version is live; name the one to begin with.");
        var before = (await skills.ReadAsync(settings.Skill, from, cancellationToken)).Value.Files;
        var after = (await skills.ReadAsync(settings.Skill, to, cancellationToken)).Value.Files;
        var files = before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(path => new FileChange(
                path,
                [
                    .. LineDifference.Of(
                        before.GetValueOrDefault(path) ?? "",
                        after.GetValueOrDefault(path) ?? ""
                    ),
                ]
            ))
            .Where(file => file.Lines.Count > 0)
            .ToList();
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        settings.Skill,
                        from,
                        to,
                        files,
                    },
                    SegmentJson.Options
                )
            );
            return ExitCode.Done;
        }

        terminal.Screen.MarkupLine(
            $"[bold]{Markup.Escape(settings.Skill)}[/] {Markup.Escape(from)} → {Markup.Escape(to)}{(files.Count == 0 ? ": no difference" : "")}"
        );
        foreach (var file in files)
        {
            terminal.Screen.MarkupLine($"\n[bold]{Markup.Escape(file.Path)}[/]");
            foreach (var line in file.Lines)
            {
                var colour = line[0] == '+' ? "green" : "red";
                terminal.Screen.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
            }
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>skills diff</c>.</summary>
    internal sealed class Settings : SkillSettings
    {
        /// <summary>The version to begin with.</summary>
        [CommandArgument(1, "[FROM]")]
        [Description("Default: the live version")]
        public string? From { get; init; }

        /// <summary>The version to end with.</summary>
        [CommandArgument(2, "[TO]")]
        [Description("Default: the version added last")]
        public string? To { get; init; }
    }

    private sealed record FileChange(string Path, IReadOnlyList<string> Lines);
}

/// <summary>Lines in which two texts differ.</summary>
internal static class LineDifference
{
    /// <summary>Lines that are gone with <c>-</c> and new ones with <c>+</c> before them, in order, by the longest common subsequence.</summary>
    public static IEnumerable<string> Of(string before, string after)
    {
        var (old, young) = (before.Split('\n'), after.Split('\n'));
        var lengths = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = string.Equals(old[i], young[j], StringComparison.Ordinal)
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var (at, to) = (0, 0);
        while (at < old.Length || to < young.Length)
        {
            if (
                at < old.Length
                && to < young.Length
                && string.Equals(old[at], young[to], StringComparison.Ordinal)
            )
            {
                (at, to) = (at + 1, to + 1);
            }
            else if (to == young.Length || (at < old.Length && lengths[at + 1, to] >= lengths[at, to + 1]))
            {
                yield return "-" + old[at++];
            }
            else
            {
                yield return "+" + young[to++];
            }
        }
    }
}
