using Microsoft.Extensions.DependencyInjection;

namespace SmartSegmentation.Grains.Tables;

/// <summary>What loading and reading tables needs.</summary>
internal static class TablesServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddTables(this IServiceCollection services) =>
        services.AddSingleton<TenantDatabases>();
}
