using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Dates;

/// <summary>Registers the reading of dates.</summary>
internal static class DateServices
{
    /// <summary>Adds <see cref="TenantDates"/> and its reader; the words are read from the skill's folder at the first use.</summary>
    public static IServiceCollection AddDates(this IServiceCollection services) =>
        services
            .AddSingleton(_ => new TenantDates(SkillFiles.Path(DateSkill.Id)))
            .AddSingleton(provider => provider.GetRequiredService<TenantDates>().Reader);
}
