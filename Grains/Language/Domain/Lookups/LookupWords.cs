using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Words of questions that look up rows.</summary>
internal sealed class LookupWords
{
    private const string Skill = "query-answering";
    private readonly Dictionary<string, HashSet<string>> _classes;

    private LookupWords(Dictionary<string, List<string>> classes) =>
        _classes = classes.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(Tokenizer.Fold).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>The words of a set of skills.</summary>
    public static LookupWords Of(SkillSet skills) =>
        skills.Part([Skill], set => new LookupWords(set.Table(Skill, "references/lookups.yaml")));

    /// <summary>True when a token is of a class, alone or with the one after it.</summary>
    public bool Is(string name, IReadOnlyList<Token> tokens, int at) =>
        at >= 0
        && at < tokens.Count
        && (
            _classes[name].Contains(tokens[at].Folded)
            || (
                at + 1 < tokens.Count
                && _classes[name].Contains(tokens[at].Folded + " " + tokens[at + 1].Folded)
            )
        );

    /// <summary>The words of a class.</summary>
    public IReadOnlySet<string> Of(string name) => _classes[name];

    /// <summary>Classes of measures (<c>measure-age</c> …) that a word speaks of.</summary>
    public IEnumerable<IReadOnlySet<string>> MeasuresOf(string folded) =>
        _classes
            .Where(pair =>
                pair.Key.StartsWith("measure-", StringComparison.Ordinal) && pair.Value.Contains(folded)
            )
            .Select(pair => pair.Value);
}
