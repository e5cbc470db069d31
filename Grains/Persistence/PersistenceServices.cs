using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Grain state in SQLite.</summary>
internal static class PersistenceServices
{
    /// <summary>Registers <see cref="StorageNames.State"/>.</summary>
    public static ISiloBuilder AddPersistence(this ISiloBuilder silo, DataFolder folder)
    {
        silo.Services.AddSingleton(folder);
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            StorageNames.State,
            (services, _) => ActivatorUtilities.CreateInstance<StateStorage>(services, folder.State)
        );
        return silo;
    }
}
