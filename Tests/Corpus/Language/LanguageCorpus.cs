using System.Runtime.CompilerServices;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Tests.Corpus.Language;

/// <summary>Sentences over the tables of one population.</summary>
internal sealed class LanguageCorpus
{
    /// <summary>Of the corpus; a population can have several.</summary>
    [YamlIgnore]
    public string Name { get; private set; } = "";

    public string Population { get; set; } = "";

    public string Entity { get; set; } = "";

    public string Key { get; set; } = "";

    public string ReferenceTime { get; set; } = "";

    public CorpusFloor Floor { get; set; } = new();

    public List<Dictionary<string, string>> Tables { get; set; } = [];

    public List<List<CorpusTurn>> Cases { get; set; } = [];

    /// <summary>The corpora by name.</summary>
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder(), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order()!;

    /// <summary>One of them.</summary>
    public static LanguageCorpus Read(string name)
    {
        var corpus = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<LanguageCorpus>(File.ReadAllText(Path.Combine(Folder(), name + ".yaml")));
        corpus.Name = name;
        return corpus;
    }

    /// <summary>A table of a population.</summary>
    public static string TableFile(string population, string table) =>
        Path.Combine(Folder(), "data", population, table + ".csv");

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

/// <summary>What has been reached and may not be lost.</summary>
internal sealed class CorpusFloor
{
    /// <summary>Turns that are right, at least.</summary>
    public int Right { get; set; }

    /// <summary>Turns that are wrong without a question, at most.</summary>
    public int Wrong { get; set; }
}

/// <summary>One message and what it should come to.</summary>
internal sealed class CorpusTurn
{
    public string Say { get; set; } = "";

    /// <summary>segment (default), clarify, answer, hypothesis, rejected.</summary>
    public string Action { get; set; } = "segment";

    /// <summary>The condition on a member <c>m</c> that the people were selected by, for the reader.</summary>
    public string Sql { get; set; } = "";

    /// <summary>The people, in each reading that is right.</summary>
    public List<List<string>> Members { get; set; } = [];

    /// <summary>The number or word of an answer.</summary>
    public string Value { get; set; } = "";

    /// <summary>What comes out today when it is not right: asked or wrong; empty when it is right.</summary>
    public string Reached { get; set; } = "";
}
