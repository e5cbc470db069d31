using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>The words of the skill <c>safety</c>.</summary>
/// <param name="Scope">What is spoken of, and how much it weighs.</param>
/// <param name="PersonalData">Data that names people.</param>
/// <param name="Protected">Protected classes, decisions and hostility.</param>
/// <param name="Refusals">Reason → sentence.</param>
internal sealed record SafetyWords(
    ScopeWords Scope,
    PersonalDataWords PersonalData,
    ProtectedClassWords Protected,
    Dictionary<string, string> Refusals
)
{
    private const string Skill = "safety";

    /// <summary>The words of a set of skills.</summary>
    public static SafetyWords Of(SkillSet skills) => skills.Part([Skill], Load);

    private static SafetyWords Load(SkillSet skills)
    {
        var scope = skills.Read<ScopeWords>(Skill, "references/scope.yaml");
        scope.Weights = skills.Read<Dictionary<string, double>>(Skill, "references/scope-weights.yaml");
        return new SafetyWords(
            scope,
            skills.Read<PersonalDataWords>(Skill, "references/personal-data.yaml"),
            skills.Read<ProtectedClassWords>(Skill, "references/protected-classes.yaml"),
            skills.Read<Dictionary<string, string>>(Skill, "references/refusals.yaml")
        );
    }
}
