using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Words of questions and claims, and how answers are worded.</summary>
internal sealed class AnswerWords
{
    private static readonly Lazy<AnswerWords> Shipped = new(() =>
        new AnswerWords(SkillFiles.Path("query-answering"), SkillFiles.Path("hypothesis-testing"))
    );

    private AnswerWords(string queries, string hypotheses)
    {
        Questions = Lexicon(queries, "questions.yaml");
        Claims = Lexicon(hypotheses, "claims.yaml");
        Wording = YamlTable.Read<WordingData>(Path.Combine(queries, "references", "answers.yaml"));
    }

    /// <summary>Those of the skills <c>query-answering</c> and <c>hypothesis-testing</c>.</summary>
    public static AnswerWords Default => Shipped.Value;

    /// <summary>Parts of questions.</summary>
    public PhraseLexicon Questions { get; }

    /// <summary>Parts of claims.</summary>
    public PhraseLexicon Claims { get; }

    /// <summary>How answers are worded.</summary>
    public WordingData Wording { get; }

    private static PhraseLexicon Lexicon(string folder, string file) =>
        new(YamlTable.Read(Path.Combine(folder, "references", file)));
}

/// <summary>Shape of <c>answers.yaml</c>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance",
    "CA1812",
    Justification = "Made by the YAML reader."
)]
internal sealed class WordingData
{
    [YamlDotNet.Serialization.YamlMember(Alias = "count")]
    public string Count { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "value")]
    public string Value { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "sum")]
    public string Sum { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "share")]
    public string Share { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "none")]
    public string None { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "groups")]
    public string Groups { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "top")]
    public string Top { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "row")]
    public string Row { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "active-only")]
    public string ActiveOnly { get; set; } = "";

    [YamlDotNet.Serialization.YamlMember(Alias = "words")]
    public Dictionary<string, string> Words { get; set; } = [];
}
