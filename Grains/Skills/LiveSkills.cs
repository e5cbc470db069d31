using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>The skills that are live, as a turn is to be given them.</summary>
internal sealed class LiveSkills
{
    private readonly SkillSet _installed = SkillFolder.Installed;

    /// <summary>The live set.</summary>
    public Task<SkillSet> GetAsync() => Task.FromResult(_installed);
}
