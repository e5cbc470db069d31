using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A part of the sentence that says one thing.</summary>
/// <param name="Items">Its items in order.</param>
/// <param name="Joint">How it is joined to the clause before.</param>
/// <param name="Negated">True when a negation stands before it.</param>
internal sealed record Clause(ImmutableArray<Item> Items, Joint Joint, bool Negated)
{
    /// <summary>The negation is of a noun ("without", "no"): it reaches over a list of nouns.</summary>
    public bool NounNegation { get; init; }

    /// <summary>A former behaviour that has ended ("used to").</summary>
    public bool Lapsed { get; init; }

    /// <summary>It only says what does not count in what was said before ("cancellations excluded").</summary>
    public bool Excluded { get; init; }

    /// <summary>How it follows in time on what was said before.</summary>
    public Sequence Sequence { get; init; }

    /// <summary>A comma stands before the joint.</summary>
    public bool CommaBefore { get; init; }

    /// <summary>"either" stands before it.</summary>
    public bool Either { get; init; }

    /// <summary>The words of the negation, for the source of the condition.</summary>
    public Item? Negation { get; init; }
}

/// <summary>How what a clause says lies in time to what the clause before it says.</summary>
internal enum Sequence
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>Later: "and then bought a helmet".</summary>
    Then = 1,

    /// <summary>What was said before came first: "… before they bought a helmet".</summary>
    Before = 2,

    /// <summary>What was said before came after it: "… after buying a helmet".</summary>
    After = 3,
}
