using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>The words of the skill <c>segment-creation</c>.</summary>
internal sealed class LanguageData
{
    private LanguageData(
        Dictionary<string, List<string>> functionWords,
        Dictionary<string, List<string>> fillers,
        List<VagueWordData> vague,
        Dictionary<string, double> weights
    )
    {
        FunctionWords = new PhraseLexicon(functionWords);
        Comparisons = new ComparisonReader(FunctionWords);
        Fillers = fillers["silent"].Select(Tokenizer.Fold).ToHashSet(StringComparer.Ordinal);
        VagueWords = vague
            .SelectMany(entry =>
                entry.Words.Select(word =>
                    (word, Meaning: new VagueWord(entry.Type, entry.Text, [.. entry.Options], entry.Measure))
                )
            )
            .DistinctBy(pair => pair.word, StringComparer.Ordinal)
            .ToImmutableDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
        Vague = new PhraseLexicon(
            VagueWords.Keys.Select(word => KeyValuePair.Create(word, new List<string> { word }))
        );
        Spoken = new SpokenWords(FunctionWords.Words.Concat(Fillers).Concat(Thesaurus.Default.SpokenForms));
        Weights = weights;
    }

    /// <summary>Words that join the parts.</summary>
    public PhraseLexicon FunctionWords { get; }

    /// <summary>Reads comparisons.</summary>
    public ComparisonReader Comparisons { get; }

    /// <summary>Words without a condition of their own.</summary>
    public HashSet<string> Fillers { get; }

    /// <summary>Vague words; the class is the word itself.</summary>
    public PhraseLexicon Vague { get; }

    /// <summary>Vague word → what is asked about it.</summary>
    public ImmutableDictionary<string, VagueWord> VagueWords { get; }

    /// <summary>Reads misspelt words of the grammar.</summary>
    public SpokenWords Spoken { get; }

    private Dictionary<string, double> Weights { get; }

    /// <summary>A weight by its name.</summary>
    public double Weight(string name) => Weights[name];

    /// <summary>Reads the files of the skill.</summary>
    /// <param name="folder">Folder of the skill.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    public static LanguageData Load(string folder)
    {
        string At(string name) => Path.Combine(folder, "references", name);
        return new LanguageData(
            YamlTable.Read(At("function-words.yaml")),
            YamlTable.Read(At("filler.yaml")),
            YamlTable.Read<List<VagueWordData>>(At("vague-words.yaml")),
            YamlTable.Read<Dictionary<string, double>>(At("weights.yaml"))
        );
    }
}

/// <summary>Shape of an entry of <c>vague-words.yaml</c>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance",
    "CA1812",
    Justification = "Made by the YAML reader."
)]
internal sealed class VagueWordData
{
    [YamlDotNet.Serialization.YamlMember(Alias = "words")]
    public List<string> Words { get; set; } = [];

    [YamlDotNet.Serialization.YamlMember(Alias = "type")]
    public string Type { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "text")]
    public string Text { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "measure")]
    public string Measure { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "options")]
    public List<string> Options { get; set; } = [];
}
