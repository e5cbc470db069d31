using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A unit as people say it: a fortnight is two weeks, a decade ten years.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct TimeUnit(
    CalendarUnit Unit,
    int Factor = 1,
    UnitStyle Style = UnitStyle.Calendar
)
{
    public static readonly TimeUnit Day = new(CalendarUnit.Day);
    public static readonly TimeUnit Week = new(CalendarUnit.Week);
    public static readonly TimeUnit Month = new(CalendarUnit.Month);
    public static readonly TimeUnit Quarter = new(CalendarUnit.Quarter);
    public static readonly TimeUnit Year = new(CalendarUnit.Year);

    /// <summary>Months in one, 0 for units of days.</summary>
    public int Months =>
        Factor
        * Unit switch
        {
            CalendarUnit.Month => 1,
            CalendarUnit.Quarter => 3,
            CalendarUnit.Year => 12,
            _ => 0,
        };

    /// <summary>Days in one, 0 for units of months.</summary>
    public int Days =>
        Factor
        * Unit switch
        {
            CalendarUnit.Day => 1,
            CalendarUnit.Week => 7,
            _ => 0,
        };

    /// <summary>For comparing sizes only.</summary>
    public int RoughDays => (Months * 30) + Days;

    /// <summary>First day of the unit around a day.</summary>
    public LocalDate StartOf(LocalDate day, DateContext context)
    {
        var weekStart = context.Conventions.WeekStartsOn;
        return Style switch
        {
            UnitStyle.Fiscal => new FiscalCalendar(context.Conventions).StartOf(day, Unit),
            UnitStyle.Weekend => StartOfWeek(day, IsoDayOfWeek.Monday).PlusDays(5),
            _ => Unit switch
            {
                CalendarUnit.Week => StartOfWeek(day, weekStart),
                CalendarUnit.Month => new LocalDate(day.Year, ((day.Month - 1) / Factor * Factor) + 1, 1),
                CalendarUnit.Quarter => new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
                CalendarUnit.Year => new LocalDate(Math.Max(1, day.Year / Factor * Factor), 1, 1),
                _ => day,
            },
        };
    }

    /// <summary>The unit that is <paramref name="offset"/> units away from the one around a day.</summary>
    public DateSpan Around(LocalDate day, int offset, DateContext context)
    {
        if (Style == UnitStyle.Fiscal)
        {
            return new FiscalCalendar(context.Conventions).Around(day, Unit, offset);
        }

        var start = Add(StartOf(day, context), offset, context);
        var length = Style == UnitStyle.Weekend ? Period.FromDays(2) : null;
        return new(start, length is null ? Add(start, 1, context) : start + length);
    }

    /// <summary>A day that many units later; business days skip Saturdays and Sundays.</summary>
    public LocalDate Add(LocalDate day, int count, DateContext context) =>
        Style switch
        {
            UnitStyle.Business => AddBusinessDays(day, count),
            UnitStyle.Fiscal when context.Conventions.Retail != RetailPattern.None && Months > 0 =>
                new FiscalCalendar(context.Conventions).Around(day, Unit, count).First,
            _ => AddClamped(day, (long)Months * count, (long)Days * count),
        };

    /// <summary>A day moved, and kept inside the calendar.</summary>
    public static LocalDate AddClamped(LocalDate day, long months, long days)
    {
        const int Limit = 9_000 * 12;
        var target = (day.Year * 12L) + months;
        if (target < 12 || target > Limit || Math.Abs(days) > 3_000_000)
        {
            return months + days < 0 ? new LocalDate(1, 1, 1) : new LocalDate(9000, 1, 1);
        }

        var moved = day.PlusMonths((int)months);
        return days < 0 && moved.Year * 366L < -days ? new LocalDate(1, 1, 1) : moved.PlusDays((int)days);
    }

    private static LocalDate StartOfWeek(LocalDate day, IsoDayOfWeek start) =>
        day.PlusDays(-(((int)day.DayOfWeek - (int)start + 7) % 7));

    private static LocalDate AddBusinessDays(LocalDate day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Min(Math.Abs(count), 100_000); left > 0; )
        {
            day = day.PlusDays(step);
            left -= day.DayOfWeek < IsoDayOfWeek.Saturday ? 1 : 0;
        }

        return day;
    }
}

/// <summary>How a unit is counted.</summary>
internal enum UnitStyle
{
    Calendar = 0,
    Business = 1,
    Weekend = 2,
    Fiscal = 3,
    Season = 4,
}
