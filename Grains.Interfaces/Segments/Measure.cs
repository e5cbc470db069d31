using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>
/// One number, text or date for each member: an attribute of the member, or an aggregate over the member's events.
/// Inside <see cref="Where"/> and <see cref="EventGroups"/> the scope is a row or a group of rows instead of a member.
/// </summary>
/// <remarks>
/// Rows of an event measure are taken in this order: all rows of the facet's table that belong to the member →
/// <see cref="Pick"/> (one of the orders) → <see cref="Window"/>, <see cref="RelativeTo"/> and <see cref="Where"/> →
/// <see cref="Groups"/> → <see cref="Aggregate"/>. A count or a sum of no rows is 0 in comparisons and missing in ranks and
/// in averages over members; every other aggregate of no rows is missing. An attribute of the member's events without an aggregate holds
/// when any of the rows meets the condition.
/// </remarks>
[GenerateSerializer, Immutable, Alias("smartseg.Measure")]
public sealed record Measure
{
    /// <summary>
    /// <c>table.column</c>; <c>table.*</c> stands for the rows themselves (with count). A column of a lookup is read through
    /// the references of <see cref="Table"/>.
    /// </summary>
    [Id(0)]
    public required string FacetId { get; init; }

    /// <summary>The event table whose rows are read; null = the table of <see cref="FacetId"/>.</summary>
    [Id(1)]
    public string? Table { get; init; }

    /// <summary>Function over the rows; null for an attribute of the member (or of the row, in a row scope).</summary>
    [Id(2)]
    public Aggregate? Aggregate { get; init; }

    /// <summary>Half-open days on the table's timestamp.</summary>
    [Id(3)]
    public Window? Window { get; init; }

    /// <summary>Days counted from an event of the member's own.</summary>
    [Id(4)]
    public RelativeTo? RelativeTo { get; init; }

    /// <summary>Conditions that a row must meet, all of them; measures inside are attributes of the row.</summary>
    [Id(5)]
    public ImmutableArray<ExpressionNode> Where { get; init; } = [];

    /// <summary>Restricts the rows to one order of the member, by time.</summary>
    [Id(6)]
    public EventPick? Pick { get; init; }

    /// <summary>Groups the rows, filters the groups and aggregates over groups instead of rows.</summary>
    [Id(7)]
    public EventGroups? Groups { get; init; }

    /// <summary>What is done to the value before it is aggregated or compared.</summary>
    [Id(8)]
    public Transform? Transform { get; init; }

    /// <summary>Combines this measure with another: <c>this OP right</c>, evaluated for the same member, group or row.</summary>
    [Id(9)]
    public Arithmetic? Arithmetic { get; init; }

    /// <summary>
    /// Column of the row by whose reference a lookup is read, where several lead to it (where a trip starts, where it ends); null = the first.
    /// </summary>
    [Id(10)]
    public string? Via { get; init; }
}

/// <summary>A function over the rows (or groups) of one member.</summary>
/// <param name="Function">The function.</param>
/// <param name="Per">Calendar unit of a per-period behaviour; null for none. With it the function is taken inside every calendar unit of the
/// window and the comparison must hold in each of them ("at least twice a month").</param>
[GenerateSerializer, Immutable, Alias("smartseg.Aggregate")]
public sealed record Aggregate(
    [property: Id(0)] AggregateFunction Function,
    [property: Id(1)] CalendarUnit? Per = null
);

/// <summary>A function over rows.</summary>
public enum AggregateFunction
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Number of rows, or of groups.</summary>
    Count = 1,

    /// <summary>Number of distinct values of the facet.</summary>
    CountDistinct = 2,

    /// <summary>Sum.</summary>
    Sum = 3,

    /// <summary>Mean of the values that are not missing.</summary>
    Avg = 4,

    /// <summary>Least.</summary>
    Min = 5,

    /// <summary>Greatest.</summary>
    Max = 6,

    /// <summary>Value of the earliest row; ties by the order number, then by row order.</summary>
    First = 7,

    /// <summary>Value of the latest row; ties likewise.</summary>
    Last = 8,

    /// <summary>No function; an attribute.</summary>
    None = 9,

    /// <summary>Median of the values that are not missing.</summary>
    Median = 10,
}

/// <summary>A calendar unit; weeks start as the tenant says (Monday by default).</summary>
public enum CalendarUnit
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Day.</summary>
    Day = 1,

    /// <summary>Week.</summary>
    Week = 2,

    /// <summary>Month.</summary>
    Month = 3,

    /// <summary>Quarter.</summary>
    Quarter = 4,

    /// <summary>Year.</summary>
    Year = 5,
}

/// <summary>Half-open days <c>[Start, End)</c> in the tenant's zone; an open end is null.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.Window")]
public sealed record Window(
    [property: Id(0)] DateOnly? Start,
    [property: Id(1)] DateOnly? End,
    [property: Id(2)] string? Label = null
);

/// <summary>Days counted from an event of the member's own: rows on the days <c>X + MinDays .. X + WithinDays</c>, both included.</summary>
/// <remarks>
/// The rows of X's own order are left out when the anchor has no <see cref="Where"/> of its own; another order on X's day counts.
/// </remarks>
[GenerateSerializer, Immutable, Alias("smartseg.RelativeTo")]
public sealed record RelativeTo
{
    /// <summary>Which of the events that meet <see cref="Where"/> is X.</summary>
    [Id(0)]
    public EventOrder Event { get; init; } = EventOrder.First;

    /// <summary>Date facet of X: of an event table, or of the member (a sign-up date).</summary>
    [Id(1)]
    public required string FacetId { get; init; }

    /// <summary>Last day, counted from X; null = no end.</summary>
    [Id(2)]
    public int? WithinDays { get; init; }

    /// <summary>First day, counted from X; 1 = "on a later day". Default 0.</summary>
    [Id(3)]
    public int MinDays { get; init; }

    /// <summary>True counts backwards: the days <c>X - WithinDays .. X - MinDays</c>.</summary>
    [Id(4)]
    public bool Before { get; init; }

    /// <summary>Conditions on the rows among which X is taken.</summary>
    [Id(5)]
    public ImmutableArray<ExpressionNode> Where { get; init; } = [];

    /// <summary>Days among which X is taken.</summary>
    [Id(6)]
    public Window? Window { get; init; }
}

/// <summary>Which of several events in time.</summary>
public enum EventOrder
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Earliest.</summary>
    First = 1,

    /// <summary>Latest.</summary>
    Last = 2,

    /// <summary>Any of them, of <see cref="RelativeTo"/> only: the days are counted from each.</summary>
    Any = 3,
}

/// <summary>One order of the member by time, with all its rows; ties on one day by the order number.</summary>
/// <param name="Event">Counted from the first or from the last.</param>
/// <param name="Nth">1 = the first (last) itself, 2 = the second ….</param>
/// <param name="Among">Conditions on the rows among which orders are counted; none = all.</param>
/// <param name="Window">Days among which orders are counted; null = all.</param>
[GenerateSerializer, Immutable, Alias("smartseg.EventPick")]
public sealed record EventPick(
    [property: Id(0)] EventOrder Event,
    [property: Id(1)] int Nth = 1,
    [property: Id(2)] ImmutableArray<ExpressionNode> Among = default,
    [property: Id(3)] Window? Window = null
);

/// <summary>
/// Groups a member's rows. With it, <see cref="AggregateFunction.Count"/> counts groups and the other functions aggregate
/// <see cref="Value"/> over groups (first and last by the group's earliest date).
/// </summary>
[GenerateSerializer, Immutable, Alias("smartseg.EventGroups")]
public sealed record EventGroups
{
    /// <summary>
    /// <c>order</c> (the table's order number; the row where it has none), <c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c>,
    /// <c>year</c>, or a facet id (a product).
    /// </summary>
    [Id(0)]
    public required string By { get; init; }

    /// <summary>What a group must meet; measures inside aggregate the rows of the group. Null = nothing.</summary>
    [Id(1)]
    public ExpressionNode? Having { get; init; }

    /// <summary>Value of a group, an aggregate over its rows; null when groups are only counted.</summary>
    [Id(2)]
    public Measure? Value { get; init; }

    /// <summary>
    /// True: the value of a group is the number of days since the member's group before it (groups by their earliest day); the first has
    /// none. Default false.
    /// </summary>
    [Id(3)]
    public bool Gaps { get; init; }
}

/// <summary>What is done to a value before it is aggregated or compared.</summary>
public enum Transform
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Completed years at the reference date; of a number, the reference year minus it.</summary>
    AgeYears = 1,

    /// <summary>Days from the value to the reference date.</summary>
    DaysAgo = 2,

    /// <summary>Calendar year, as a number.</summary>
    Year = 3,

    /// <summary>Calendar quarter, 1 to 4.</summary>
    Quarter = 4,

    /// <summary>Calendar month, 1 to 12.</summary>
    Month = 5,

    /// <summary>Day of the month, 1 to 31.</summary>
    DayOfMonth = 6,

    /// <summary>ISO day of the week: 1 Monday to 7 Sunday.</summary>
    DayOfWeek = 7,

    /// <summary>Hour of the day, 0 to 23.</summary>
    Hour = 8,

    /// <summary>The day, without the time.</summary>
    Date = 9,
}

/// <summary>Combines two measures.</summary>
/// <param name="Op">The operation; dividing by zero or by nothing gives a missing value.</param>
/// <param name="Right">Right operand, in the same scope.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Arithmetic")]
public sealed record Arithmetic([property: Id(0)] ArithmeticOperator Op, [property: Id(1)] Measure Right);

/// <summary>An arithmetic operation.</summary>
public enum ArithmeticOperator
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Left + right.</summary>
    Add = 1,

    /// <summary>Left - right; of two dates, days from right to left.</summary>
    Subtract = 2,

    /// <summary>Left × right.</summary>
    Multiply = 3,

    /// <summary>Left ÷ right, in decimals.</summary>
    Divide = 4,
}

/// <summary>The other side of a comparison: another measure, possibly averaged over members, × <see cref="Factor"/> + <see cref="Offset"/>.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.Comparand")]
public sealed record Comparand
{
    /// <summary>The measure compared with.</summary>
    [Id(0)]
    public required Measure Measure { get; init; }

    /// <summary>Multiplies the measure. Default 1.</summary>
    [Id(1)]
    public decimal Factor { get; init; } = 1;

    /// <summary>Added after the factor. Default 0.</summary>
    [Id(2)]
    public decimal Offset { get; init; }

    /// <summary>Null: the member's own value. Set: avg, median, min, max or sum of the measure over members that have it.</summary>
    [Id(3)]
    public AggregateFunction? Over { get; init; }

    /// <summary>With <see cref="Over"/>: only over members that satisfy it; null = the whole population.</summary>
    [Id(4)]
    public ExpressionNode? Among { get; init; }

    /// <summary>With <see cref="Over"/>: only over members that share the member's values of these facets.</summary>
    [Id(5)]
    public ImmutableArray<string> Within { get; init; } = [];
}

/// <summary>
/// A rank by the measure. Exactly one of the first eight is set. Top N = those whose value is at least that of the N-th (ties included);
/// members without a value have no rank.
/// </summary>
[GenerateSerializer, Immutable, Alias("smartseg.Rank")]
public sealed record Rank
{
    /// <summary>More than 0, up to 100: the member at place ⌈percent of those who have the measure⌉ and all not below.</summary>
    [Id(0)]
    public decimal? TopPercent { get; init; }

    /// <summary>At least 1.</summary>
    [Id(1)]
    public int? TopCount { get; init; }

    /// <summary>More than 0, up to 100.</summary>
    [Id(2)]
    public decimal? BottomPercent { get; init; }

    /// <summary>At least 1.</summary>
    [Id(3)]
    public int? BottomCount { get; init; }

    /// <summary>Above the mean of those who have a value.</summary>
    [Id(4)]
    public bool AboveAverage { get; init; }

    /// <summary>Below the mean of those who have a value.</summary>
    [Id(5)]
    public bool BelowAverage { get; init; }

    /// <summary>Above the median.</summary>
    [Id(6)]
    public bool AboveMedian { get; init; }

    /// <summary>Below the median.</summary>
    [Id(7)]
    public bool BelowMedian { get; init; }

    /// <summary>Ranks only members that satisfy it (others are never in); null = the whole population.</summary>
    [Id(8)]
    public ExpressionNode? Among { get; init; }

    /// <summary>Ranks inside every combination of these facets' values.</summary>
    [Id(9)]
    public ImmutableArray<string> Within { get; init; } = [];
}
