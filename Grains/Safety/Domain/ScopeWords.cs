using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Serialization;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Shape of <c>scope.yaml</c> with the weights of <c>scope-weights.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class ScopeWords
{
    [YamlMember(Alias = "audience")]
    public List<string> Audience { get; set; } = [];

    [YamlMember(Alias = "analysis")]
    public List<string> Analysis { get; set; } = [];

    [YamlMember(Alias = "edits")]
    public List<string> Edits { get; set; } = [];

    [YamlMember(Alias = "dates")]
    public List<string> Dates { get; set; } = [];

    [YamlMember(Alias = "business")]
    public List<string> Business { get; set; } = [];

    [YamlMember(Alias = "makings")]
    public Dictionary<string, List<string>> Makings { get; set; } = [];

    [YamlMember(Alias = "polite")]
    public List<string> Polite { get; set; } = [];

    [YamlMember(Alias = "acts")]
    public List<string> Acts { get; set; } = [];

    [YamlMember(Alias = "greetings")]
    public List<string> Greetings { get; set; } = [];

    [YamlMember(Alias = "attacks")]
    public List<string> Attacks { get; set; } = [];

    [YamlMember(Alias = "topics")]
    public Dictionary<string, List<string>> Topics { get; set; } = [];

    [YamlMember(Alias = "idioms")]
    public List<string> Idioms { get; set; } = [];

    [YamlMember(Alias = "openings")]
    public Dictionary<string, List<string>> Openings { get; set; } = [];

    [YamlMember(Alias = "self")]
    public List<string> Self { get; set; } = [];

    [YamlMember(Alias = "wish")]
    public List<string> Wish { get; set; } = [];

    /// <summary>Sign → what it weighs; positive speaks for another subject.</summary>
    [YamlIgnore]
    public Dictionary<string, double> Weights { get; set; } = [];
}
