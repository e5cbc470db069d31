using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Months, weekdays, days of a month, years, decades and centuries.</summary>
internal sealed class CalendarWordReader(DateScan scan, NumberReader numbers)
{
    private LocalDate Today => scan.Context.Today;

    public bool TryRead(int at, out int end, out DateExpression word) =>
        TryMonth(at, out end, out word)
        || TryWeekday(at, out end, out word)
        || TryDecade(at, out end, out word)
        || TryCentury(at, out end, out word)
        || TryYear(at, out end, out word);

    /// <summary>"March", "the month of March", "Oct.".</summary>
    public bool TryMonth(int at, out int end, out DateExpression month)
    {
        (end, month) = (at + 1, null!);
        if (scan.Is(at, "month") && scan.Is(at + 1, "of"))
        {
            return scan.Sense(at + 2) is { Month: > 0 } && TryMonth(at + 2, out end, out month);
        }

        if (scan.Sense(at) is not { Month: > 0 } sense || scan.Is(at - 1, "$") || ModalVerb.Is(scan, at))
        {
            return false;
        }

        month = new Within(new MonthOf(sense.Month), Every.Year)
        {
            Granularity = CalendarUnit.Month,
            Rule = "month",
            Explicit = !sense.Weak,
        };
        return true;
    }

    public bool TryWeekday(int at, out int end, out DateExpression weekday)
    {
        (end, weekday) = (at + 1, null!);
        if (scan.Sense(at) is not { Weekday: > IsoDayOfWeek.None, PluralWeekday: false } sense)
        {
            return false;
        }

        weekday = new Within(new WeekdayOf(sense.Weekday), Every.Week)
        {
            Granularity = CalendarUnit.Day,
            Rule = "weekday",
            Explicit = !sense.Weak,
        };
        return true;
    }

    /// <summary>"the 21st", "twenty second", "15th day"; a bare number only beside a month.</summary>
    public bool TryDayOfMonth(int at, out int end, out DateExpression day)
    {
        day = null!;
        var ordinal = numbers.TryOrdinal(at, out end, out var number);
        var before = scan.Is(at - 1, "the");
        var counted = false;
        if (ordinal && scan.Is(end, "day") && (scan.Is(end + 1, "of") || scan.Is(end + 1, "in")))
        {
            end++;
            counted = true;
        }

        if (!ordinal)
        {
            if (
                !numbers.TryCardinal(at, out end, out var cardinal)
                || !decimal.IsInteger(cardinal)
                || (scan.At(at).IsNumber && (end != at + 1 || scan.At(at).Length > 2 || IsPartOfNumber(at)))
            )
            {
                return false;
            }

            number = (int)Math.Min(cardinal, 99);
        }

        if (number is < 1 or > 31)
        {
            return false;
        }

        var digits = scan.At(at).IsNumber;
        day = new Within(new DayOf(number), Every.Month)
        {
            Granularity = CalendarUnit.Day,
            Rule = "day-of-month",
            Dependent = !(ordinal && ((digits && before) || counted)),
        };
        return true;
    }

    /// <summary>"2018", "the year 2018", "'98", "nineteen ninety nine", "2555 BE".</summary>
    public bool TryYear(int at, out int end, out DateExpression year)
    {
        var named = scan.Is(at, "year");
        var first = named ? at + 1 : at;
        if (named && scan.Is(first, "of"))
        {
            first++;
        }

        year = null!;
        if (!TryYearNumber(first, named, out end, out var number))
        {
            return false;
        }

        if (scan.Is(end, "be") && number > 2400)
        {
            number -= 543;
            end++;
        }

        if (number is < 1 or > 8999)
        {
            return false;
        }

        var start = new LocalDate(number, 1, 1);
        year = new Settled(new(start, start.PlusYears(1)))
        {
            Granularity = CalendarUnit.Year,
            Rule = "year",
            Explicit = named,
            Dependent = !named,
        };
        return true;
    }

    /// <summary>A year of two digits, where what stands before it makes it one.</summary>
    public bool TryShortYear(int at, out int end, out DateExpression year)
    {
        var number = scan.Is(at, "'") ? at + 1 : at;
        (end, year) = (number + 1, null!);
        if (
            scan.At(number) is not { IsNumber: true, Length: 2 } token
            || IsPartOfNumber(number)
            || scan.IsCounted(end)
            || scan.Unit(end) is not null
        )
        {
            return false;
        }

        var start = new LocalDate(NumericDateReader.FullYear(token.Value, Today), 1, 1);
        year = new Settled(new(start, start.PlusYears(1))) { Granularity = CalendarUnit.Year, Rule = "year" };
        return true;
    }

    private bool TryYearNumber(int at, bool named, out int end, out int number)
    {
        var token = scan.At(at);
        (end, number) = (at + 1, token.Value);
        if (token.IsNumber && token.Length == 4 && token.Value is >= 1000 and < 3000 && !IsPartOfNumber(at))
        {
            return true;
        }

        if (scan.Is(at, "'") && scan.At(at + 1) is { IsNumber: true, Length: 2, Spaced: false } shortYear)
        {
            (end, number) = (at + 2, NumericDateReader.FullYear(shortYear.Value, Today));
            return !IsPartOfNumber(at + 1) && !scan.Is(end, "s");
        }

        if (
            named
            && numbers.TryCardinal(at, out end, out var any)
            && decimal.IsInteger(any)
            && any is > 31 and < 9000
        )
        {
            number = (int)any;
            return true;
        }

        return !token.IsNumber && numbers.TryYearInWords(at, out end, out number);
    }

    /// <summary>True for digits with a currency sign, a decimal or thousands part, or letters glued to them.</summary>
    private bool IsPartOfNumber(int at)
    {
        var (before, after) = (scan.At(at - 1), scan.At(at + 1));
        return (
                at > 0
                && scan.Glued(at)
                && (
                    before.IsWord && before.Sense is not { Month: > 0 }
                    || before.Text is "$" or "€" or "£" or "#" or "+" or "." && scan.At(at - 2).IsNumber
                    || before.Is(",") && scan.At(at - 2).IsNumber
                )
            )
            || before.Text is "$" or "€" or "£" && at > 0
            || (
                scan.Glued(at + 1)
                && (
                    after.Text is "%"
                    || after.Text is "." or "," && scan.At(at + 2).IsNumber && scan.Glued(at + 2)
                    || after.IsWord
                        && after.Sense is not { Month: > 0 }
                        && after.Text is not ("st" or "nd" or "rd" or "th" or "q" or "h" or "s" or "w")
                )
            );
    }

    /// <summary>"1990s", "the 90s", "the nineties", "the twenty-tens".</summary>
    private bool TryDecade(int at, out int end, out DateExpression decade)
    {
        (end, decade) = (at, null!);
        if (IsAge(at))
        {
            return false;
        }

        int start;
        var token = scan.At(at);
        var apostrophe = scan.Is(at, "'") ? at + 1 : at;
        if (
            scan.At(apostrophe) is { IsNumber: true } digits
            && digits.Value % 10 == 0
            && (scan.Is(apostrophe + 1, "s") || scan.At(apostrophe + 1).Kind == DateTokenKind.Possessive)
        )
        {
            end = apostrophe + 2;
            start =
                digits.Length == 4 ? digits.Value
                : digits.Length == 2 ? FullDecade(digits.Value)
                : -1;
        }
        else if (token.Sense is { Decade: > 0 and var word })
        {
            end = at + 1;
            start = FullDecade(word);
        }
        else if (scan.Is(at, "twenty") && scan.Is(at + (scan.Is(at + 1, "-") ? 2 : 1), "tens"))
        {
            end = at + (scan.Is(at + 1, "-") ? 3 : 2);
            start = 2010;
        }
        else if (scan.Is(at, "two") && scan.Is(at + 1, "thousands"))
        {
            end = at + 2;
            start = 2000;
        }
        else
        {
            return false;
        }

        return Years(start, 10, "decade", out decade);
    }

    /// <summary>True for the thirties of a person: "in their thirties", "in her late 40s".</summary>
    private bool IsAge(int at)
    {
        var owner = scan.At(at - 1).Text is "early" or "mid" or "late" or "-" ? at - 2 : at - 1;
        owner = scan.At(owner).Text is "mid" or "early" or "late" ? owner - 1 : owner;
        return at > 0 && scan.At(owner).Text is "their" or "his" or "her" or "my" or "your" or "our";
    }

    private int FullDecade(int decade) =>
        (Today.Year / 100 * 100) + decade > Today.Year
            ? (Today.Year / 100 * 100) - 100 + decade
            : (Today.Year / 100 * 100) + decade;

    private bool TryCentury(int at, out int end, out DateExpression century)
    {
        century = null!;
        return numbers.TryOrdinal(at, out end, out var number)
            && scan.Is(end++, "century")
            && Years((number - 1) * 100, 100, "century", out century);
    }

    private static bool Years(int start, int count, string rule, out DateExpression years)
    {
        years = null!;
        if (start is < 1 or > 8900)
        {
            return false;
        }

        var first = new LocalDate(start, 1, 1);
        years = new Settled(new(first, first.PlusYears(count)))
        {
            Granularity = CalendarUnit.Year,
            Rule = rule,
        };
        return true;
    }
}
