using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Adds a folder as a version of a skill.</summary>
internal sealed class SkillsAddCommand : ServiceCommand<SkillsAddCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Folder));
        if (!File.Exists(Path.Combine(folder, "SKILL.md")))
        {
            throw new UsageException($"{settings.Folder} has no SKILL.md.");
        }

        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                File.ReadAllText,
                StringComparer.Ordinal
            );
        var skillId = settings.Skill ?? Path.GetFileName(folder);
        var added = await new SkillService(service).AddAsync(skillId, files, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(added.Json);
        }
        else
        {
            terminal.Screen.Say(
                $"Added {skillId} [bold]{added.Value.Version}[/] as a draft. Next: smartseg skills eval {skillId} {added.Value.Version}"
            );
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>skills add</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>The folder.</summary>
        [CommandArgument(0, "<FOLDER>")]
        [Description("A folder with a SKILL.md")]
        public string Folder { get; init; } = "";

        /// <summary>The skill.</summary>
        [CommandOption("--skill <ID>")]
        [Description("Id of the skill. Default: the folder's name")]
        public string? Skill { get; init; }
    }
}
