using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>What of a catalog may be shown.</summary>
internal static class AllowedFacets
{
    /// <summary>The catalog without the facets that the tenant restricts or does not allow, nor any that identify a person.</summary>
    public static Catalog Allowed(this Catalog catalog, TenantConfig config) =>
        catalog with
        {
            Facets =
            [
                .. catalog.Facets.Where(facet =>
                    !facet.Pii
                    && !config.RestrictedFacets.Contains(facet.FacetId, StringComparer.OrdinalIgnoreCase)
                    && (
                        config.AllowedFacets.IsEmpty
                        || config.AllowedFacets.Contains(facet.FacetId, StringComparer.OrdinalIgnoreCase)
                    )
                ),
            ],
        };
}
