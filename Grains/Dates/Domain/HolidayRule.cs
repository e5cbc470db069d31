using System.Collections.Immutable;
using NodaTime;
using NodaTime.Calendars;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>When a holiday is.</summary>
internal abstract record HolidayRule
{
    /// <summary>Days that are added to the day of the rule.</summary>
    public int Plus { get; init; }

    /// <summary>Length in days.</summary>
    public int Days { get; init; } = 1;

    /// <summary>The holiday that begins in a year; null when it is not known for it.</summary>
    public DateSpan? In(int year) =>
        year is < 2 or > 8998 ? null
        : Day(year) is { } day ? new(day.PlusDays(Plus), day.PlusDays(Plus + Days))
        : null;

    /// <summary>The day before <see cref="Plus"/>.</summary>
    protected abstract LocalDate? Day(int year);
}

/// <summary>The same day each year.</summary>
internal sealed record FixedHoliday(AnnualDate Date) : HolidayRule
{
    protected override LocalDate? Day(int year) => Date.InYear(year);
}

/// <summary>The working day nearest to a day of the year.</summary>
internal sealed record NearestWorkday(AnnualDate Date) : HolidayRule
{
    protected override LocalDate? Day(int year)
    {
        var day = Date.InYear(year);
        return day.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => day.PlusDays(-1),
            IsoDayOfWeek.Sunday => day.PlusDays(1),
            _ => day,
        };
    }
}

/// <summary>The weekday on or before a day of the year.</summary>
internal sealed record WeekdayBefore(IsoDayOfWeek Weekday, AnnualDate Date) : HolidayRule
{
    protected override LocalDate? Day(int year)
    {
        var day = Date.InYear(year);
        return day.PlusDays(-(((int)day.DayOfWeek - (int)Weekday + 7) % 7));
    }
}

/// <summary>The n-th weekday of a month, the last when n is -1.</summary>
internal sealed record NthWeekdayHoliday(int Number, IsoDayOfWeek Weekday, int Month) : HolidayRule
{
    protected override LocalDate? Day(int year)
    {
        var first = new LocalDate(year, Month, 1);
        return new NthWeekday(Number, Weekday).Select(new(first, first.PlusMonths(1)), null!)?.First;
    }
}

/// <summary>Days from Easter.</summary>
internal sealed record EasterHoliday(int Offset, bool Orthodox) : HolidayRule
{
    protected override LocalDate? Day(int year) =>
        (Orthodox ? JulianEaster(year) : GregorianEaster(year)).PlusDays(Offset);

    /// <summary>The Gregorian computus of Meeus, Jones and Butcher.</summary>
    private static LocalDate GregorianEaster(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    /// <summary>The Julian computus, told in Gregorian days.</summary>
    private static LocalDate JulianEaster(int year)
    {
        var d = ((19 * (year % 19)) + 15) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var n = d + e + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1, CalendarSystem.Julian).WithCalendar(
            CalendarSystem.Iso
        );
    }
}

/// <summary>A day of another calendar; of two in one year the first.</summary>
internal sealed record CalendarHoliday(CalendarSystem Calendar, int Month, int DayOfMonth) : HolidayRule
{
    public static readonly CalendarSystem Hebrew = CalendarSystem.HebrewScriptural;
    public static readonly CalendarSystem Islamic = CalendarSystem.GetIslamicCalendar(
        IslamicLeapYearPattern.Base15,
        IslamicEpoch.Civil
    );

    protected override LocalDate? Day(int year)
    {
        var around = new LocalDate(year, 1, 1).WithCalendar(Calendar).Year;
        for (var candidate = around; candidate <= around + 1; candidate++)
        {
            var months = Calendar.GetMonthsInYear(candidate);
            // In a Hebrew leap year Adar is followed by Adar II, where its feasts are kept.
            var month = Month == 12 && months == 13 ? 13 : Month;
            var day = new LocalDate(candidate, month, DayOfMonth, Calendar).WithCalendar(CalendarSystem.Iso);
            if (day.Year == year)
            {
                return day;
            }
        }

        return null;
    }
}

/// <summary>A day of the Chinese lunisolar calendar.</summary>
internal sealed record ChineseHoliday(int Month, int DayOfMonth) : HolidayRule
{
    private static readonly System.Globalization.ChineseLunisolarCalendar Calendar = new();

    protected override LocalDate? Day(int year)
    {
        if (year is < 1902 or > 2099)
        {
            return null;
        }

        var leap = Calendar.GetLeapMonth(year);
        var month = leap > 0 && leap <= Month ? Month + 1 : Month;
        return LocalDate.FromDateTime(Calendar.ToDateTime(year, month, DayOfMonth, 0, 0, 0, 0));
    }
}

/// <summary>A day for which there is no short rule, by year.</summary>
internal sealed record TabledHoliday(ImmutableDictionary<int, AnnualDate> Dates) : HolidayRule
{
    protected override LocalDate? Day(int year) =>
        Dates.TryGetValue(year, out var day) ? day.InYear(year) : null;
}
