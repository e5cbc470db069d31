using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Serialization;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Shape of <c>thesaurus.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class ThesaurusData
{
    [YamlMember(Alias = "entity-words")]
    public List<string> EntityWords { get; set; } = [];

    [YamlMember(Alias = "fillers")]
    public List<string> Fillers { get; set; } = [];

    [YamlMember(Alias = "events")]
    public Dictionary<string, List<string>> Events { get; set; } = [];

    [YamlMember(Alias = "measures")]
    public Dictionary<string, List<string>> Measures { get; set; } = [];

    [YamlMember(Alias = "roles")]
    public Dictionary<string, List<string>> Roles { get; set; } = [];

    [YamlMember(Alias = "generic-words")]
    public List<string> GenericWords { get; set; } = [];

    [YamlMember(Alias = "modifier-words")]
    public List<string> ModifierWords { get; set; } = [];

    [YamlMember(Alias = "everybody-words")]
    public List<string> EverybodyWords { get; set; } = [];

    [YamlMember(Alias = "time-words")]
    public List<string> TimeWords { get; set; } = [];

    [YamlMember(Alias = "concepts")]
    public Dictionary<string, NameConceptData> Concepts { get; set; } = [];
}

/// <summary>Shape of a concept in it.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class NameConceptData
{
    [YamlMember(Alias = "words")]
    public List<string> Words { get; set; } = [];

    [YamlMember(Alias = "near")]
    public List<string> Near { get; set; } = [];
}

/// <summary>Shape of a group in <c>value-synonyms.yaml</c> and <c>demonyms.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class MeaningGroupData
{
    [YamlMember(Alias = "share")]
    public double Share { get; set; }

    [YamlMember(Alias = "silent")]
    public bool Silent { get; set; }

    [YamlMember(Alias = "plain")]
    public bool Plain { get; set; }

    [YamlMember(Alias = "contained")]
    public bool Contained { get; set; }

    [YamlMember(Alias = "way")]
    public string Way { get; set; } = "synonym";

    [YamlMember(Alias = "hints")]
    public List<string> Hints { get; set; } = [];

    [YamlMember(Alias = "concepts")]
    public Dictionary<string, MeaningData> Concepts { get; set; } = [];
}

/// <summary>Shape of one meaning in a group.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class MeaningData
{
    [YamlMember(Alias = "codes")]
    public List<string> Codes { get; set; } = [];

    [YamlMember(Alias = "words")]
    public List<string> Words { get; set; } = [];

    [YamlMember(Alias = "part-of")]
    public string? PartOf { get; set; }
}
