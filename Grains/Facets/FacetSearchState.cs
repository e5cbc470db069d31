using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Facets;

/// <summary>Stored: vectors of the catalog's texts, so that they are computed once.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.FacetSearchState")]
internal sealed record FacetSearchState
{
    /// <summary>Model that made the vectors; those of another one are made anew.</summary>
    [Id(0)]
    public string Model { get; init; } = "";

    /// <summary>Text → its vector, a signed byte a dimension (127 = 1), in Base64.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<string, string> Vectors { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
