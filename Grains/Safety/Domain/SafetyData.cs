using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Serialization;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Shape of <c>personal-data.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class PersonalDataWords
{
    [YamlMember(Alias = "data")]
    public List<string> Data { get; set; } = [];

    [YamlMember(Alias = "plain")]
    public List<string> Plain { get; set; } = [];

    [YamlMember(Alias = "compounds")]
    public List<string> Compounds { get; set; } = [];

    [YamlMember(Alias = "ask")]
    public List<string> Ask { get; set; } = [];

    [YamlMember(Alias = "between")]
    public List<string> Between { get; set; } = [];

    [YamlMember(Alias = "owners")]
    public List<string> Owners { get; set; } = [];

    [YamlMember(Alias = "called")]
    public List<string> Called { get; set; } = [];

    [YamlMember(Alias = "things")]
    public List<string> Things { get; set; } = [];

    [YamlMember(Alias = "parts")]
    public List<string> Parts { get; set; } = [];

    [YamlMember(Alias = "handled")]
    public List<string> Handled { get; set; } = [];

    [YamlMember(Alias = "reach")]
    public List<string> Reach { get; set; } = [];
}

/// <summary>Shape of <c>protected-classes.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class ProtectedClassWords
{
    [YamlMember(Alias = "classes")]
    public Dictionary<string, List<string>> Classes { get; set; } = [];

    [YamlMember(Alias = "outsiders")]
    public List<string> Outsiders { get; set; } = [];

    [YamlMember(Alias = "facets")]
    public Dictionary<string, List<string>> Facets { get; set; } = [];

    [YamlMember(Alias = "proxies")]
    public List<string> Proxies { get; set; } = [];

    [YamlMember(Alias = "neutral")]
    public List<string> Neutral { get; set; } = [];

    [YamlMember(Alias = "people")]
    public List<string> People { get; set; } = [];

    [YamlMember(Alias = "purposes")]
    public Dictionary<string, List<string>> Purposes { get; set; } = [];

    [YamlMember(Alias = "frames")]
    public List<string> Frames { get; set; } = [];

    [YamlMember(Alias = "lead-ins")]
    public List<string> LeadIns { get; set; } = [];

    [YamlMember(Alias = "possession")]
    public List<string> Possession { get; set; } = [];

    [YamlMember(Alias = "decisions")]
    public List<string> Decisions { get; set; } = [];

    [YamlMember(Alias = "exclusion")]
    public List<string> Exclusion { get; set; } = [];

    [YamlMember(Alias = "hostile")]
    public List<string> Hostile { get; set; } = [];

    [YamlMember(Alias = "slurs")]
    public List<string> Slurs { get; set; } = [];
}
