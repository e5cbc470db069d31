using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Dates in digits: 2018-05-18, 5/18/2018, 18.05.2018, 5/18, 2018-05, 05/2018, 20180518.</summary>
internal sealed class NumericDateReader(DateScan scan)
{
    private LocalDate Today => scan.Context.Today;

    public bool TryRead(int at, out int end, out DateExpression date)
    {
        (end, date) = (at, null!);
        if (!scan.At(at).IsNumber || scan.At(at).Value < 0 || (scan.Is(at - 1, "+") && scan.Glued(at)))
        {
            return false;
        }

        return TryCompact(at, out end, out date)
            || TryThree(at, out end, out date)
            || TryTwo(at, out end, out date);
    }

    /// <summary>The year that two digits stand for: at most fifteen years ahead.</summary>
    public static int FullYear(int twoDigits, LocalDate today)
    {
        var year = (today.Year / 100 * 100) + twoDigits;
        return year > today.Year + 15 ? year - 100 : year;
    }

    private bool TryCompact(int at, out int end, out DateExpression date)
    {
        (end, date) = (at + 1, null!);
        return scan.At(at).Length == 8
            && !GluedToMore(at, at + 1)
            && TryDay(
                scan.At(at).Value / 10000,
                scan.At(at).Value / 100 % 100,
                scan.At(at).Value % 100,
                out date
            )
            && scan.At(at).Value / 10000 is >= 1900 and < 2100;
    }

    private bool TryThree(int at, out int end, out DateExpression date)
    {
        (end, date) = (at, null!);
        if (
            !TrySeparator(at + 1, out var second, out var separator)
            || !TrySeparator(second + 1, out var third, out var other)
            || (!string.Equals(other, separator, StringComparison.Ordinal) && other is not ",")
            || other is "," && separator is not "/"
        )
        {
            return false;
        }

        end = third + 1;
        var (a, b, c) = (scan.At(at), scan.At(second), scan.At(third));
        if (a.Length == 3 || b.Length > 2 || c.Length == 3 || GluedToMore(at, end, separator))
        {
            return false;
        }

        return a.Length == 4
                ? c.Length <= 2
                    && (
                        TryDay(a.Value, b.Value, c.Value, out date)
                        || TryDay(a.Value, c.Value, b.Value, out date)
                    )
            : c.Length == 4 ? TryDayAndMonth(c.Value, a.Value, b.Value, separator, out date)
            : a.Value > 31 ? TryDay(FullYear(a.Value, Today), b.Value, c.Value, out date)
            : c.Length == 2
                && TryDayAndMonth(FullYear(c.Value, Today), a.Value, b.Value, separator, out date);
    }

    private bool TryTwo(int at, out int end, out DateExpression date)
    {
        (end, date) = (at, null!);
        if (!TrySeparator(at + 1, out var second, out var separator))
        {
            return false;
        }

        end = second + 1;
        var (a, b) = (scan.At(at), scan.At(second));
        if (a.Length == 3 || b.Length == 3 || GluedToMore(at, end, separator) || BeginsADate(second, end))
        {
            return false;
        }

        return a.Length == 4 && b.Length <= 2 ? TryMonth(a.Value, b.Value, out date)
            : b.Length == 4 && a.Length <= 2 ? separator is not "." && TryMonth(b.Value, a.Value, out date)
            : a.Length == 2 && a.Value > 12 && separator is "-" && b.Length <= 2
                ? TryShortYearMonth(a.Value, b, end, out date)
            : a.Length <= 2 && b.Length <= 2 && TryDayWithoutYear(at, a.Value, b.Value, separator, out date);
    }

    private bool TryShortYearMonth(int year, DateToken month, int end, out DateExpression date)
    {
        date = null!;
        if (scan.IsCounted(end) || scan.Unit(end) is not null || scan.Is(end, "year"))
        {
            return false;
        }

        if (!TryMonth(FullYear(year, Today), month.Value, out date))
        {
            return false;
        }

        date = date with { Explicit = false };
        return true;
    }

    private bool TryDayWithoutYear(int at, int a, int b, string separator, out DateExpression date)
    {
        date = null!;
        var afterDay = scan.Sense(at - 1)?.Weekday > IsoDayOfWeek.None;
        var pointed = separator is "." && (afterDay || scan.Is(at - 1, "on") || scan.Is(at - 1, "in"));
        if ((separator is not "/" && !pointed) || (a, b) is (24, 7) or (1, 2) && scan.IsCounted(at + 3))
        {
            return false;
        }

        var (month, day) = MonthFirst(a, b) ? (a, b) : (b, a);
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2000, month))
        {
            return false;
        }

        date = new Within(new DayOf(day), new Within(new MonthOf(month), Every.Year))
        {
            Granularity = CalendarUnit.Day,
            Rule = "numeric-day",
        };
        return true;
    }

    private bool MonthFirst(int a, int b) => b > 12 || (a <= 12 && !scan.Context.Conventions.DayBeforeMonth);

    private bool TryDayAndMonth(int year, int a, int b, string separator, out DateExpression date)
    {
        var dayFirst = scan.Context.Conventions.DayBeforeMonth || separator is ".";
        return dayFirst
            ? TryDay(year, b, a, out date) || TryDay(year, a, b, out date)
            : TryDay(year, a, b, out date) || TryDay(year, b, a, out date);
    }

    private static bool TryDay(int year, int month, int day, out DateExpression date)
    {
        var valid =
            year is > 1000 and < 2500
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        date = valid
            ? new Settled(DateSpan.Day(new LocalDate(year, month, day)))
            {
                Granularity = CalendarUnit.Day,
                Rule = "numeric-date",
            }
            : null!;
        return valid;
    }

    private static bool TryMonth(int year, int month, out DateExpression date)
    {
        var valid = year is > 1000 and < 2500 && month is >= 1 and <= 12;
        var first = valid ? new LocalDate(year, month, 1) : default;
        date = valid
            ? new Settled(new(first, first.PlusMonths(1)))
            {
                Granularity = CalendarUnit.Month,
                Rule = "numeric-month",
            }
            : null!;
        return valid;
    }

    /// <summary>A separator and the number after it.</summary>
    private bool TrySeparator(int at, out int number, out string separator)
    {
        (number, separator) = (at + 1, scan.At(at).Text);
        if (
            separator is not ("/" or "-" or "." or ",")
            || !scan.At(number).IsNumber
            || scan.At(number).Value < 0
        )
        {
            return false;
        }

        return separator is "." or ","
            ? scan.Glued(at) && scan.Glued(number)
            : scan.Glued(at) == scan.Glued(number)
                || scan.At(number).Length == 4
                || scan.At(at - 1).Length == 4
                || separator is "-" && scan.Glued(at);
    }

    /// <summary>True when the digits are part of something longer, such as a telephone number.</summary>
    private bool GluedToMore(int start, int end, string separator = "")
    {
        var before = scan.At(start - 1);
        if (start > 0 && !scan.At(start).Spaced)
        {
            if (before.IsWord || before.Text is "$" or "€" or "£" or "#" or "." or ":" && start > 1)
            {
                return true;
            }

            if (scan.At(start - 2).IsNumber && start > 1 && !before.Spaced && before.Is(separator))
            {
                return !IsSecondDate(start, separator);
            }
        }

        var after = scan.At(end);
        if (after.IsEnd || after.Spaced)
        {
            return start > 1 && scan.At(start - 1).IsNumber && scan.Is(start - 2, "+");
        }

        return after.IsWord
            || (
                after.Is(separator)
                && scan.At(end + 1).IsNumber
                && scan.Glued(end + 1)
                && !IsFirstDate(end + 1, separator)
            )
            || (after.Is(":") && scan.At(end + 1).IsNumber && scan.Glued(end + 1));
    }

    /// <summary>True when the second number is rather the first of another date: "2016 - 01/22/2016".</summary>
    private bool BeginsADate(int second, int end) =>
        scan.Is(end, "/")
        && scan.Glued(end)
        && scan.Glued(end + 1)
        && scan.At(end + 1).IsNumber
        && !scan.Is(second - 1, "/");

    /// <summary>True when exactly one more date in the same layout follows: 10-1-18-10-7-2018.</summary>
    private bool IsFirstDate(int at, string separator) => Run(at, separator) == 3;

    private bool IsSecondDate(int start, string separator)
    {
        var count = 0;
        for (
            var at = start;
            count <= 3 && scan.At(at - 2).IsNumber && at > 1 && scan.Is(at - 1, separator) && scan.Glued(at);
            at -= 2
        )
        {
            count++;
        }

        return count == 3;
    }

    private int Run(int at, string separator)
    {
        var count = 1;
        while (
            count <= 3
            && scan.Is(at + 1, separator)
            && scan.Glued(at + 1)
            && scan.At(at + 2).IsNumber
            && scan.Glued(at + 2)
        )
        {
            count++;
            at += 2;
        }

        return count;
    }
}
