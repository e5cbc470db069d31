using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Tells whether the engine can be made of a set of skills.</summary>
internal interface ISkillTrial
{
    /// <summary>Makes everything that a turn takes from the set.</summary>
    /// <exception cref="FormatException">A file says something that is not understood; the message names file and member.</exception>
    void Run(SkillSet skills);
}
