using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>The texts of a facet that are embedded: its names, and its commonest values.</summary>
/// <param name="Names">Label, synonyms and description.</param>
/// <param name="Values">At most forty; none of personal data.</param>
internal sealed record FacetTexts(ImmutableArray<string> Names, ImmutableArray<string> Values)
{
    private const int MaxValues = 40;
    private const int MaxOfCatalog = 2_000;
    private const int LongestText = 60;
    private const int LongestDescription = 200;

    /// <summary>The texts of every facet, in the catalog's order. A large catalog has fewer values of each.</summary>
    public static ImmutableArray<FacetTexts> Of(Catalog catalog)
    {
        var share = Math.Clamp(MaxOfCatalog / Math.Max(1, catalog.Facets.Length), 4, MaxValues);
        return [.. catalog.Facets.Select(facet => Of(facet, share))];
    }

    private static FacetTexts Of(Facet facet, int values) =>
        new(
            [
                .. facet
                    .Synonyms.Prepend(facet.Label)
                    .Append(Cut(facet.Description, LongestDescription))
                    .Where(text => text.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            facet.Pii || facet.Type != FacetType.Text
                ? []
                :
                [
                    .. facet
                        .Values.Take(values)
                        .Select(value =>
                            Cut(facet.ValueLabels.GetValueOrDefault(value.Value, value.Value), LongestText)
                        ),
                ]
        );

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
