using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Makes all that a turn, the facet search and the router take from a set of skills.</summary>
internal sealed class TurnSkillTrial : ISkillTrial
{
    /// <inheritdoc/>
    public void Run(SkillSet skills)
    {
        _ = SkillManifests.Of(skills);
        _ = TurnWords.Of(skills);
        _ = SearchWords.Of(skills);
        _ = SkillRouter.Of(skills);
        _ = ProposalWords.Of(skills);
    }
}
