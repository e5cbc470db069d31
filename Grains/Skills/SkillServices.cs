using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Registers the skills.</summary>
internal static class SkillServices
{
    /// <summary>
    /// Adds <see cref="LiveSkills"/>. When the silo starts the skills of the installation are checked, which ends the start where one is
    /// broken, and made known.
    /// </summary>
    public static ISiloBuilder AddSkills(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SkillSetArchive>();
        silo.Services.AddSingleton<LiveSkills>();
        silo.Services.AddSingleton<RecordedSkills>();
        silo.Services.TryAddSingleton(new ForeignSkills(UserRole.PlatformAdmin));
        return silo.AddStartupTask(StartAsync);
    }

    private static async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<ISkillTrial>().Run(SkillFolder.Installed);
        var grains = services.GetRequiredService<IGrainFactory>();
        var shipped = SkillFolder.Installed.Bundles;
        await Task.WhenAll(
            shipped.Values.Select(bundle =>
                grains.GetGrain<ISkillGrain>(bundle.Id).ShipAsync(bundle, cancellationToken)
            )
        );
        await grains
            .GetGrain<ISkillRegistryGrain>(ISkillRegistryGrain.Key)
            .RegisterAsync(shipped.Keys.ToImmutableSortedSet(StringComparer.Ordinal), cancellationToken);
    }
}
