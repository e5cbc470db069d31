using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Runs the cases of a version.</summary>
internal sealed class SkillsEvalCommand : ServiceCommand<SkillVersionSettings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        SkillVersionSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var skills = new SkillService(service);
        var version = await settings.FindAsync(skills, cancellationToken);
        var evaluation = await skills.EvaluateAsync(settings.Skill, version, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(evaluation.Json);
        }
        else
        {
            SkillScreen.Write(terminal.Screen, evaluation.Value);
        }

        return evaluation.Value.Verdict == SkillVerdict.Pass ? ExitCode.Done : ExitCode.Differs;
    }
}
