using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>Lengths of time: how they are compared, and one unit in another.</summary>
internal static class LengthUnits
{
    /// <summary>Columns of lengths count years without their leap days.</summary>
    private const decimal DaysOfYear = 365;

    /// <summary>An amount of one unit in another: years as months.</summary>
    public static decimal Convert(decimal amount, CalendarUnit unit, string? into)
    {
        var days = unit switch
        {
            CalendarUnit.Day => 1m,
            CalendarUnit.Week => 7m,
            CalendarUnit.Month => DaysOfYear / 12,
            CalendarUnit.Quarter => DaysOfYear / 4,
            _ => DaysOfYear,
        };
        var months = unit switch
        {
            CalendarUnit.Month => 1m,
            CalendarUnit.Quarter => 3m,
            CalendarUnit.Year => 12m,
            _ => 0m,
        };
        return into switch
        {
            "months" => months > 0 ? amount * months : Math.Round(amount * days * 12 / DaysOfYear, 4),
            "years" => months > 0
                ? Math.Round(amount * months / 12, 4)
                : Math.Round(amount * days / DaysOfYear, 4),
            "weeks" => unit == CalendarUnit.Week ? amount : Math.Round(amount * days / 7, 4),
            _ => Math.Round(amount * days),
        };
    }

    /// <summary>How a length is compared; the default where the words do not say.</summary>
    public static ConditionOperator OperatorOf(DateModifier modifier, ConditionOperator otherwise) =>
        modifier switch
        {
            DateModifier.MoreThan or DateModifier.MoreThanAgo => ConditionOperator.Gt,
            DateModifier.LessThan or DateModifier.LessThanAgo => ConditionOperator.Lt,
            DateModifier.AtLeast => ConditionOperator.Ge,
            DateModifier.AtMost or DateModifier.Within => ConditionOperator.Le,
            _ => otherwise,
        };
}
