using Microsoft.Extensions.DependencyInjection;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Registers the skills.</summary>
internal static class SkillServices
{
    /// <summary>Adds <see cref="LiveSkills"/>.</summary>
    public static IServiceCollection AddSkills(this IServiceCollection services) =>
        services.AddSingleton<LiveSkills>();
}
