using System.Collections.Concurrent;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language;

/// <summary>The indexes of the tenants' catalogs; each is built once for a version of a catalog and a thesaurus.</summary>
internal sealed class TenantLanguages
{
    private const int Most = 256;
    private readonly ConcurrentDictionary<string, Lazy<TenantLanguage>> _built = new(StringComparer.Ordinal);

    /// <summary>The index of a catalog; the first call for a version takes milliseconds to seconds.</summary>
    /// <param name="tenantId">Whose catalog it is.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="thesaurus">General vocabulary.</param>
    public Task<TenantLanguage> GetAsync(string tenantId, Catalog catalog, Thesaurus thesaurus)
    {
        if (
            _built.TryGetValue(tenantId, out var found)
            && found.Value.Version == catalog.Version
            && ReferenceEquals(found.Value.Thesaurus, thesaurus)
        )
        {
            return Task.FromResult(found.Value);
        }

        if (_built.Count >= Most)
        {
            _built.Clear();
        }

        var built = new Lazy<TenantLanguage>(() =>
            new TenantLanguage(
                catalog.Version,
                thesaurus,
                FacetIndex.Build(catalog, thesaurus),
                new PopulationModel(catalog, thesaurus)
            )
        );
        _built[tenantId] = built;
        return Task.Run(() => built.Value);
    }
}

/// <summary>What the language knows of one version of a catalog.</summary>
/// <param name="Version">Version of the catalog.</param>
/// <param name="Thesaurus">General vocabulary that the index was built with.</param>
/// <param name="Index">Its facets and values.</param>
/// <param name="Model">Its members and events.</param>
internal sealed record TenantLanguage(
    int Version,
    Thesaurus Thesaurus,
    FacetIndex Index,
    PopulationModel Model
);
