using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Registers the reading of segments.</summary>
internal static class SegmentServices
{
    /// <summary>Adds <see cref="SegmentReader"/> on the embedded engine, unless another <see cref="IQueryRunner"/> is there.</summary>
    public static IServiceCollection AddSegments(this IServiceCollection services)
    {
        services.TryAddSingleton<IQueryRunner, DuckDbQueryRunner>();
        services.TryAddSingleton<SegmentReader>();
        services.TryAddSingleton<SegmentComparer>();
        services.TryAddSingleton<SegmentRevision>();
        services.TryAddSingleton<FrozenTables>();
        services.TryAddSingleton<DuplicateFinder>();
        return services;
    }
}
