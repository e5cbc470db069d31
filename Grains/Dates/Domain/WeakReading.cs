using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Tells dates from numbers and words that only look like one.</summary>
internal static class WeakReading
{
    private static readonly HashSet<string> YearPrepositions = new(StringComparer.Ordinal)
    {
        "in",
        "during",
        "since",
        "of",
        "for",
        "by",
        "until",
        "till",
        "through",
        "throughout",
        "before",
        "after",
        "from",
        "ever",
        "starting",
        "beginning",
        "prior",
        "earlier",
        "later",
        "on",
    };

    /// <summary>True when the phrase is surely a date.</summary>
    public static bool IsExplicit(DateScan scan, Statement statement, DateExpression period)
    {
        if (period is RangeOf range && period.Rule is "range")
        {
            return range is not { Left.Dependent: true, Right.Dependent: true }
                || (statement.Preposition.Length > 0 && !IsCounted(scan, statement.End))
                || LooksLikeYears(scan, statement);
        }

        return period.Dependent
            ? period.Granularity == CalendarUnit.Year && IsYear(scan, statement)
            : period.Explicit || IsNamed(scan, statement);
    }

    /// <summary>True when a weak reading is still worth telling: nothing speaks against it.</summary>
    public static bool IsLikely(DateScan scan, Statement statement)
    {
        var period = statement.Period!;
        var whole = statement.Start == 0 && scan.At(statement.End).IsEnd;
        if (period is RangeOf)
        {
            return LooksLikeYears(scan, statement);
        }

        if (period.Dependent)
        {
            return period.Granularity == CalendarUnit.Year
                ? scan.At(statement.End - 1) is { IsNumber: true, Value: >= 1900 and < 2100 }
                    && (whole || StandsAlone(scan, statement))
                : statement.Preposition is "on" or "for"
                    && scan.IsClauseEnd(statement.End)
                    && scan.Is(statement.Start + 1, "the");
        }

        return whole
            || period.Rule is not ("month" or "weekday" or "season" or "named-period" or "day")
            || period.Rule is "weekday" && scan.IsClauseEnd(statement.End);
    }

    private static bool LooksLikeYears(DateScan scan, Statement statement) =>
        !IsCounted(scan, statement.End)
        && scan.At(statement.End - 1) is { IsNumber: true, Value: >= 1950 and < 2060 } or { IsNumber: false };

    private static bool IsYear(DateScan scan, Statement statement)
    {
        if (statement is { Modifier: DateModifier.Since or DateModifier.Until, Preposition.Length: 0 })
        {
            // "2018 or later"; but "2000 and up" is an amount.
            return scan.At(statement.Start) is { IsNumber: true, Value: >= 1900 and < 2100 }
                && !scan.Is(statement.End - 1, "up");
        }

        var number = scan.At(statement.End - 1);
        var named =
            scan.Is(statement.Start - 1, "year")
            || scan.Is(statement.Start - 2, "year")
            || (scan.Is(statement.Start - 1, "to") && scan.Is(statement.Start - 2, "back"));
        var plausible = !number.IsNumber || number.Value is >= 1800 and < 2100;
        return plausible
            && (named || YearPrepositions.Contains(statement.Preposition))
            && !IsCounted(scan, statement.End)
            && !(statement.Preposition is "on" or "by" or "for" or "of" && !number.IsNumber);
    }

    /// <summary>A weak word after a preposition that only dates have: "in may", "on sun".</summary>
    private static bool IsNamed(DateScan scan, Statement statement)
    {
        if (statement.Modifier != DateModifier.None)
        {
            return true;
        }

        if (statement.Period!.Rule is "season" && scan.Is(statement.End, "of"))
        {
            return false;
        }

        var last = scan.At(statement.End - 1).Text;
        var article = scan.At(statement.End - 2).Is("the");
        return statement.Preposition switch
        {
            "in" or "during" or "of" or "for" or "throughout" or "by" => statement.Period!.Rule
                is not "weekday"
                && !(article && last is "march"),
            "on" => statement.Period!.Rule is "weekday" && !article,
            _ => false,
        };
    }

    /// <summary>"2000 or more" is an amount and "2018 or later" a phrase of its own; "before 2025 or missing" goes on with something else.</summary>
    private static bool IsCounted(DateScan scan, int at) =>
        scan.Is(at, "or")
            ? scan.At(at + 1).Text
                is "more"
                    or "less"
                    or "fewer"
                    or "later"
                    or "earlier"
                    or "after"
                    or "before"
                    or "newer"
                    or "older"
                    or "sooner"
                    or "so"
                    or "above"
                    or "over"
                    or "below"
                    or "under"
                    or "higher"
                    or "lower"
            : scan.IsCounted(at) || scan.Unit(at) is not null;

    /// <summary>A bare year at the end of a clause, or between signs, with no count around it.</summary>
    private static bool StandsAlone(DateScan scan, Statement statement)
    {
        var before = scan.At(statement.Start - 1);
        return scan.IsClauseEnd(statement.End)
            && statement.Start > 0
            && !before.IsNumber
            && before.Text is "=" or "and" or "or" or "," or "to";
    }
}
