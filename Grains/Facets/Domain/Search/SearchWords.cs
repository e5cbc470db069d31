namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>The file <c>search.yaml</c> of the facet skill.</summary>
internal sealed class SearchWords
{
    public Dictionary<string, double> Weights { get; set; } = [];

    public HashSet<string> NameWords { get; set; } = [];

    public HashSet<string> SmallWords { get; set; } = [];

    public HashSet<string> LooseLabelWords { get; set; } = [];

    /// <summary>A weight by its name; 0 when the file has none.</summary>
    public double Weight(string name) => Weights.GetValueOrDefault(name);
}
