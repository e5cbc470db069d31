using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>
/// A number, or a small table of numbers, over members or over the rows of an event table. Its query returns the columns
/// <c>label…, value, n</c> and, with <see cref="Spread"/>, <c>mean, variance</c>; one row without group keys.
/// </summary>
/// <remarks><c>n</c> counts what was summarised: members, rows or groups with a value (for count: that were counted).</remarks>
internal sealed record SummarySpec
{
    /// <summary>Members who take part (over rows: whose rows take part); null = everyone.</summary>
    public ExpressionNode? Among { get; init; }

    /// <summary>What is done with the values.</summary>
    public required SummaryFunction Function { get; init; }

    /// <summary>
    /// Over members: one value for each. Over rows: a measure without aggregate, whose Table, Window, Where, Pick and RelativeTo choose the
    /// rows and whose Groups make groups of them first (<c>order</c>: average order value; the value of a group is Groups.Value, else the
    /// sum of the facet). Null = members themselves are counted.
    /// </summary>
    public Measure? Measure { get; init; }

    /// <summary>Instead of a measure over members: 1 for those who satisfy it, 0 for the others; its average is a rate. Over rows: of a row.</summary>
    public ExpressionNode? Condition { get; init; }

    /// <summary>True summarises rows of the event table of <see cref="Measure"/>, false members.</summary>
    public bool OverRows { get; init; }

    /// <summary>Over members: true takes a count or a sum of no rows as 0, false leaves such members out.</summary>
    public bool AbsentAsZero { get; init; } = true;

    /// <summary>True adds the columns <c>mean</c> and <c>variance</c> (of a sample) of the values, for tests.</summary>
    public bool Spread { get; init; }

    /// <summary>At most two; a member without a value of a key is in no group.</summary>
    public ImmutableArray<GroupKey> GroupBy { get; init; } = [];

    /// <summary>Order of the groups; equal ones by label.</summary>
    public SummaryOrder Order { get; init; } = SummaryOrder.ValueDescending;

    /// <summary>Groups returned; null = all.</summary>
    public int? Limit { get; init; }

    /// <summary>What the value of a group must meet; null = nothing.</summary>
    public SummaryHaving? Having { get; init; }
}

/// <summary>What makes a group.</summary>
/// <param name="Measure">
/// An attribute of the member, of the member's events (a member counts once in each of its values), or of the row when rows are summarised;
/// a transform such as <see cref="Transform.Year"/> is applied. An aggregate per member is taken as it is.
/// </param>
/// <param name="Unit">The first day of this calendar unit instead of the date; null = the value itself.</param>
internal sealed record GroupKey(Measure Measure, CalendarUnit? Unit = null);

/// <summary>A condition on the value of a group.</summary>
/// <param name="Operator">A comparison.</param>
/// <param name="Values">One number; two for between.</param>
internal sealed record SummaryHaving(ConditionOperator Operator, ImmutableArray<decimal> Values);

/// <summary>Order of groups.</summary>
internal enum SummaryOrder
{
    /// <summary>Greatest value first; groups without one last.</summary>
    ValueDescending,

    /// <summary>Least value first; groups without one last.</summary>
    ValueAscending,

    /// <summary>By label.</summary>
    Label,
}

/// <summary>What is done with values.</summary>
internal enum SummaryFunction
{
    /// <summary>Members; over rows: rows, or groups of rows; with a condition: those that satisfy it.</summary>
    Count,

    /// <summary>Distinct values of the measure.</summary>
    CountDistinct,

    /// <summary>Over rows: distinct members.</summary>
    Members,

    /// <summary>
    /// 0 to 1. With a condition: part of those that satisfy it. With group keys: the group's part of the whole (of the sum when a measure is
    /// given, else of the count). Else: what <see cref="SummarySpec.Among"/> has of the whole population (of all its rows).
    /// </summary>
    Share,

    /// <summary>Sum.</summary>
    Sum,

    /// <summary>Mean.</summary>
    Avg,

    /// <summary>Median.</summary>
    Median,

    /// <summary>Least.</summary>
    Min,

    /// <summary>Greatest.</summary>
    Max,
}
