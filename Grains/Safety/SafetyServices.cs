using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Safety;

/// <summary>Wires the safety review.</summary>
internal static class SafetyServices
{
    /// <summary>Id of the skill, which is the name of its folder.</summary>
    public const string SkillId = "safety";

    /// <summary>Adds <see cref="SafetyReview"/>; its words are read when it is first asked for.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new SafetyReview(
            SafetyWords.Load(SkillFiles.Path(SkillId)),
            Thesaurus.Default
        ));
        return services;
    }
}
