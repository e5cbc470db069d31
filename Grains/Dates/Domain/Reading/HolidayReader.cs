using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Holidays, seasons and the tenant's named periods.</summary>
internal sealed class HolidayReader(DateScan scan)
{
    public bool TryRead(int at, out int end, out DateExpression period)
    {
        period = null!;
        if (scan.TryNamedPeriod(at, out end, out var named))
        {
            end = scan.At(end).Text is "period" or "season" or "sale" or "sales" ? end + 1 : end;
            period = Yearly(named, "named-period") with { Explicit = false };
            return true;
        }

        if (scan.Lexicon.Holidays.TryMatch(scan.Tokens, at, out end, out var holiday))
        {
            period = Yearly(new HolidayOf(holiday), "holiday") with
            {
                Granularity = holiday.Days == 1 ? CalendarUnit.Day : CalendarUnit.Unknown,
            };
            return true;
        }

        if (scan.Lexicon.Seasons.TryMatch(scan.Tokens, at, out end, out var season))
        {
            end = scan.Is(end, "season") ? end + 1 : end;
            period = Yearly(season.Period, "season") with { Explicit = !season.Weak };
            return true;
        }

        return false;
    }

    private static Within Yearly(Selector selector, string rule) =>
        new(selector, Every.Year)
        {
            Granularity = CalendarUnit.Unknown,
            Rule = rule,
            Convention = "the most recent one unless a year is given",
        };
}
