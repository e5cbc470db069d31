using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Skills;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Makes a version live that was live before.</summary>
internal sealed class SkillsRollbackCommand : ServiceCommand<SkillsRollbackCommand.Settings>
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
        var version = settings.Version ?? await FormerAsync(skills, settings.Skill, cancellationToken);
        var back = await skills.RollBackAsync(settings.Skill, version, settings.Reason, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(back.Json);
        }
        else
        {
            terminal.Screen.Say($"[green]{settings.Skill} {version} is live again.[/]");
        }

        return ExitCode.Done;
    }

    /// <summary>The version that was live before the one that is.</summary>
    private static async Task<string> FormerAsync(
        SkillService skills,
        string skillId,
        CancellationToken cancellationToken
    )
    {
        var skill = (await skills.ShowAsync(skillId, cancellationToken)).Value;
        return skill
                .History.LastOrDefault(decision =>
                    decision.Version == skill.LiveVersion
                    && decision.From is not null
                    && decision.Action is "promoted" or "shipped" or "rolledBack"
                )
                ?.From
            ?? throw new UsageException("No version was live before the one that is.");
    }

    /// <summary>Options of <c>skills rollback</c>.</summary>
    internal sealed class Settings : SkillSettings
    {
        /// <summary>The version.</summary>
        [CommandArgument(1, "[VERSION]")]
        [Description("Default: the version that was live before")]
        public string? Version { get; init; }

        /// <summary>Why.</summary>
        [CommandOption("--reason <TEXT>")]
        [Description("Why; kept with the decision")]
        public string? Reason { get; init; }
    }
}
