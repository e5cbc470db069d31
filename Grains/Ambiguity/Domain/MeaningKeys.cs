using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Ambiguity.Domain;

/// <summary>Canonical keys of what words mean: "recently" and "lately" share one, so that what was said of the one holds for the other.</summary>
internal sealed class MeaningKeys
{
    private readonly Dictionary<string, MeaningData> _byWords = new(StringComparer.Ordinal);

    /// <summary>From the words of the skill <c>clarification</c>.</summary>
    public MeaningKeys(IEnumerable<MeaningData> meanings)
    {
        foreach (var meaning in meanings)
        {
            foreach (var words in meaning.Words)
            {
                _byWords.TryAdd(Stems(words), meaning);
            }
        }
    }

    /// <summary>None: every term has a key of its own.</summary>
    public static MeaningKeys None { get; } = new([]);

    /// <summary>Those of a set of skills.</summary>
    public static MeaningKeys Of(SkillSet skills) =>
        skills.Part(
            ["clarification"],
            set => new MeaningKeys(
                set.ReadCamelCase<List<MeaningData>>("clarification", "references/meanings.yaml")
            )
        );

    /// <summary>The key of a term, such as <c>threshold/high-value</c>; a term that nothing else means has a key of its own words.</summary>
    public string KeyOf(string term) =>
        Stems(term) is var stems && _byWords.TryGetValue(stems, out var meaning)
            ? $"{meaning.Type}/{meaning.Key}"
            : "word/" + stems;

    /// <summary>The key of something else that is asked about, such as which of two readings is meant.</summary>
    /// <param name="type">Kind of question.</param>
    /// <param name="words">Words that it is about.</param>
    public static string KeyOf(string type, string words) => type + "/" + Stems(words);

    /// <summary>Kind of question of a key.</summary>
    public static string TypeOf(string key) => key.Split('/')[0];

    /// <summary>Stems of words, joined: the same for spellings and forms of the same words.</summary>
    public static string StemsOf(string words) => Stems(words);

    /// <summary>True when several words share the key of the term.</summary>
    public bool IsShared(string term) => _byWords.ContainsKey(Stems(term));

    /// <summary>Words that share the key of a term, the term included; the term alone when none do.</summary>
    public IEnumerable<string> SameAs(string term) =>
        _byWords.TryGetValue(Stems(term), out var meaning) ? meaning.Words : [term];

    private static string Stems(string words) =>
        string.Join(
            '-',
            Tokenizer
                .Tokenize(words)
                .Where(token => token.Kind is not (TokenKind.Punctuation or TokenKind.Quote))
                .Select(token => token.Stem)
        );
}

/// <summary>Shape of an entry of <c>meanings.yaml</c>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance",
    "CA1812",
    Justification = "Made by the YAML reader."
)]
internal sealed class MeaningData
{
    /// <summary>Stable name.</summary>
    public string Key { get; set; } = "";

    /// <summary>Kind of question.</summary>
    public string Type { get; set; } = "";

    /// <summary>Words that mean it.</summary>
    public List<string> Words { get; set; } = [];
}
