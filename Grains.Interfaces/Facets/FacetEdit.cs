using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Facets;

/// <summary>An edit of a facet; null members stay as they are.</summary>
/// <param name="Description">Sentence for people. Also tells the unit where none is known: "days since …", "in cents".</param>
/// <param name="Synonyms">Other names; replaces those set before.</param>
/// <param name="ValueLabels">Stored value → what it means to people; values that it lacks keep their labels, an empty label removes one.</param>
/// <param name="Unit">Unit of the values; empty = none.</param>
/// <param name="Pii">Identifies a person.</param>
/// <param name="Sensitive">Protected or sensitive attribute.</param>
/// <param name="AllowedOperators">Operators by their contract names; empty = all.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FacetEdit")]
public sealed record FacetEdit(
    [property: Id(0)] string? Description = null,
    [property: Id(1)] ImmutableArray<string>? Synonyms = null,
    [property: Id(2)] ImmutableSortedDictionary<string, string>? ValueLabels = null,
    [property: Id(3)] string? Unit = null,
    [property: Id(4)] bool? Pii = null,
    [property: Id(5)] bool? Sensitive = null,
    [property: Id(6)] ImmutableArray<string>? AllowedOperators = null
);
