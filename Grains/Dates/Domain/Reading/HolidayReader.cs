using NodaTime;
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
            if (scan.Is(end, "weekend") && holiday.Days == 1)
            {
                end++;
                period = new Derived(period, (day, _) => LongWeekend(day.First))
                {
                    Granularity = CalendarUnit.Unknown,
                    Rule = "holiday-weekend",
                    Convention = period.Convention,
                };
            }

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

    /// <summary>Saturday and Sunday next to a holiday, with the days between when it is a Thursday, Friday, Monday or Tuesday.</summary>
    private static DateSpan LongWeekend(LocalDate day)
    {
        var number = (int)day.DayOfWeek;
        var saturday = number < 3 ? day.PlusDays(-number - 1) : day.PlusDays(6 - number);
        var first = number is 4 or 5 ? day : saturday;
        return new(first, number < 3 ? day.PlusDays(1) : saturday.PlusDays(2));
    }

    private static Within Yearly(Selector selector, string rule) =>
        new(selector, Every.Year)
        {
            Granularity = CalendarUnit.Unknown,
            Rule = rule,
            Convention = "the most recent one unless a year is given",
        };
}
