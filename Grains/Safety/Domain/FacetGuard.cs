using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Checks facets against what the tenant allows.</summary>
internal static class FacetGuard
{
    /// <summary>
    /// Why a facet may not be used, <c>restricted_facet</c> or <c>pii_facet</c>, with the label of the facet that forbids it; null when it may.
    /// Facets that the catalog does not know are judged by their id.
    /// </summary>
    public static (string Reason, string Label)? Judge(string facetId, Catalog catalog, TenantConfig config)
    {
        var facet = FacetLineage.Find(catalog, facetId);
        if (facet is null)
        {
            return IsRestricted(facetId, config) ? ("restricted_facet", facetId) : null;
        }

        var origins = FacetLineage.OriginsOf(facet, catalog);
        var restricted =
            origins.FirstOrDefault(origin => IsListed(config.RestrictedFacets, origin.FacetId))
            ?? Twin(facet, catalog, config)
            ?? (IsAllowed(facet, origins, config) ? null : facet);
        if (restricted is not null)
        {
            return ("restricted_facet", restricted.Label);
        }

        return origins.FirstOrDefault(origin => origin.Pii) is { } personal
            ? ("pii_facet", personal.Label)
            : null;
    }

    /// <summary>True for facets that a language model may be told of: neither they nor what they are computed from is personal, sensitive, restricted or not allowed.</summary>
    public static bool MayBeTold(Facet facet, Catalog catalog, TenantConfig config) =>
        Judge(facet.FacetId, catalog, config) is null
        && !FacetLineage.OriginsOf(facet, catalog).Any(origin => origin.Sensitive);

    private static bool IsRestricted(string facetId, TenantConfig config) =>
        IsListed(config.RestrictedFacets, facetId)
        || (!config.AllowedFacets.IsDefaultOrEmpty && !IsListed(config.AllowedFacets, facetId));

    // A derived facet is allowed by its own id, or when all that it is computed from is allowed.
    private static bool IsAllowed(Facet facet, IReadOnlyCollection<Facet> origins, TenantConfig config) =>
        config.AllowedFacets.IsDefaultOrEmpty
        || IsListed(config.AllowedFacets, facet.FacetId)
        || (
            facet.Expression is not null
            && origins.Skip(1).Any()
            && origins
                .Skip(1)
                .All(origin =>
                    origin.Expression is not null || IsListed(config.AllowedFacets, origin.FacetId)
                )
        );

    // A restricted facet that is computed from this one alone tells the same: a restricted age forbids the birth date.
    private static Facet? Twin(Facet facet, Catalog catalog, TenantConfig config) =>
        catalog.Facets.FirstOrDefault(other =>
            other.Expression is not null
            && IsListed(config.RestrictedFacets, other.FacetId)
            && FacetLineage.OriginsOf(other, catalog) is [_, var only]
            && string.Equals(only.FacetId, facet.FacetId, StringComparison.Ordinal)
        );

    private static bool IsListed(IEnumerable<string> ids, string facetId) =>
        ids.Contains(facetId, StringComparer.OrdinalIgnoreCase);
}
