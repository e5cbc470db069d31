using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Quarters, halves and fiscal years: "Q1", "first quarter", "H2", "FY26", "fiscal 2013".</summary>
internal sealed class QuarterReader(
    DateScan scan,
    NumberReader numbers,
    LengthReader lengths,
    RelativeReader relatives
)
{
    public bool TryRead(int at, out int end, out DateExpression part) =>
        TryFiscalYear(at, out end, out part)
        || TryShortYearFirst(at, out end, out part)
        || TryPart(at, out end, out part);

    /// <summary>"Q1", "fiscal Q1", "quarter 1", "first fiscal quarter", "H2", "second half".</summary>
    private bool TryPart(int at, out int end, out DateExpression part)
    {
        part = null!;
        var fiscal = IsFiscalWord(at);
        var first = fiscal ? at + 1 : at;
        if (
            !TryLetter(first, out end, out var unit, out var number)
            && !TryWords(first, ref fiscal, out end, out unit, out number)
        )
        {
            return TryFiscalMonth(at, fiscal, out end, out part);
        }

        if (number < 1 || number * unit.Months > 12)
        {
            return false;
        }

        Selector selector = new UnitsOf(unit, number - 1, 1);
        part = fiscal
            ? new Within(selector.OfFiscalYear(), new EveryFiscalYear()) { Fiscal = true }
            : new Within(selector, Every.Year);
        part = part with
        {
            Granularity = unit.Months == 3 ? CalendarUnit.Quarter : CalendarUnit.Month,
            Rule = "quarter",
        };
        return true;
    }

    /// <summary>"fiscal March": a month of a retail calendar.</summary>
    private bool TryFiscalMonth(int at, bool fiscal, out int end, out DateExpression month)
    {
        (end, month) = (at + 2, null!);
        if (!fiscal || scan.Sense(at + 1) is not { Month: > 0 and var number })
        {
            return false;
        }

        month = new Within(new FiscalMonthOf(number), new EveryFiscalYear())
        {
            Granularity = CalendarUnit.Month,
            Fiscal = true,
            Rule = "fiscal-month",
        };
        return true;
    }

    private bool TryLetter(int at, out int end, out TimeUnit unit, out int number)
    {
        var token = scan.At(at);
        (end, unit, number) = (
            at + 2,
            token.Is("q") ? TimeUnit.Quarter : new(CalendarUnit.Month, 6),
            scan.At(at + 1).Value
        );
        return token.Text is "q" or "h"
            && scan.Glued(at + 1)
            && scan.At(at + 1) is { IsNumber: true, Length: 1 }
            && !(scan.Glued(at + 2) && scan.At(at + 2).IsWord && !scan.Is(at + 2, "fy"));
    }

    private bool TryWords(int at, ref bool fiscal, out int end, out TimeUnit unit, out int number)
    {
        unit = TimeUnit.Quarter;
        if (
            scan.Is(at, "quarter")
            && scan.At(at + 1) is { IsNumber: true, Length: 1, Value: >= 1 and <= 4 } digit
            && scan.Unit(at + 2) is null
        )
        {
            (end, number) = (at + 2, digit.Value);
            return true;
        }

        if (!numbers.TryOrdinal(at, out end, out number))
        {
            return false;
        }

        if (IsFiscalWord(end))
        {
            fiscal = true;
            end++;
        }

        if (scan.Unit(end) == TimeUnit.Quarter)
        {
            end++;
            return number <= 4;
        }

        unit = new(CalendarUnit.Month, 6);
        return scan.Is(end++, "half") && number <= 2 && (scan.Is(end, "of") || scan.At(end).IsNumber);
    }

    /// <summary>"18q4", "19-H2".</summary>
    private bool TryShortYearFirst(int at, out int end, out DateExpression part)
    {
        (end, part) = (at, null!);
        if (scan.At(at) is not { IsNumber: true, Length: 2 } year)
        {
            return false;
        }

        var letter = scan.Is(at + 1, "-") && scan.Glued(at + 1) ? at + 2 : at + 1;
        if (
            !scan.Glued(letter)
            || !TryLetter(letter, out end, out var unit, out var number)
            || number < 1
            || number * unit.Months > 12
        )
        {
            return false;
        }

        var start = new LocalDate(
            NumericDateReader.FullYear(year.Value, scan.Context.Today),
            1,
            1
        ).PlusMonths((number - 1) * unit.Months);
        part = new Settled(new(start, start.PlusMonths(unit.Months)))
        {
            Granularity = CalendarUnit.Quarter,
            Rule = "quarter",
        };
        return true;
    }

    /// <summary>"FY26", "fiscal year 2013", "fiscal 2013", "2013 fiscal year".</summary>
    private bool TryFiscalYear(int at, out int end, out DateExpression year)
    {
        year = null!;
        var number = at;
        if (
            scan.At(at) is { IsNumber: true, Length: 4 }
            && IsFiscalWord(at + 1)
            && scan.Unit(at + 2) == TimeUnit.Year
        )
        {
            end = at + 3;
        }
        else if (TryFiscalYearWord(at, out number))
        {
            end = number + 1;
        }
        else
        {
            end = at;
            return false;
        }

        var token = scan.At(number);
        if (!token.IsNumber || token.Length is not (2 or 4) || scan.IsCounted(number + 1))
        {
            return TryBareFiscalYear(at, number, out end, out year);
        }

        var name =
            token.Length == 2 ? NumericDateReader.FullYear(token.Value, scan.Context.Today) : token.Value;
        year = FiscalYear(new FiscalCalendar(scan.Context.Conventions).YearNamed(name));
        return true;
    }

    private bool TryFiscalYearWord(int at, out int number)
    {
        number = at + 1;
        if (scan.Is(at, "fy"))
        {
            number = scan.Is(number, "'") ? number + 1 : number;
            return true;
        }

        if (!IsFiscalWord(at))
        {
            return false;
        }

        number = scan.Unit(number) == TimeUnit.Year ? number + 1 : number;
        number = scan.Is(number, "'") ? number + 1 : number;
        return scan.Unit(at + 1) == TimeUnit.Year || scan.At(number) is { IsNumber: true, Length: 4 };
    }

    /// <summary>"the fiscal year": the current one.</summary>
    private bool TryBareFiscalYear(int at, int afterWord, out int end, out DateExpression year)
    {
        (end, year) = (afterWord, null!);
        if (scan.Unit(at + 1) != TimeUnit.Year || !IsFiscalWord(at) || !scan.Is(at - 1, "the"))
        {
            return false;
        }

        year = relatives.Unit(new(CalendarUnit.Year, 1, UnitStyle.Fiscal), 0);
        return lengths.TryUnit(at, out end, out _);
    }

    private bool IsFiscalWord(int at) => scan.At(at).Text is "fiscal" or "financial";

    private static Settled FiscalYear(DateSpan span) =>
        new(span)
        {
            Granularity = CalendarUnit.Year,
            Fiscal = true,
            Rule = "fiscal-year",
        };
}
