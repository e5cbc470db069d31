using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Language;
using SmartSegmentation.Grains.Models;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Grains;

/// <summary>Everything that a silo needs to run the product's grains, capability by capability.</summary>
public static class GrainsServices
{
    /// <summary>Adds the grains' services and storage.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="folder">Where the installation keeps its data; stays open for as long as the silo runs.</param>
    public static ISiloBuilder AddSmartSegmentation(this ISiloBuilder silo, DataFolder folder)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.AddIncomingGrainCallFilter<TenantCallFilter>();
        silo.AddPersistence(folder);
        silo.Services.AddTables();
        silo.AddSkills();
        silo.Services.AddSingleton<ISkillTrial, TurnSkillTrial>();
        silo.Services.AddLanguage();
        silo.Services.AddTurns();
        silo.Services.AddFacetSearch();
        silo.Services.AddSegments();
        silo.Services.AddModels();
        return silo;
    }
}
