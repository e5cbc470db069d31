using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Periods composed of words of time: "the first Monday of May 2018", "next week Tuesday", "early March".</summary>
internal sealed class PeriodReader
{
    private const int MaxDepth = 6;
    private readonly DateScan _scan;
    private readonly NumberReader _numbers;
    private readonly LengthReader _lengths;
    private readonly CalendarWordReader _words;
    private readonly NumericDateReader _digits;
    private readonly RelativeReader _relatives;
    private readonly QuarterReader _quarters;
    private readonly HolidayReader _holidays;
    private readonly CompositeReader _composites;
    private readonly Dictionary<(int At, bool BareUnit), (int End, DateExpression? Period)> _read = [];
    private int _depth;
    private bool _wasCut;

    public PeriodReader(DateScan scan, NumberReader numbers, LengthReader lengths)
    {
        (_scan, _numbers, _lengths) = (scan, numbers, lengths);
        _words = new(scan, numbers);
        _digits = new(scan);
        _relatives = new(scan, lengths, numbers);
        _quarters = new(scan, numbers, lengths, _relatives);
        _holidays = new(scan);
        _composites = new(scan, numbers, lengths, this, _relatives);
    }

    public RelativeReader Relatives => _relatives;

    /// <summary>The longest period that begins at a token.</summary>
    /// <param name="at">First token; articles are skipped.</param>
    /// <param name="bareUnit">True when "the month" alone is this month, as after "end of".</param>
    /// <param name="end">Token after it.</param>
    /// <param name="period">What it says; <see cref="DateExpression.Dependent"/> for a bare number.</param>
    public bool TryRead(int at, bool bareUnit, out int end, out DateExpression period)
    {
        (end, period) = (at, null!);
        if (_depth >= MaxDepth)
        {
            _wasCut = true;
            return false;
        }

        if (_read.TryGetValue((at, bareUnit), out var known))
        {
            (end, period) = (known.End, known.Period!);
            return period is not null;
        }

        var cutBefore = _wasCut;
        (_wasCut, _depth) = (false, _depth + 1);
        var read = TryReadAnew(at, bareUnit, out end, out period);
        _depth--;
        if (!_wasCut)
        {
            _read[(at, bareUnit)] = (end, read ? period : null);
        }

        _wasCut |= cutBefore;
        return read;
    }

    private bool TryReadAnew(int at, bool bareUnit, out int end, out DateExpression period)
    {
        if (!TryPrimary(SkipFillers(at), bareUnit, out end, out period))
        {
            return false;
        }

        while (TryExtend(end, period, out var next, out var extended))
        {
            (end, period) = (next, extended);
        }

        return true;
    }

    /// <summary>A year of four digits or in words.</summary>
    public bool TryYear(int at, out int end, out DateExpression year) =>
        _words.TryYear(at, out end, out year);

    private int SkipFillers(int at)
    {
        while (
            _scan.At(at).Text is "the" or "around" or "about" or "approximately" or "roughly" or "of"
            && at < _scan.Tokens.Length
        )
        {
            if (_scan.Is(at, "of") && !_scan.Is(at - 1, "day"))
            {
                break;
            }

            at++;
        }

        return at;
    }

    private bool TryPrimary(int at, bool bareUnit, out int end, out DateExpression period)
    {
        (end, period) = (at, null!);
        Keep(_digits.TryRead(at, out var next, out var found), next, found, ref end, ref period);
        Keep(_relatives.TryRead(at, out next, out found), next, found, ref end, ref period);
        Keep(_quarters.TryRead(at, out next, out found), next, found, ref end, ref period);
        Keep(_holidays.TryRead(at, out next, out found), next, found, ref end, ref period);
        Keep(_composites.TryRead(at, out next, out found), next, found, ref end, ref period);
        Keep(_words.TryRead(at, out next, out found), next, found, ref end, ref period);
        Keep(_words.TryDayOfMonth(at, out next, out found), next, found, ref end, ref period);
        if (period is null && bareUnit && _relatives.TryBareUnit(at, out end, out period))
        {
            return true;
        }

        return period is not null;
    }

    private static void Keep(
        bool read,
        int next,
        DateExpression found,
        ref int end,
        ref DateExpression period
    )
    {
        if (read && next > end)
        {
            (end, period) = (next, found);
        }
    }

    /// <summary>Adds what follows, when it completes the period.</summary>
    private bool TryExtend(int at, DateExpression period, out int end, out DateExpression extended)
    {
        if (_composites.TryShifted(at, period, out end, out extended))
        {
            return true;
        }

        var link = DateLink.Read(_scan, at);
        if (link.Next >= _scan.Tokens.Length)
        {
            return false;
        }

        if (
            period.Lacks == CalendarUnit.Year
            && !period.Dependent
            && _words.TryShortYear(link.YearAt, out end, out var shortYear)
            && link.AllowsShortYear(_scan, period, end)
        )
        {
            extended = period.Inside(shortYear);
            return true;
        }

        if (
            !(
                PeriodComposition.IsWeekdayName(period)
                && TryRead(link.Next, bareUnit: false, out end, out var next)
            ) && !TryPrimary(link.Next, link.HasOf, out end, out next)
        )
        {
            return false;
        }

        extended = PeriodComposition.Combine(_scan, period, next, link, end)!;
        return extended is not null;
    }
}
