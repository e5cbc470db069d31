using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>A facet with what the matchers need to know of it.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Flag">What its mention says; null when only its name is meant.</param>
/// <param name="IsProse">True when its values are whole sentences.</param>
internal sealed record IndexedFacet(Facet Facet, FlagReading? Flag, bool IsProse)
{
    /// <summary>Stems of the words of its label.</summary>
    public ImmutableHashSet<string> NameStems { get; } =
    [.. Tokenizer.Tokenize(Facet.Label).Select(token => token.Stem)];

    /// <summary>Values listed.</summary>
    public int ValueCount { get; } = Facet.Values.Length;

    /// <summary>True when values are text, however few.</summary>
    public bool IsTextual { get; } = Facet.Type == FacetType.Text;

    /// <summary>True when values are free text.</summary>
    public bool IsText { get; } = Facet.Type == FacetType.Text && Facet.Role == FacetRole.Text;

    /// <summary>True when every value is listed.</summary>
    public bool IsComplete { get; } = Facet.ValuesComplete;
}
