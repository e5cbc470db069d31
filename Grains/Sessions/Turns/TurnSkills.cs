using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>The skills that a turn used.</summary>
internal static class TurnSkills
{
    private const string Version = "1.0.0";

    /// <summary>By what came of the turn.</summary>
    public static ImmutableArray<SkillUse> Of(TurnResult result)
    {
        var skills = ImmutableArray.CreateBuilder<SkillUse>();
        Add("intent-detection");
        Add("safety");
        Add(
            result.Intent switch
            {
                TurnIntent.Edit => "segment-editing",
                TurnIntent.Query => "query-answering",
                TurnIntent.Hypothesis => "hypothesis-testing",
                _ => "segment-creation",
            }
        );
        Add("facet-mapping");
        if (result.Coverage.Any(span => span.Role == CoverageRole.Window))
        {
            Add("date-resolution");
        }

        return skills.ToImmutable();

        void Add(string id) => skills.Add(new SkillUse(id, Version));
    }
}
