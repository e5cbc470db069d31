using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>The words of the skill <c>segment-creation</c>, and the vague words of <c>clarification</c>.</summary>
internal sealed class LanguageData
{
    private const string Skill = "segment-creation";
    private const string Questions = "clarification";

    private readonly Dictionary<string, VagueWord> _vagueByStems;

    private LanguageData(
        Dictionary<string, List<string>> functionWords,
        Dictionary<string, List<string>> fillers,
        List<VagueWordData> vague,
        Dictionary<string, double> weights,
        Dictionary<string, List<string>> dayWords,
        Dictionary<string, List<string>> consent,
        Thesaurus thesaurus
    )
    {
        Consents = new Consents(new PhraseLexicon(consent), ["", .. consent["name"]]);
        FunctionWords = new PhraseLexicon(functionWords);
        Comparisons = new ComparisonReader(FunctionWords);
        Fillers = fillers["silent"].Select(Tokenizer.Fold).ToHashSet(StringComparer.Ordinal);
        VagueWords = vague
            .SelectMany(entry =>
                entry.Words.Select(word =>
                    (
                        word,
                        Meaning: new VagueWord(entry.Type, entry.Text, [.. entry.Options], entry.Measure)
                        {
                            Number = entry.Number,
                            Comparison = entry.Comparison,
                            Duration = entry.Duration,
                            IsAmount = entry.Amount,
                            IsAlone = entry.Alone,
                        }
                    )
                )
            )
            .DistinctBy(pair => pair.word, StringComparer.Ordinal)
            .ToImmutableDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
        _vagueByStems = VagueWords
            .DistinctBy(pair => Stems(pair.Key), StringComparer.Ordinal)
            .ToDictionary(pair => Stems(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        Goods = fillers["goods"].Select(Tokenizer.Fold).ToHashSet(StringComparer.Ordinal);
        Vague = new PhraseLexicon(
            VagueWords
                .Where(pair => !pair.Value.IsAlone)
                .Select(pair => KeyValuePair.Create(pair.Key, new List<string> { pair.Key }))
        );
        Spoken = new SpokenWords(
            FunctionWords
                .Words.Concat(Fillers)
                .Concat(thesaurus.SpokenForms)
                .Concat(VagueWords.Keys.Where(word => !word.Contains(' ')))
        );
        Weights = weights;
        DayWords = dayWords.ToImmutableDictionary(
            pair => Stemmer.Stem(pair.Key),
            pair => pair.Value.ToImmutableArray(),
            StringComparer.Ordinal
        );
    }

    /// <summary>Words that join the parts.</summary>
    public PhraseLexicon FunctionWords { get; }

    /// <summary>Reads comparisons.</summary>
    public ComparisonReader Comparisons { get; }

    /// <summary>Reads consent given or refused.</summary>
    public Consents Consents { get; }

    /// <summary>Words without a condition of their own.</summary>
    public HashSet<string> Fillers { get; }

    /// <summary>Vague words; the class is the word itself.</summary>
    public PhraseLexicon Vague { get; }

    /// <summary>Vague word → what is asked about it.</summary>
    public ImmutableDictionary<string, VagueWord> VagueWords { get; }

    /// <summary>Words for anything that is bought ("things", "stuff").</summary>
    public HashSet<string> Goods { get; }

    /// <summary>The vague word that a term is, hyphens and forms aside; null when it is none.</summary>
    public VagueWord? VagueOf(string term) => _vagueByStems.GetValueOrDefault(Stems(term));

    private static string Stems(string words) =>
        string.Join(
            ' ',
            Tokenizer
                .Tokenize(words)
                .Where(token => token.Kind is TokenKind.Word)
                .SelectMany(token => token.Folded.Split('-'))
                .Select(Stemmer.Stem)
        );

    /// <summary>Reads misspelt words of the grammar.</summary>
    public SpokenWords Spoken { get; }

    /// <summary>Stem of a verb → words of the columns that hold its day, the likeliest first.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> DayWords { get; }

    private Dictionary<string, double> Weights { get; }

    /// <summary>A weight by its name.</summary>
    public double Weight(string name) => Weights[name];

    /// <summary>The words of a set of skills.</summary>
    public static LanguageData Of(SkillSet skills) => skills.Part([Skill, Questions, "facet-mapping"], Load);

    private static LanguageData Load(SkillSet skills) =>
        new(
            skills.Table(Skill, "references/function-words.yaml"),
            skills.Table(Skill, "references/filler.yaml"),
            skills.Read<List<VagueWordData>>(Questions, "references/vague-words.yaml"),
            skills.Read<Dictionary<string, double>>(Skill, "references/weights.yaml"),
            skills.Table(Skill, "references/day-words.yaml"),
            skills.Table(Skill, "references/consent.yaml"),
            Thesaurus.Of(skills)
        );
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

    [YamlDotNet.Serialization.YamlMember(Alias = "number")]
    public string Number { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "comparison")]
    public string Comparison { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "duration")]
    public string Duration { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "amount")]
    public bool Amount { get; set; }

    [YamlDotNet.Serialization.YamlMember(Alias = "alone")]
    public bool Alone { get; set; }

    [YamlDotNet.Serialization.YamlMember(Alias = "options")]
    public List<string> Options { get; set; } = [];
}
