using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows a skill, or a file of one of its versions.</summary>
internal sealed class SkillsShowCommand : ServiceCommand<SkillsShowCommand.Settings>
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
        if (settings.File is { } path)
        {
            return await ShowFileAsync(skills, settings, path, terminal, cancellationToken);
        }

        var skill = await skills.ShowAsync(settings.Skill, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(skill.Json);
            return ExitCode.Done;
        }

        SkillScreen.Write(terminal.Screen, skill.Value);
        return ExitCode.Done;
    }

    private static async Task<int> ShowFileAsync(
        SkillService skills,
        Settings settings,
        string path,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var version = await settings.FindAsync(skills, cancellationToken);
        var bundle = await skills.ReadAsync(settings.Skill, version, cancellationToken);
        if (!bundle.Value.Files.TryGetValue(path, out var text))
        {
            throw new UsageException(
                $"Version {version} has no file {path}; it has {string.Join(", ", bundle.Value.Files.Keys)}."
            );
        }

        await terminal.Output.WriteAsync(settings.Json ? bundle.Json + "\n" : text);
        return ExitCode.Done;
    }

    /// <summary>Options of <c>skills show</c>.</summary>
    internal sealed class Settings : SkillVersionSettings
    {
        /// <summary>The file.</summary>
        [CommandOption("--file <PATH>")]
        [Description("A file of the version, such as SKILL.md, as it is")]
        public string? File { get; init; }
    }
}
