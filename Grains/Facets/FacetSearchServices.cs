using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Facets;

/// <summary>Registers the facet search.</summary>
internal static class FacetSearchServices
{
    /// <summary>Adds the embedder, whose model is loaded at the first search, and the words of the search.</summary>
    public static IServiceCollection AddFacetSearch(this IServiceCollection services)
    {
        services.TryAddSingleton<IEmbedder>(provider => new MiniLmEmbedder(
            Path.Combine(AppContext.BaseDirectory, "models", "minilm"),
            provider.GetRequiredService<ILogger<MiniLmEmbedder>>()
        ));
        services.AddSingleton(_ =>
            YamlTable.ReadCamelCase<SearchWords>(SkillFiles.Path("facet-mapping", "search.yaml"))
        );
        return services;
    }
}
