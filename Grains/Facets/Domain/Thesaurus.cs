using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>General English and business vocabulary: what words do, and which name the same thing.</summary>
/// <remarks>All of it is data of the skill <c>facet-mapping</c>; words are compared by stem.</remarks>
public sealed class Thesaurus
{
    private const string Skill = "facet-mapping";
    private static readonly string[] MeaningFiles = ["value-synonyms.yaml", "demonyms.yaml"];
    private readonly HashSet<string> _entities;
    private readonly HashSet<string> _everybody;
    private readonly HashSet<string> _fillers;
    private readonly HashSet<string> _generic;
    private readonly HashSet<string> _modifiers;
    private readonly HashSet<string> _times;
    private readonly WordClasses _events;
    private readonly WordClasses _measures;
    private readonly WordClasses _roles;
    private readonly Dictionary<string, ImmutableArray<string>> _abbreviations;
    private readonly string[] _spoken;
    private readonly HashSet<string> _yes;
    private readonly HashSet<string> _no;
    private readonly HashSet<string> _plain;
    private readonly HashSet<string> _vocabulary = new(StringComparer.Ordinal);
    private readonly ShortForms _shortForms;

    private Thesaurus(
        ThesaurusData data,
        Dictionary<string, List<string>> abbreviations,
        Dictionary<string, List<string>> irregular,
        ImmutableArray<MeaningGroup> groups,
        ColumnWords columns
    )
    {
        Columns = columns;
        _entities = Stems(data.EntityWords);
        _everybody = Stems(data.EverybodyWords);
        _fillers = Stems(data.Fillers);
        _generic = Stems(data.GenericWords);
        _modifiers = Stems(data.ModifierWords);
        _times = data.TimeWords.Select(Tokenizer.Fold).ToHashSet(StringComparer.Ordinal);
        _events = new WordClasses(data.Events);
        _measures = new WordClasses(data.Measures);
        _roles = new WordClasses(data.Roles);
        Concepts = [.. data.Concepts.Select(pair => NameConcept.Of(pair.Key, pair.Value))];
        Groups = [.. groups.Where(group => !group.Silent)];
        _yes = Spoken(groups, "yes");
        _no = Spoken(groups, "no");
        _plain = groups
            .Where(group => group.Plain)
            .SelectMany(group => group.Meanings)
            .SelectMany(meaning => meaning.Words)
            .SelectMany(word => word.Terms)
            .ToHashSet(StringComparer.Ordinal);
        _abbreviations = abbreviations
            .SelectMany(pair => pair.Value.Select(form => (Form: Tokenizer.Fold(form), Full: pair.Key)))
            .GroupBy(pair => pair.Form, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(pair => pair.Full).Distinct(StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal
            );
        _spoken =
        [
            .. data
                .EntityWords.Concat(data.Events.Values.SelectMany(words => words))
                .Concat(data.EntityWords.Select(word => word + "s"))
                .SelectMany(phrase => phrase.Split(' '))
                .Concat(
                    irregular
                        .Where(pair => data.Events.Values.Any(words => words.Contains(pair.Key)))
                        .SelectMany(pair => pair.Value)
                )
                .Distinct(StringComparer.Ordinal),
        ];
        _vocabulary.UnionWith(_entities);
        _vocabulary.UnionWith(_fillers);
        _vocabulary.UnionWith(_events.Words);
        _vocabulary.UnionWith(_measures.Words);
        _vocabulary.UnionWith(Concepts.SelectMany(concept => concept.All).SelectMany(phrase => phrase.Terms));
        _shortForms = new ShortForms(
            data.EntityWords.Concat(data.Events.Values.SelectMany(words => words))
                .Concat(data.Measures.Values.SelectMany(words => words))
                .Concat(Concepts.SelectMany(concept => concept.All).Select(phrase => phrase.Surface))
        );
    }

    /// <summary>True for a word that names people by what they are ("men"), however short and frequent it is.</summary>
    public bool IsPlain(string stem) => _plain.Contains(stem);

    /// <summary>The thesaurus of the skill that is installed. Turns use that of their set.</summary>
    public static Thesaurus Default => Of(SkillFolder.Installed);

    /// <summary>The thesaurus of a set of skills.</summary>
    internal static Thesaurus Of(SkillSet skills) => skills.Part([Skill], Load);

    /// <summary>Words by which it is seen what a column or a table holds.</summary>
    internal ColumnWords Columns { get; }

    internal ImmutableArray<NameConcept> Concepts { get; }

    internal ImmutableArray<MeaningGroup> Groups { get; }

    /// <summary>True for words for the members: customers, people, everyone, who.</summary>
    public bool IsEntityWord(string stem) => _entities.Contains(stem);

    /// <summary>True for a word that stands for all members at every tenant ("customers"); "families" may be some of them.</summary>
    public bool IsEverybodyWord(string stem) => _everybody.Contains(stem);

    /// <summary>True for words without a condition of their own: articles, pronouns, auxiliaries, "please", "show".</summary>
    public bool IsFiller(string stem) => _fillers.Contains(stem);

    /// <summary>Class of event that a verb or noun speaks of: purchase, visit, signup, churn, return …; null when none.</summary>
    public string? EventVerb(string stem) => _events.ClassOf(stem);

    /// <summary>The longest event expression that begins at a token ("signed up", "bought"), with its class and the index after it.</summary>
    public (string Class, int End)? EventAt(ImmutableArray<Token> tokens, int first) =>
        _events.At(tokens, first);

    /// <summary>Class of measure that a noun speaks of: money, quantity, count, duration; null when none.</summary>
    public string? MeasureWord(string stem) => _measures.ClassOf(stem);

    /// <summary>The role that a word of a column or of a sentence speaks of: where something starts, where it ends; null when none.</summary>
    public string? RoleOf(string stem) => _roles.ClassOf(stem);

    /// <summary>The longest expression of a role that begins at a token, with the index after it.</summary>
    public (string Class, int End)? RoleAt(ImmutableArray<Token> tokens, int first) =>
        _roles.At(tokens, first);

    /// <summary>Full words that a short form may stand for ("qty" → "quantity"); empty when none.</summary>
    public ImmutableArray<string> Expansions(string folded) => _abbreviations.GetValueOrDefault(folded, []);

    /// <summary>Full words that a part of a column's name may stand for: the listed ones, else a guess by its consonants.</summary>
    internal ImmutableArray<string> NameExpansions(string part) =>
        Expansions(part) is { IsEmpty: false } listed ? listed
        : _shortForms.Find(part) is { } word ? [word]
        : [];

    /// <summary>True when the word is one of this vocabulary's, by stem.</summary>
    public bool Knows(string stem) => _vocabulary.Contains(stem);

    /// <summary>Nouns for members and verbs of what they do, as they are written.</summary>
    internal IEnumerable<string> SpokenForms => _spoken;

    internal bool IsGeneric(string stem) => _generic.Contains(stem);

    /// <summary>True for a word of a column's name that only says of what time a number is: "12m", "ytd", "lifetime".</summary>
    internal bool IsTimeWord(string folded) => _times.Contains(folded);

    internal bool IsModifier(string stem) => _modifiers.Contains(stem);

    internal IEnumerable<string> Vocabulary => _vocabulary;

    private static Thesaurus Load(SkillSet skills)
    {
        var groups = MeaningFiles
            .SelectMany(file => skills.Read<Dictionary<string, MeaningGroupData>>(Skill, file))
            .Select(pair => MeaningGroup.Of(pair.Key, pair.Value));
        return new Thesaurus(
            skills.Read<ThesaurusData>(Skill, "thesaurus.yaml"),
            skills.Table(Skill, "abbreviations.yaml"),
            skills.Table(Skill, "irregular-forms.yaml"),
            [.. groups],
            skills.Texts<ColumnWords>(Skill, "column-words.yaml")
        );
    }

    /// <summary>Whether a stored value or its label is a yes or a no; "No …" and "Not …" are a no.</summary>
    internal Answer AnswerIn(string value)
    {
        var folded = Tokenizer.Fold(value.Trim());
        return _yes.Contains(folded) ? Answer.Yes
            : _no.Contains(folded)
            || _no.Contains(folded.Split(' ')[0])
            || folded.StartsWith("not ", StringComparison.Ordinal)
                ? Answer.No
            : Answer.Other;
    }

    private static HashSet<string> Spoken(ImmutableArray<MeaningGroup> groups, string answer) =>
        groups
            .Where(group => group.Silent)
            .SelectMany(group => group.Meanings)
            .Where(meaning => string.Equals(meaning.Name, answer, StringComparison.Ordinal))
            .SelectMany(meaning => meaning.Codes.Concat(meaning.Words.Select(word => word.Surface)))
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Stems(IEnumerable<string> words) =>
        words.Select(word => Stemmer.Stem(Tokenizer.Fold(word))).ToHashSet(StringComparer.Ordinal);
}
