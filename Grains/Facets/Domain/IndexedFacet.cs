using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>A facet with what the matchers need to know of it.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Flag">What its mention says; null when only its name is meant.</param>
/// <param name="IsProse">True when its values are whole sentences.</param>
internal sealed record IndexedFacet(Facet Facet, FlagReading? Flag, bool IsProse)
{
    /// <summary>Values listed.</summary>
    public int ValueCount { get; } = Facet.Values.Length;

    /// <summary>True when values are text, however few.</summary>
    public bool IsTextual { get; } = Facet.Type == FacetType.Text;

    /// <summary>True when values are free text.</summary>
    public bool IsText { get; } = Facet.Type == FacetType.Text && Facet.Role == FacetRole.Text;

    /// <summary>True when every value is listed.</summary>
    public bool IsComplete { get; } = Facet.ValuesComplete;
}
