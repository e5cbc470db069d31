using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>How often: "twice a week", "at least 3 times a month", "monthly", "every other Friday", "on weekends".</summary>
internal sealed class FrequencyReader(DateScan scan, NumberReader numbers, LengthReader lengths)
{
    public void Read(int at, List<Statement> found)
    {
        ReadTimes(at, found);
        ReadEvery(at, found);
        ReadWeekdays(at, found);
        if (scan.Lexicon.Adverbs.TryMatch(scan.Tokens, at, out var end, out var adverb))
        {
            Add(at, end, adverb, Weekdays.None, found);
        }
    }

    /// <summary>"[at least] 3 times a month", "once every two weeks", "2 or more times per year".</summary>
    private void ReadTimes(int at, List<Statement> found)
    {
        var comparator = FrequencyComparator.Exactly;
        var countAt = at;
        if (AgoReader.TryComparator(scan, at, out var after, out var modifier))
        {
            comparator = ComparatorOf(modifier);
            countAt = after;
        }
        else if (scan.TryConnector(ConnectorKind.Exactly, at, out after))
        {
            countAt = after;
        }

        if (
            !TryCount(countAt, ref comparator, out var perAt, out var times)
            || !TryPer(perAt, out var end, out var every, out var unit)
        )
        {
            return;
        }

        Add(
            at,
            end,
            new FrequencySpec(times, comparator, unit.Unit, every * unit.Factor),
            Weekdays.None,
            found
        );
    }

    private bool TryCount(int at, ref FrequencyComparator comparator, out int end, out decimal times)
    {
        if (scan.Lexicon.Times.TryMatch(scan.Tokens, at, out end, out var word))
        {
            times = word;
            comparator = TailOf(end, comparator, out end);
            return true;
        }

        if (!numbers.TryCardinal(at, out end, out times))
        {
            return false;
        }

        comparator = TailOf(end, comparator, out end);
        return scan.At(end++).Text is "times" or "time" or "x";
    }

    private FrequencyComparator TailOf(int at, FrequencyComparator comparator, out int end)
    {
        end = at;
        if (scan.Is(at, "+"))
        {
            end = at + 1;
            return FrequencyComparator.AtLeast;
        }

        if (scan.Is(at, "or") && scan.At(at + 1).Text is "more" or "fewer" or "less" && scan.Is(at, "or"))
        {
            end = at + 2;
            return scan.Is(at + 1, "more") ? FrequencyComparator.AtLeast : FrequencyComparator.AtMost;
        }

        return comparator;
    }

    private bool TryPer(int at, out int end, out decimal every, out TimeUnit unit)
    {
        (every, unit) = (1, default);
        if (!scan.Lexicon.Per.TryMatch(scan.Tokens, at, out var unitAt, out _))
        {
            end = at;
            return false;
        }

        if (
            numbers.TryCardinal(unitAt, out var after, out var count)
            && lengths.TryUnit(after, out end, out unit)
        )
        {
            every = count;
            return true;
        }

        return lengths.TryUnit(unitAt, out end, out unit) && unit.Style == UnitStyle.Calendar;
    }

    /// <summary>"every month", "every 2 weeks", "every other Friday", "each weekend".</summary>
    private void ReadEvery(int at, List<Statement> found)
    {
        if (!scan.Lexicon.Every.TryMatch(scan.Tokens, at, out var next, out _))
        {
            return;
        }

        decimal every = 1;
        if (
            scan.At(next).Text is "other" or "second" && scan.Unit(next + 1) is not null
            || scan.Is(next, "other")
        )
        {
            (next, every) = (next + 1, 2);
        }
        else if (numbers.TryCardinal(next, out var after, out var count))
        {
            (next, every) = (after, count);
        }

        if (TryDays(next, plural: false, out var end, out var days))
        {
            Add(
                at,
                end,
                new FrequencySpec(1, FrequencyComparator.Exactly, CalendarUnit.Week, every),
                days,
                found
            );
        }
        else if (lengths.TryUnit(scan.Is(next, "single") ? next + 1 : next, out end, out var unit))
        {
            Add(
                at,
                end,
                new FrequencySpec(1, FrequencyComparator.Exactly, unit.Unit, every * unit.Factor),
                DaysOf(unit),
                found
            );
        }
    }

    /// <summary>"on weekends", "Sundays", "on a Saturday or Sunday", "all weekends".</summary>
    private void ReadWeekdays(int at, List<Statement> found)
    {
        var next = scan.At(at).Text is "on" or "at" or "during" or "all" ? at + 1 : at;
        var article = scan.At(next).Text is "a" or "an";
        next = article || (next > at && scan.At(next).Text is "the" or "all") ? next + 1 : next;
        if (!(article && next > at + 1) && !IsPlural(next))
        {
            return;
        }

        if (TryDays(next, plural: !article, out var end, out var days))
        {
            Add(at, end, new FrequencySpec(1, FrequencyComparator.Exactly, CalendarUnit.Week), days, found);
        }
    }

    private bool IsPlural(int at) =>
        scan.Sense(at) is { PluralWeekday: true }
        || scan.At(at).Text is "weekends" or "weekdays" or "workdays";

    private bool TryDays(int at, bool plural, out int end, out Weekdays days)
    {
        (end, days) = (at, Weekdays.None);
        while (DayAt(end, plural) is var day and not Weekdays.None)
        {
            days |= day;
            var next = end + 1;
            var after = scan.At(next).Text is "or" or "and" or "," ? next + 1 : next;
            after = scan.At(after).Text is "or" or "and" ? after + 1 : after;
            after = scan.At(after).Text is "a" or "on" ? after + 1 : after;
            after = scan.At(after).Text is "a" ? after + 1 : after;
            if (after == next || DayAt(after, plural) == Weekdays.None)
            {
                end = next;
                return true;
            }

            end = after;
        }

        return false;
    }

    private Weekdays DayAt(int at, bool plural) =>
        scan.Sense(at) switch
        {
            { Weekday: > IsoDayOfWeek.None, Weak: false } sense when sense.PluralWeekday == plural =>
                (Weekdays)(1 << ((int)sense.Weekday - 1)),
            { Unit: { } unit } => DaysOf(unit),
            _ => Weekdays.None,
        };

    private static Weekdays DaysOf(TimeUnit unit) =>
        unit.Style switch
        {
            UnitStyle.Weekend => Weekdays.Weekend,
            UnitStyle.Business => Weekdays.Workdays,
            _ => Weekdays.None,
        };

    private static FrequencyComparator ComparatorOf(DateModifier modifier) =>
        modifier switch
        {
            DateModifier.AtLeast => FrequencyComparator.AtLeast,
            DateModifier.AtMost => FrequencyComparator.AtMost,
            DateModifier.MoreThan => FrequencyComparator.MoreThan,
            DateModifier.LessThan => FrequencyComparator.LessThan,
            _ => FrequencyComparator.Exactly,
        };

    private static void Add(
        int start,
        int end,
        FrequencySpec frequency,
        Weekdays days,
        List<Statement> found
    ) =>
        found.Add(
            new Statement(start, end, null)
            {
                Frequency = frequency,
                Weekdays = days,
                Rule = "frequency",
            }
        );
}
