using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Grains.Facets.Embedding;

namespace SmartSegmentation.Grains.Facets;

/// <summary>Registers the facet search.</summary>
internal static class FacetSearchServices
{
    /// <summary>Adds the embedder, whose model is loaded at the first search.</summary>
    public static IServiceCollection AddFacetSearch(this IServiceCollection services)
    {
        services.TryAddSingleton<IEmbedder>(provider => new MiniLmEmbedder(
            Path.Combine(AppContext.BaseDirectory, "models", "minilm"),
            provider.GetRequiredService<ILogger<MiniLmEmbedder>>()
        ));
        return services;
    }
}
