using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What a phrase says of days, before it is known which of its occurrences is meant.</summary>
internal abstract record DateExpression
{
    /// <summary>Unit in which it names its span.</summary>
    public CalendarUnit Granularity { get; init; }

    /// <summary>Name of the rule that read it.</summary>
    public string Rule { get; init; } = "";

    /// <summary>True when it moves with today.</summary>
    public bool MovesWithToday { get; init; }

    /// <summary>False for a weak reading.</summary>
    public bool Explicit { get; init; } = true;

    /// <summary>Size of the span that it was counted by, such as the 90 days of "last 90 days".</summary>
    public TimeLength? Counted { get; init; }

    /// <summary>True for a fiscal year, quarter …</summary>
    public bool Fiscal { get; init; }

    /// <summary>True for a bare number, which is a day or year only beside other words of time.</summary>
    public bool Dependent { get; init; }

    /// <summary>The exact day of "6 months ago", where the phrase means the whole unit around it.</summary>
    public LocalDate? Point { get; init; }

    /// <summary>The convention that decided, as a short sentence.</summary>
    public string Convention { get; init; } = "";

    /// <summary>Unit that is missing ("March" lacks its year); null when the span is settled.</summary>
    public abstract CalendarUnit? Lacks { get; }

    /// <summary>The occurrences around a day, latest first.</summary>
    public abstract IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context);

    /// <summary>The same inside a given outer period ("March" inside "2018").</summary>
    public abstract DateExpression Inside(DateExpression outer);
}

/// <summary>Days that are settled.</summary>
internal sealed record Settled(DateSpan Span) : DateExpression
{
    public override CalendarUnit? Lacks => null;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context) => [Span];

    public override DateExpression Inside(DateExpression outer) => this;
}

/// <summary>Every year, month or week.</summary>
/// <param name="Unit">Year, month or week.</param>
/// <param name="CurrentOnly">True when without more words the current one is meant.</param>
internal sealed record Every(CalendarUnit Unit, bool CurrentOnly = false) : DateExpression
{
    public static readonly Every Year = new(CalendarUnit.Year);
    public static readonly Every Month = new(CalendarUnit.Month);
    public static readonly Every Week = new(CalendarUnit.Week);

    public static readonly Every CurrentYear = new(CalendarUnit.Year, CurrentOnly: true);
    public static readonly Every CurrentMonth = new(CalendarUnit.Month, CurrentOnly: true);

    public override CalendarUnit? Lacks => Unit;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context)
    {
        var unit = new TimeUnit(Unit);
        if (CurrentOnly)
        {
            yield return unit.Around(context.Today, 0, context);
            yield break;
        }

        var (ahead, behind) = Unit switch
        {
            CalendarUnit.Year => (8, 8),
            CalendarUnit.Month => (14, 14),
            _ => (3, 3),
        };
        for (var offset = ahead; offset >= -behind; offset--)
        {
            yield return unit.Around(anchor, offset, context);
        }
    }

    public override DateExpression Inside(DateExpression outer) => outer;
}

/// <summary>A part of an outer period.</summary>
internal sealed record Within(Selector Selector, DateExpression Outer) : DateExpression
{
    public override CalendarUnit? Lacks => Outer.Lacks;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context)
    {
        foreach (var outer in Outer.Near(anchor, context))
        {
            if (Selector.Select(outer, context) is { } span)
            {
                yield return span;
            }
        }
    }

    public override DateExpression Inside(DateExpression outer) =>
        this with
        {
            Selector = outer.Fiscal ? Selector.OfFiscalYear() : Selector,
            Outer = Outer.Inside(outer),
            MovesWithToday = outer.MovesWithToday,
            Fiscal = outer.Fiscal,
            Explicit = true,
            Dependent = false,
        };
}

/// <summary>A day that a weekday is named for: the nearest to today that falls on it, or all of them when none near does.</summary>
internal sealed record Agreeing(DateExpression Day, IsoDayOfWeek Weekday) : DateExpression
{
    private const int Reach = 400;

    public override CalendarUnit? Lacks => Day.Lacks;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context)
    {
        var spans = Day.Near(anchor, context).ToList();
        var agreeing = spans
            .Where(span => span.First.DayOfWeek == Weekday && Distance(span, anchor) <= Reach)
            .OrderBy(span => Distance(span, anchor))
            .Take(1)
            .ToList();
        return agreeing.Count > 0 ? agreeing : spans;
    }

    public override DateExpression Inside(DateExpression outer) => Day.Inside(outer);

    private static int Distance(DateSpan span, LocalDate anchor) =>
        Math.Abs(Period.DaysBetween(anchor, span.First));
}

/// <summary>Something derived from each occurrence of another expression.</summary>
internal sealed record Derived(DateExpression Inner, Func<DateSpan, DateContext, DateSpan> Change)
    : DateExpression
{
    public override CalendarUnit? Lacks => Inner.Lacks;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context) =>
        Inner.Near(anchor, context).Select(span => Change(span, context));

    public override DateExpression Inside(DateExpression outer) =>
        this with
        {
            Inner = Inner.Inside(outer),
            MovesWithToday = outer.MovesWithToday,
            Dependent = false,
        };
}

/// <summary>Every fiscal year.</summary>
internal sealed record EveryFiscalYear : DateExpression
{
    public override CalendarUnit? Lacks => CalendarUnit.Year;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context)
    {
        var calendar = new FiscalCalendar(context.Conventions);
        for (var offset = 3; offset >= -4; offset--)
        {
            yield return calendar.Around(anchor, CalendarUnit.Year, offset);
        }
    }

    /// <summary>A plain year beside a fiscal quarter names a fiscal year.</summary>
    public override DateExpression Inside(DateExpression outer) =>
        outer.Fiscal ? outer : new FiscalYearOf(outer);
}

/// <summary>The fiscal year that a calendar year names.</summary>
internal sealed record FiscalYearOf(DateExpression Year) : DateExpression
{
    public override CalendarUnit? Lacks => Year.Lacks;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context) =>
        Year.Near(anchor, context)
            .Select(span => new FiscalCalendar(context.Conventions).YearNamed(span.First.Year));

    public override DateExpression Inside(DateExpression outer) => new FiscalYearOf(Year.Inside(outer));
}
