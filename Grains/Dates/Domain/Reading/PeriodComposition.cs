using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Joins two parts of one date, when they belong together.</summary>
internal static class PeriodComposition
{
    /// <summary>The joined period; null when the second is not part of the first.</summary>
    /// <param name="scan">The text.</param>
    /// <param name="first">The part that stands first.</param>
    /// <param name="second">The part that follows.</param>
    /// <param name="link">What stands between.</param>
    /// <param name="end">Token after the second.</param>
    public static DateExpression? Combine(
        DateScan scan,
        DateExpression first,
        DateExpression second,
        DateLink link,
        int end
    )
    {
        if (IsWeekdayName(first))
        {
            return WeekdayWith((Within)first, second, link);
        }

        return first.Lacks is { } lacks
            && second.Granularity == lacks
            && CanEnclose(second)
            && Allows(scan, first, second, link, end)
                ? first.Inside(second)
            : second.Lacks is { } missing
            && first.Granularity == missing
            && CanEnclose(first)
            && AllowsReversed(scan, first, second, link, end)
                ? Reversed(first, second)
            : null;
    }

    private static DateExpression Reversed(DateExpression first, DateExpression second) =>
        second.Inside(first) with
        {
            Explicit = true,
            Dependent = false,
        };

    private static bool CanEnclose(DateExpression outer) =>
        outer.Rule is not ("rolling" or "decade" or "century");

    /// <summary>True for "Friday" alone.</summary>
    public static bool IsWeekdayName(DateExpression expression) =>
        expression is Within { Selector: WeekdayOf, Outer: Every };

    /// <summary>"Friday 7/6", "Friday the 15th", "Friday next week".</summary>
    private static DateExpression? WeekdayWith(Within weekday, DateExpression second, DateLink link)
    {
        if (second.Granularity == CalendarUnit.Week && second.Lacks is null && second.Rule is not "rolling")
        {
            return weekday.Inside(second);
        }

        if (
            second.Granularity != CalendarUnit.Day
            || IsWeekdayName(second)
            || link.HasIn
            || link.HasOf
            || second.Rule is "day" or "ago"
        )
        {
            return null;
        }

        var name = ((WeekdayOf)weekday.Selector).Weekday;
        return second is Within { Selector: DayOf, Lacks: not null } undecided
            ? new Agreeing(undecided, name)
            {
                Granularity = CalendarUnit.Day,
                Rule = undecided.Rule,
                Convention = "the one nearest to today that falls on the weekday",
            }
            : second;
    }

    /// <summary>The part first, then what it is a part of: "March 2018", "21st of March", "Q3 this year".</summary>
    private static bool Allows(
        DateScan scan,
        DateExpression first,
        DateExpression second,
        DateLink link,
        int end
    )
    {
        if (first.Lacks == CalendarUnit.Month)
        {
            // A day of a month: "15 June", "the 21st of this month"; no "spent 20 in March".
            return !link.HasPossessive
                && !link.HasComma
                && !link.HasOn
                && !(link.HasIn && first.Dependent)
                && !(link.HasDash && !link.Tight);
        }

        if (second is { Dependent: true })
        {
            return !(link.HasComma && IsCount(scan, end))
                && !link.HasOn
                && (!link.HasDash || link.Tight || first.Granularity == CalendarUnit.Month);
        }

        return !link.HasDash && !link.HasOn && !link.HasParenthesis;
    }

    /// <summary>What encloses first, then the part: "2018 Q1", "next week Tuesday", "March 21st".</summary>
    private static bool AllowsReversed(
        DateScan scan,
        DateExpression first,
        DateExpression second,
        DateLink link,
        int end
    )
    {
        if (link.HasOf || link.HasIn)
        {
            return false;
        }

        if (second.Lacks == CalendarUnit.Week)
        {
            return first.Lacks is null;
        }

        if (second.Lacks == CalendarUnit.Month)
        {
            return !link.HasPossessive
                && !(link.HasOn && second.Dependent)
                && (second is not Within { Dependent: true } || IsDayAfterMonth(scan, first, link, end));
        }

        return !link.HasOn
            && (!link.HasDash || link.Tight || second.Granularity is CalendarUnit.Month)
            && !(link.HasComma && first.Dependent && second.Granularity == CalendarUnit.Quarter);
    }

    /// <summary>True when the bare number after a month is its day: not a count, and not a relative month.</summary>
    private static bool IsDayAfterMonth(DateScan scan, DateExpression first, DateLink link, int end)
    {
        var ordinal =
            scan.At(end - 1) is { IsNumber: false, Sense.Ordinal: not 0 }
            || scan.At(end - 1).Text is "st" or "nd" or "rd" or "th";
        return ordinal
            ? first.Rule is "month" or "numeric-month" || !link.HasDash
            : first.Rule is "month"
                && !link.HasComma
                && (!link.HasDash || link.Tight)
                && !IsCount(scan, end)
                && !IsPluralNoun(scan, end);
    }

    private static bool IsCount(DateScan scan, int end) =>
        (
            scan.IsCounted(end)
            && !(scan.Is(end, "or") && scan.At(end + 1).Text is not ("more" or "less" or "fewer"))
        ) || (scan.Unit(end) is not null && !scan.Glued(end));

    private static bool IsPluralNoun(DateScan scan, int at) =>
        scan.At(at) is { IsWord: true, Sense: null, Length: > 4 } word
        && word.Text.EndsWith('s')
        && !word.Text.EndsWith("ss", StringComparison.Ordinal);
}
