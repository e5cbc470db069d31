using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words beside the name of what members did; shape of <c>event-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class EventCues
{
    /// <summary>Classes of events of which a column may say yes or no: "came to the gala" where a column tells who attended.</summary>
    public WordSet FlagDeeds { get; set; } = [];

    /// <summary>Classes of events that are nothing but themselves, so that a table without them cannot tell.</summary>
    public WordSet ParticularDeeds { get; set; } = [];

    /// <summary>Verbs that say little beside another: the deed of a clause is a better one where there is one.</summary>
    public WordSet LightVerbs { get; set; } = [];

    /// <summary>Verbs that take a yes-or-no column of the member: "get the newsletter".</summary>
    public WordSet Receiving { get; set; } = [];

    /// <summary>Verbs whose noun may come after what describes it: "took both a photography and a languages course".</summary>
    public WordSet Taking { get; set; } = [];

    /// <summary>What may stand between an empty verb and its noun.</summary>
    public WordSet BeforeNoun { get; set; } = [];

    /// <summary>What was done until then, and not since.</summary>
    public WordSet Stopping { get; set; } = [];

    /// <summary>Before the name of a state that is one, and no deed: "are booked".</summary>
    public WordSet BeforeState { get; set; } = [];

    /// <summary>After a verb that is a deed, though it names a state too: "booked through the app".</summary>
    public WordSet AfterDeed { get; set; } = [];

    /// <summary>Determiners by which an unknown verb is seen to have an object.</summary>
    public WordSet ObjectDeterminers { get; set; } = [];

    /// <summary>Nouns for rows, whatever the table is called.</summary>
    public WordSet Nouns { get; set; } = [];

    /// <summary>Nouns for one order by itself.</summary>
    public WordSet SingleNouns { get; set; } = [];

    /// <summary>Before a noun of which one is meant.</summary>
    public WordSet SingleDeterminers { get; set; } = [];

    /// <summary>Before the only noun of a comparison: "a booking over 300".</summary>
    public WordSet One { get; set; } = [];

    /// <summary>Before the name of rows that is also a value of the member: "an email", "two appeal emails".</summary>
    public WordSet RowDeterminers { get; set; } = [];

    /// <summary>Whose the rows are.</summary>
    public WordSet Owners { get; set; } = [];

    /// <summary>Small words within the name of a column.</summary>
    public WordSet ColumnLinks { get; set; } = [];

    /// <summary>By which way something was done: "by email" is no email.</summary>
    public WordSet Channels { get; set; } = [];

    /// <summary>One of several by time, so that the words are no name of a column.</summary>
    public WordSet Picks { get; set; } = [];

    /// <summary>Between "first" and its noun.</summary>
    public WordSet AfterPick { get; set; } = [];

    /// <summary>Before "first helmet".</summary>
    public WordSet BeforePick { get; set; } = [];

    /// <summary>Between the money and what it was spent on.</summary>
    public WordSet SpentOn { get; set; } = [];

    /// <summary>Where the words for what it was spent on end.</summary>
    public WordSet SpentOnEnds { get; set; } = [];

    /// <summary>Nouns and adverbs that are counted, not summed.</summary>
    public WordSet Counted { get; set; } = [];

    /// <summary>Between a quantifier and its noun: "every one of their orders".</summary>
    public WordSet Quantified { get; set; } = [];

    /// <summary>Between the noun and its bound: "two donations of 100 or more".</summary>
    public WordSet BoundLinks { get; set; } = [];

    /// <summary>Between the noun and "all": "whose orders were all small".</summary>
    public WordSet BeforeAll { get; set; } = [];

    /// <summary>Between "only" and what is exclusive.</summary>
    public WordSet ExclusiveLinks { get; set; } = [];

    /// <summary>After an "only" that speaks of people.</summary>
    public WordSet ExclusivePeople { get; set; } = [];

    /// <summary>Before a column of which rows have a value: "with a code".</summary>
    public WordSet WithColumn { get; set; } = [];
}
