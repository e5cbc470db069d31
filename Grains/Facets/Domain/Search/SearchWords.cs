using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>The file <c>search.yaml</c> of the facet skill.</summary>
internal sealed class SearchWords
{
    public Dictionary<string, double> Weights { get; set; } = [];

    public HashSet<string> NameWords { get; set; } = [];

    public HashSet<string> SmallWords { get; set; } = [];

    public HashSet<string> LooseLabelWords { get; set; } = [];

    /// <summary>The words of a set of skills.</summary>
    public static SearchWords Of(SkillSet skills) =>
        skills.Part(["facet-mapping"], set => set.ReadCamelCase<SearchWords>("facet-mapping", "search.yaml"));

    /// <summary>A weight by its name; 0 when the file has none.</summary>
    public double Weight(string name) => Weights.GetValueOrDefault(name);
}
