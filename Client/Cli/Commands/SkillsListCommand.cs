using System.Globalization;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists the skills.</summary>
internal sealed class SkillsListCommand : ServiceCommand<SkillsListCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var skills = await new SkillService(service).ListAsync(cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(skills.Json);
            return ExitCode.Done;
        }

        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("skill", "live", "newest", "versions", "score", "what it does");
        foreach (var skill in skills.Value.Skills)
        {
            table.AddRow(
                Markup.Escape(skill.SkillId),
                Markup.Escape(skill.LiveVersion ?? "–"),
                Markup.Escape(skill.NewestVersion == skill.LiveVersion ? "" : skill.NewestVersion),
                skill.Versions.ToString(CultureInfo.InvariantCulture),
                skill.Score is { } score ? SkillScreen.Percent(score) : "",
                Markup.Escape(skill.Description)
            );
        }

        terminal.Screen.Write(table);
        return ExitCode.Done;
    }

    /// <summary>Options of <c>skills list</c>.</summary>
    internal sealed class Settings : ConnectionSettings;
}
