using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Ambiguity.Domain;

/// <summary>Shape of <c>policy.yaml</c> of the skill <c>clarification</c>.</summary>
internal sealed class ClarificationPolicy
{
    /// <summary>Context that is surer than this is taken without a question. 0 to 1; default 0.8.</summary>
    public double InferAbove { get; set; } = 0.8;

    /// <summary>That of a set of skills.</summary>
    public static ClarificationPolicy Of(SkillSet skills) =>
        skills.Part(
            ["clarification"],
            set => set.ReadCamelCase<ClarificationPolicy>("clarification", "references/policy.yaml")
        );
}
