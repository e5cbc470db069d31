using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Words of questions and claims, and how answers are worded.</summary>
internal sealed class AnswerWords
{
    private const string Queries = "query-answering";
    private const string Hypotheses = "hypothesis-testing";
    private const string Formatting = "formatting";

    private AnswerWords(SkillSet skills)
    {
        Questions = new PhraseLexicon(skills.Table(Queries, "references/questions.yaml"));
        Claims = new PhraseLexicon(skills.Table(Hypotheses, "references/claims.yaml"));
        Wording = skills.Read<WordingData>(Formatting, "references/answers.yaml");
    }

    /// <summary>The words of a set of skills.</summary>
    public static AnswerWords Of(SkillSet skills) =>
        skills.Part([Queries, Hypotheses, Formatting], set => new AnswerWords(set));

    /// <summary>Parts of questions.</summary>
    public PhraseLexicon Questions { get; }

    /// <summary>Parts of claims.</summary>
    public PhraseLexicon Claims { get; }

    /// <summary>How answers are worded.</summary>
    public WordingData Wording { get; }
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

    [YamlDotNet.Serialization.YamlMember(Alias = "most-named")]
    public int MostNamed { get; set; } = 12;

    [YamlDotNet.Serialization.YamlMember(Alias = "words")]
    public Dictionary<string, string> Words { get; set; } = [];
}
