using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Fiscal years and their parts: months from the tenant's first month, or weeks of a retail calendar.</summary>
internal readonly struct FiscalCalendar(DateConventions conventions)
{
    private static readonly int[][] WeeksOfMonths =
    [
        [],
        [4, 4, 5],
        [4, 5, 4],
        [5, 4, 4],
    ];

    private bool IsRetail => conventions.Retail != RetailPattern.None;

    /// <summary>The fiscal year of a name, such as 2026.</summary>
    public DateSpan YearNamed(int name)
    {
        var begins =
            conventions.FiscalYearNamedBy == FiscalYearName.End && conventions.FiscalYearStartMonth > 1
                ? name - 1
                : name;
        return new(YearStart(begins), YearStart(begins + 1));
    }

    /// <summary>A part of a fiscal year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="unit">Quarter, month or week.</param>
    /// <param name="number">From 1.</param>
    /// <returns>Null when the year has no such part.</returns>
    public DateSpan? Part(DateSpan year, CalendarUnit unit, int number)
    {
        var span = unit switch
        {
            CalendarUnit.Week => Weeks(year.First, number - 1, 1),
            CalendarUnit.Month => MonthsOf(year, number - 1, 1),
            CalendarUnit.Quarter => MonthsOf(year, (number - 1) * 3, 3),
            _ => year,
        };
        return number < 1 || span.First >= year.Last
            ? null
            : span with
            {
                To = LocalDate.Min(span.Last, year.Last),
            };
    }

    /// <summary>First day of the fiscal unit around a day.</summary>
    public LocalDate StartOf(LocalDate day, CalendarUnit unit) => Around(day, unit, 0).First;

    /// <summary>The fiscal unit that is <paramref name="offset"/> units away from the one around a day.</summary>
    public DateSpan Around(LocalDate day, CalendarUnit unit, int offset)
    {
        var begins = BeginYear(day);
        var parts = unit switch
        {
            CalendarUnit.Quarter => 4,
            CalendarUnit.Month => 12,
            _ => 1,
        };
        if (unit is CalendarUnit.Week or CalendarUnit.Day)
        {
            var size = unit == CalendarUnit.Week ? 7 : 1;
            var into = Period.Between(YearStart(begins), day, PeriodUnits.Days).Days / size;
            return new(
                YearStart(begins).PlusDays(size * (into + offset)),
                YearStart(begins).PlusDays(size * (into + offset + 1))
            );
        }

        var at = (begins * parts) + PartOf(day, begins, unit, parts) + offset;
        var year = YearSpan(Math.Clamp(Math.DivRem(at, parts, out var part), 2, 8999));
        return Part(year, unit, part + 1) ?? year;
    }

    private int PartOf(LocalDate day, int begins, CalendarUnit unit, int parts)
    {
        var year = YearSpan(begins);
        for (var part = parts; part > 1; part--)
        {
            if (Part(year, unit, part) is { } span && span.First <= day)
            {
                return part - 1;
            }
        }

        return 0;
    }

    private DateSpan YearSpan(int begins) => new(YearStart(begins), YearStart(begins + 1));

    private int BeginYear(LocalDate day) => day >= YearStart(day.Year) ? day.Year : day.Year - 1;

    private LocalDate YearStart(int year)
    {
        var first = new LocalDate(Math.Clamp(year, 1, 9000), conventions.FiscalYearStartMonth, 1);
        if (!IsRetail)
        {
            return first;
        }

        // The year ends on the Saturday nearest to the last day of the month before.
        var lastDay = first.PlusDays(-1);
        var before = ((int)lastDay.DayOfWeek + 1) % 7;
        var saturday = before <= 3 ? lastDay.PlusDays(-before) : lastDay.PlusDays(7 - before);
        return saturday.PlusDays(1);
    }

    private DateSpan MonthsOf(DateSpan year, int skip, int count)
    {
        if (!IsRetail)
        {
            return new(year.First.PlusMonths(skip), year.First.PlusMonths(skip + count));
        }

        var from = WeeksIn(skip);
        var span = Weeks(year.First, from, WeeksIn(skip + count) - from);
        return skip + count == 12 ? span with { To = year.To } : span;
    }

    private int WeeksIn(int months)
    {
        var pattern = WeeksOfMonths[(int)conventions.Retail];
        return (months / 3 * 13) + pattern.Take(months % 3).Sum();
    }

    private static DateSpan Weeks(LocalDate start, int skip, int count) =>
        new(start.PlusDays(7 * skip), start.PlusDays(7 * (skip + count)));
}
