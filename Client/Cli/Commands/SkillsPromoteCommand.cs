using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Makes a version live, through the gate.</summary>
internal sealed class SkillsPromoteCommand : ServiceCommand<SkillsPromoteCommand.Settings>
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
        var version = await settings.FindAsync(skills, cancellationToken);
        var promoted = await skills.PromoteAsync(
            settings.Skill,
            version,
            settings.OverrideReason,
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(promoted.Json);
        }
        else
        {
            terminal.Screen.Say(
                $"[green]{settings.Skill} {version} is live.[/] Back: smartseg skills rollback {settings.Skill} VERSION"
            );
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>skills promote</c>.</summary>
    internal sealed class Settings : SkillVersionSettings
    {
        /// <summary>Why the gate is overridden.</summary>
        [CommandOption("--override <REASON>")]
        [Description("Make it live though its evaluation could not tell; the reason is kept")]
        public string? OverrideReason { get; init; }
    }
}
