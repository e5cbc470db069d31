using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Picks a part of an outer period.</summary>
internal abstract record Selector
{
    /// <summary>The part; null when the period has none ("30 February").</summary>
    public abstract DateSpan? Select(DateSpan outer, DateContext context);

    /// <summary>The same part of a fiscal year.</summary>
    public virtual Selector OfFiscalYear() => this;

    /// <summary>ISO week rule: a week belongs to the period that has its fourth day.</summary>
    protected static LocalDate FirstWeekStart(LocalDate first, DateContext context) =>
        TimeUnit.Week.StartOf(first.PlusDays(3), context);
}

/// <summary>A month of a year; of any other period its first such month.</summary>
internal sealed record MonthOf(int Month) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var first = outer.First;
        var start = new LocalDate(first.Month <= Month ? first.Year : first.Year + 1, Month, 1);
        return start >= outer.Last ? null : new(start, start.PlusMonths(1));
    }

    public override Selector OfFiscalYear() => new FiscalMonthOf(Month);
}

/// <summary>A day of a month.</summary>
internal sealed record DayOf(int Day) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var day = outer.First.PlusDays(Day - 1);
        return day >= outer.Last ? null : DateSpan.Day(day);
    }
}

/// <summary>A weekday of a week.</summary>
internal sealed record WeekdayOf(IsoDayOfWeek Weekday) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var monday = outer.First.PlusDays(((int)Weekday - (int)outer.First.DayOfWeek + 7) % 7);
        return monday >= outer.Last ? null : DateSpan.Day(monday);
    }
}

/// <summary>Saturday and Sunday of a week.</summary>
internal sealed record WeekendOf : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var saturday = outer.First.PlusDays(
            ((int)IsoDayOfWeek.Saturday - (int)outer.First.DayOfWeek + 7) % 7
        );
        return new(saturday, saturday.PlusDays(2));
    }
}

/// <summary>The n-th weekday of a period, from the end when negative.</summary>
internal sealed record NthWeekday(int Number, IsoDayOfWeek Weekday) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var ahead = ((int)Weekday - (int)outer.First.DayOfWeek + 7) % 7;
        var last = outer.Last.PlusDays(-1);
        var behind = ((int)last.DayOfWeek - (int)Weekday + 7) % 7;
        var day =
            Number > 0
                ? outer.First.PlusDays(ahead + (7 * (Number - 1)))
                : last.PlusDays(-behind + (7 * (Number + 1)));
        return outer.Contains(day) ? DateSpan.Day(day) : null;
    }
}

/// <summary>A run of units at the start of a period after skipping some, or at its end when <paramref name="Skip"/> is negative.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Skip">Units before it; -1 and less: units counted from the end, -1 the last.</param>
/// <param name="Count">Units in the run.</param>
internal sealed record UnitsOf(TimeUnit Unit, int Skip, int Count) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        if (Unit.RoughDays * (long)Count > 400_000 || Math.Abs((long)Skip) * Unit.RoughDays > 400_000)
        {
            return null;
        }

        var (start, end) = (Aligned(outer.First, context), Aligned(outer.Last, context));
        if (Unit.Style == UnitStyle.Weekend)
        {
            return Weekends(outer);
        }

        var from = Skip >= 0 ? Unit.Add(start, Skip, context) : Unit.Add(end, Skip - Count + 1, context);
        return from >= outer.Last || (Skip < 0 && from < start)
            ? null
            : new(from, Unit.Add(from, Count, context));
    }

    public override Selector OfFiscalYear() =>
        Unit == TimeUnit.Quarter && Skip >= 0 && Count == 1
            ? new FiscalPartOf(CalendarUnit.Quarter, Skip + 1)
            : this;

    private LocalDate Aligned(LocalDate boundary, DateContext context) =>
        Unit.Unit == CalendarUnit.Week && Unit.Style == UnitStyle.Calendar
            ? FirstWeekStart(boundary, context)
            : boundary;

    private DateSpan? Weekends(DateSpan outer)
    {
        var number = Skip >= 0 ? Skip + 1 : Skip;
        return new NthWeekday(number, IsoDayOfWeek.Saturday).Select(outer, null!) is { } saturday
            ? new(saturday.First, saturday.First.PlusDays(2))
            : null;
    }
}

/// <summary>A numbered week of a year: ISO weeks, or the weeks of a fiscal year.</summary>
internal sealed record WeekNumber(int Number) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var start = FirstWeekStart(outer.First, context).PlusDays(7 * (Number - 1));
        return Number < 1 || start.PlusDays(3) >= outer.Last ? null : new(start, start.PlusDays(7));
    }

    public override Selector OfFiscalYear() => new FiscalPartOf(CalendarUnit.Week, Number);
}

/// <summary>A yearly period.</summary>
internal sealed record AnnualPeriodOf(AnnualDate Start, AnnualDate End) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var start = Start.InYear(outer.First.Year);
        if (start < outer.First)
        {
            start = Start.InYear(outer.First.Year + 1);
        }

        return new(start, End.InYear(End.CompareTo(Start) <= 0 ? start.Year + 1 : start.Year));
    }
}

/// <summary>A holiday of a year.</summary>
internal sealed record HolidayOf(HolidayRule Holiday) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context) => Holiday.In(outer.First.Year);
}

/// <summary>A numbered part of a fiscal year.</summary>
internal sealed record FiscalPartOf(CalendarUnit Unit, int Number) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context) =>
        new FiscalCalendar(context.Conventions).Part(outer, Unit, Number);
}

/// <summary>A month of a fiscal year, by its name.</summary>
internal sealed record FiscalMonthOf(int Month) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context) =>
        context.Conventions.Retail == RetailPattern.None
            ? new MonthOf(Month).Select(outer, context)
            : new FiscalCalendar(context.Conventions).Part(
                outer,
                CalendarUnit.Month,
                ((Month - context.Conventions.FiscalYearStartMonth + 12) % 12) + 1
            );
}
