using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Options of commands about one skill.</summary>
internal class SkillSettings : ConnectionSettings
{
    /// <summary>The skill.</summary>
    [CommandArgument(0, "<SKILL>")]
    [Description("Id of the skill, such as clarification")]
    public string Skill { get; init; } = "";
}

/// <summary>Options of commands about one version of a skill.</summary>
internal class SkillVersionSettings : SkillSettings
{
    /// <summary>The version.</summary>
    [CommandArgument(1, "[VERSION]")]
    [Description("Semantic version. Default: the one added last")]
    public string? Version { get; init; }

    /// <summary>The version that is meant.</summary>
    public async Task<string> FindAsync(SkillService skills, CancellationToken cancellationToken) =>
        Version ?? (await skills.ShowAsync(Skill, cancellationToken)).Value.Versions[^1].Version;
}
