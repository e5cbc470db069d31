using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>What a model is asked, and the limits of it.</summary>
/// <param name="Task">The task, which stands before the question itself.</param>
/// <param name="Limits">Limits.</param>
internal sealed record ProposalWords(string Task, ProposalLimits Limits)
{
    private const string Skill = "clarification";
    private const string TaskFile = "references/proposal.md";
    private const string LimitsFile = "references/proposal.yaml";

    /// <summary>Those of a set of skills; a version of the skill that was made before there were any has the installation's.</summary>
    public static ProposalWords Of(SkillSet skills) =>
        skills.Part<ProposalWords>([Skill], set => Load(Has(set) ? set : SkillFolder.Installed));

    private static bool Has(SkillSet skills) =>
        skills.Bundles.GetValueOrDefault(Skill) is { Files: var files }
        && files.ContainsKey(TaskFile)
        && files.ContainsKey(LimitsFile);

    private static ProposalWords Load(SkillSet skills) =>
        new(skills.Text(Skill, TaskFile), skills.Texts<ProposalLimits>(Skill, LimitsFile));
}

/// <summary>Limits of what a model is asked. File <c>references/proposal.yaml</c> of the skill <c>clarification</c>, where each is described.</summary>
internal sealed class ProposalLimits
{
    public double MostFacets { get; set; } = double.NaN;

    public double MostValues { get; set; } = double.NaN;

    public double MostChoices { get; set; } = double.NaN;

    public double AnswerTokens { get; set; } = double.NaN;

    public double FailuresBeforeRest { get; set; } = double.NaN;

    public double RestSeconds { get; set; } = double.NaN;
}
