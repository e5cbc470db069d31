using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Makes all that a turn, the facet search and the router take from a set of skills.</summary>
internal sealed class TurnSkillTrial : ISkillTrial
{
    /// <inheritdoc/>
    public void Run(SkillSet skills)
    {
        try
        {
            _ = SkillManifests.Of(skills);
            _ = TurnWords.Of(skills);
            _ = SearchWords.Of(skills);
            _ = SkillRouter.Of(skills);
        }
        catch (Exception wrong)
            when (wrong
                    is ArgumentException
                        or InvalidOperationException
                        or NullReferenceException
                        or InvalidCastException
                        or ArithmeticException
            )
        {
            // A file of another shape than its reader takes for granted, such as a list without items.
            throw new FormatException($"The engine cannot be made of the files: {wrong.Message}", wrong);
        }
    }
}
