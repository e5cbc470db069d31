using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>What one clause says, gathered but not yet made into conditions.</summary>
internal sealed record Frame
{
    /// <summary>Denied as a whole.</summary>
    public bool Negated { get; init; }

    /// <summary>Was so once and is so no more.</summary>
    public bool Lapsed { get; init; }

    /// <summary>Denied by a word that says it was so before ("stopped").</summary>
    public bool Stopped { get; init; }

    /// <summary>What the members did; null when the clause speaks of no event.</summary>
    public EventTable? Event { get; init; }

    /// <summary>Class of the event word.</summary>
    public string? EventClass { get; init; }

    /// <summary>The event is spoken of as a single one ("an order worth …").</summary>
    public bool SingleOrder { get; init; }

    /// <summary>Tests of the event's rows.</summary>
    public ImmutableArray<RowTest> Rows { get; init; } = [];

    /// <summary>Further conditions of the event's rows, of more than one of their columns.</summary>
    public ImmutableArray<ExpressionNode> RowNodes { get; init; } = [];

    /// <summary>True when the tests may hold on different rows ("a helmet and a bottle").</summary>
    public bool SeparateRows { get; init; }

    /// <summary>Conditions of the member itself.</summary>
    public ImmutableArray<ExpressionNode> Members { get; init; } = [];

    /// <summary>Phrases of time.</summary>
    public ImmutableArray<DateMatch> Windows { get; init; } = [];

    /// <summary>How the windows are joined.</summary>
    public Joint WindowsJoint { get; init; }

    /// <summary>Comparisons with what they measure; a null measure is still to be found.</summary>
    public ImmutableArray<BoundComparison> Comparisons { get; init; } = [];

    /// <summary>A measure that is named without a number.</summary>
    public Facet? Measure { get; init; }

    /// <summary>"missing", "on file" without a column beside it.</summary>
    public ConditionOperator? Presence { get; init; }

    /// <summary>The column of which it was said that it is missing or on file.</summary>
    public Facet? Present { get; init; }

    /// <summary>How values are put together.</summary>
    public AggregateFunction? Aggregate { get; init; }

    /// <summary>Different things are counted.</summary>
    public bool Distinct { get; init; }

    /// <summary>Which order of the member is meant.</summary>
    public EventPick? Pick { get; init; }

    /// <summary>Days counted from an event of the member's own.</summary>
    public RelativeTo? Relative { get; init; }

    /// <summary>Every calendar unit by itself.</summary>
    public CalendarUnit? Per { get; init; }

    /// <summary>Calendar units that are counted ("in at least 3 different months").</summary>
    public CalendarUnit? CountedUnit { get; init; }

    /// <summary>The calendar unit in one of which all of it happened ("in a single month").</summary>
    public CalendarUnit? Within { get; init; }

    /// <summary>The column of which the rows share a value ("in the same shop").</summary>
    public Facet? Shared { get; init; }

    /// <summary>Everything on one order.</summary>
    public bool SameOrder { get; init; }

    /// <summary>Of how many of the orders the rest is said; null = of any.</summary>
    public OrderQuantifier? Quantifier { get; init; }

    /// <summary>Days of the week.</summary>
    public Weekdays Weekdays { get; init; }

    /// <summary>The noun that is counted: order, unit, time, line.</summary>
    public CountedNoun Counted { get; init; }

    /// <summary>Length of time that a member has been one, or since the last event.</summary>
    public DateMatch? Length { get; init; }

    /// <summary>Items that it was read from.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    /// <summary>Lowest score of the matches used, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>True when nothing in it can stand alone: only windows, numbers or values of rows.</summary>
    public bool Headless { get; init; }
}

/// <summary>What is counted.</summary>
internal enum CountedNoun
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>Orders, or times that it happened.</summary>
    Orders = 1,

    /// <summary>Pieces.</summary>
    Units = 2,

    /// <summary>Rows.</summary>
    Lines = 3,

    /// <summary>Different values of a facet.</summary>
    Values = 4,

    /// <summary>Days between one and the next.</summary>
    Gap = 5,
}

/// <summary>A test of an event's row.</summary>
/// <param name="FacetId">The facet.</param>
/// <param name="Operator">How it is tested.</param>
/// <param name="Values">Against what.</param>
/// <param name="Item">Where it is said.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record RowTest(
    string FacetId,
    ConditionOperator Operator,
    ImmutableArray<Literal> Values,
    Item Item,
    double Confidence
)
{
    /// <summary>True when it is denied.</summary>
    public bool Negated { get; init; }

    /// <summary>Column of the row by whose reference the value is read; null where one leads to it only.</summary>
    public string? Via { get; init; }
}

/// <summary>A comparison with its measure.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Facet">The measure; null when it is not named.</param>
/// <param name="Item">Where the comparison is said.</param>
/// <param name="MeasureItem">Where the measure is said.</param>
internal sealed record BoundComparison(Comparison Comparison, Facet? Facet, Item Item, Item? MeasureItem)
{
    /// <summary>Other facets summed with it ("web, catalog and store together").</summary>
    public ImmutableArray<Facet> Plus { get; init; } = [];
}
