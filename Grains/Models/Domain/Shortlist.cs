using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Safety.Domain;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>One thing that a model may choose.</summary>
/// <param name="Id">How it is named in the answer: <c>c1</c>, <c>c2</c> ….</param>
/// <param name="Facet">The facet.</param>
/// <param name="Value">One of its values; null = the facet itself, which says yes or no.</param>
internal sealed record ShortlistChoice(string Id, Facet Facet, string? Value);

/// <summary>What a model may choose from: values of facets of few values, and facets that say yes or no. Nothing of personal, restricted or sensitive facets.</summary>
internal static class Shortlist
{
    /// <summary>The choices, those of the facets found first in front; the same for the same search.</summary>
    /// <param name="found">What the facet search found, best first.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="config">What the tenant allows.</param>
    /// <param name="limits">How many.</param>
    public static ImmutableArray<ShortlistChoice> Of(
        IEnumerable<FoundFacet> found,
        Catalog catalog,
        TenantConfig config,
        ProposalLimits limits
    ) =>
        [
            .. found
                .GroupBy(hit => hit.FacetId, StringComparer.OrdinalIgnoreCase)
                .Select(hits => (Facet: FacetLineage.Find(catalog, hits.Key), Hits: hits))
                .Where(one => one.Facet is { } facet && MayBeShown(facet, catalog, config))
                .SelectMany(one =>
                    ChoicesOf(one.Facet!, one.Hits.Select(hit => hit.Value), (int)limits.MostValues)
                        .Select(value => (one.Facet, Value: value))
                )
                .Take((int)limits.MostChoices)
                .Select(
                    (one, place) =>
                        new ShortlistChoice(
                            "c" + (place + 1).ToString(CultureInfo.InvariantCulture),
                            one.Facet!,
                            one.Value
                        )
                ),
        ];

    /// <summary>True for facets of which a model may be told values.</summary>
    public static bool MayBeShown(Facet facet, Catalog catalog, TenantConfig config) =>
        facet.Role is FacetRole.Category or FacetRole.Flag && FacetGuard.MayBeTold(facet, catalog, config);

    /// <summary>The values that were found, then the most frequent ones; a flag is chosen as a whole.</summary>
    private static IEnumerable<string?> ChoicesOf(Facet facet, IEnumerable<string?> named, int most) =>
        facet.Role == FacetRole.Flag
            ? (IEnumerable<string?>)[null]
            : named
                .OfType<string>()
                .Where(value => facet.Values.Any(stored => stored.Value == value))
                .Concat(facet.Values.Select(stored => stored.Value))
                .Where(value => !string.IsNullOrWhiteSpace(value))
                .Distinct(StringComparer.Ordinal)
                .Take(most);
}
