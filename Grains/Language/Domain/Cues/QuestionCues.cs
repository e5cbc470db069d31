using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words beside the parts of a question or a claim; shape of <c>question-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class QuestionCues
{
    /// <summary>Before the noun that is counted.</summary>
    public WordSet BeforeCounted { get; set; } = [];

    /// <summary>Those of them that count values, not rows.</summary>
    public WordSet Distinct { get; set; } = [];

    /// <summary>Before the noun of those who are compared: "the most of our customers".</summary>
    public WordSet BeforeMembers { get; set; } = [];

    /// <summary>Before the noun by which is grouped.</summary>
    public WordSet BeforeKey { get; set; } = [];

    /// <summary>Before the groups that are asked for: "which of our regions".</summary>
    public WordSet BeforeGroups { get; set; } = [];

    /// <summary>Before a measure by which alone it is seen that something is asked.</summary>
    public WordSet BeforeMeasure { get; set; } = [];

    /// <summary>Words for money beside those of the measures; compared by stem.</summary>
    public WordSet MoneyStems { get; set; } = [];

    /// <summary>Words for an age.</summary>
    public WordSet Ages { get; set; } = [];

    /// <summary>Verbs that are part of the measure after them: "spend on wine"; compared by stem.</summary>
    public WordSet MeasureVerbs { get; set; } = [];

    /// <summary>Words of columns of members that add up.</summary>
    public WordSet Additive { get; set; } = [];

    /// <summary>After a word for people, beginning what they are.</summary>
    public WordSet GroupOpenings { get; set; } = [];

    /// <summary>Before the part of a whole.</summary>
    public WordSet PartOpenings { get; set; } = [];

    /// <summary>Before what tells the first group of a claim from the others.</summary>
    public WordSet OwnOpenings { get; set; } = [];

    /// <summary>Before the group that a claim compares with.</summary>
    public WordSet GroupLinks { get; set; } = [];

    /// <summary>Words of a group that say nothing of it.</summary>
    public WordSet GroupFillers { get; set; } = [];

    /// <summary>Those who bought something.</summary>
    public WordSet Buyers { get; set; } = [];

    /// <summary>Before a noun that has the form of a verb.</summary>
    public WordSet BeforeNoun { get; set; } = [];

    /// <summary>Before the verb of a relative clause.</summary>
    public WordSet BeforeRelativeVerb { get; set; } = [];

    /// <summary>Relative pronouns.</summary>
    public WordSet Relatives { get; set; } = [];

    /// <summary>Before "who" and "which" that open what is asked for.</summary>
    public WordSet WithinOpenings { get; set; } = [];

    /// <summary>Before a name in a question without capitals.</summary>
    public WordSet BeforeName { get; set; } = [];

    /// <summary>After a name, before its column.</summary>
    public WordSet AfterName { get; set; } = [];

    /// <summary>Before the bound of a number.</summary>
    public WordSet BoundEnds { get; set; } = [];

    /// <summary>Comparisons before "than or equal to".</summary>
    public WordSet Less { get; set; } = [];

    /// <summary>Comparisons before "than or equal to".</summary>
    public WordSet Greater { get; set; } = [];

    /// <summary>Words that are read as numbers and mostly are none.</summary>
    public WordSet NoNumbers { get; set; } = [];

    /// <summary>After a column, naming it again: "job title".</summary>
    public WordSet NameNouns { get; set; } = [];

    /// <summary>Between a comparison and a time.</summary>
    public WordSet BeforeTime { get; set; } = [];

    /// <summary>Within a name, though a question may end there.</summary>
    public WordSet NameBridges { get; set; } = [];

    /// <summary>Between a column and an unknown value.</summary>
    public WordSet ValueLinks { get; set; } = [];

    /// <summary>Between a value and the column that holds it somewhere.</summary>
    public WordSet HolderLinks { get; set; } = [];

    /// <summary>Between a letter and its column.</summary>
    public WordSet LetterLinks { get; set; } = [];

    /// <summary>Between a column and its value, weakly.</summary>
    public WordSet WeakLinks { get; set; } = [];

    /// <summary>Between a value and its column.</summary>
    public WordSet BeforeColumn { get; set; } = [];

    /// <summary>Between a verb and its value.</summary>
    public WordSet AfterDeed { get; set; } = [];

    /// <summary>Between a column and the value that it says at once.</summary>
    public WordSet Touching { get; set; } = [];

    /// <summary>Strong links that are weak beside a verb.</summary>
    public WordSet Being { get; set; } = [];

    /// <summary>Between the values of a list.</summary>
    public WordSet ListLinks { get; set; } = [];
}
