using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>English for the enumerations of conditions.</summary>
internal static class ConditionWords
{
    /// <summary>Sign of an operator in one line for people; between and the missing tests are written out by the caller.</summary>
    public static string Sign(ConditionOperator op) =>
        op switch
        {
            ConditionOperator.Eq => "=",
            ConditionOperator.Ne => "!=",
            ConditionOperator.Lt => "<",
            ConditionOperator.Le => "<=",
            ConditionOperator.Gt => ">",
            ConditionOperator.Ge => ">=",
            ConditionOperator.In => "IN",
            ConditionOperator.NotIn => "NOT IN",
            ConditionOperator.Contains => "CONTAINS",
            ConditionOperator.StartsWith => "STARTS WITH",
            _ => "BETWEEN",
        };

    /// <summary>An operator in a sentence: "is more than".</summary>
    public static string Verb(ConditionOperator op, bool date) =>
        op switch
        {
            ConditionOperator.Eq or ConditionOperator.In => "is",
            ConditionOperator.Ne or ConditionOperator.NotIn => "is not",
            ConditionOperator.Lt => date ? "is before" : "is less than",
            ConditionOperator.Le => date ? "is at the latest" : "is at most",
            ConditionOperator.Gt => date ? "is after" : "is more than",
            ConditionOperator.Ge => date ? "is from" : "is at least",
            ConditionOperator.Contains => "contains",
            ConditionOperator.StartsWith => "starts with",
            _ => "is between",
        };

    /// <summary>A function as a word before a noun; empty where none is needed.</summary>
    public static string Adjective(AggregateFunction function) =>
        function switch
        {
            AggregateFunction.Count => "number of",
            AggregateFunction.CountDistinct => "number of different",
            AggregateFunction.Sum => "total",
            AggregateFunction.Avg => "average",
            AggregateFunction.Median => "median",
            AggregateFunction.Min => "lowest",
            AggregateFunction.Max => "highest",
            AggregateFunction.First => "first",
            AggregateFunction.Last => "last",
            _ => "",
        };

    /// <summary>A transform after a noun: "age by birth date".</summary>
    public static string Transformed(string noun, Transform? transform) =>
        transform switch
        {
            Transform.AgeYears => $"age by {noun}",
            Transform.DaysAgo => $"days since {noun}",
            Transform.Year => $"year of {noun}",
            Transform.Quarter => $"quarter of {noun}",
            Transform.Month => $"month of {noun}",
            Transform.DayOfMonth => $"day of the month of {noun}",
            Transform.DayOfWeek => $"weekday of {noun}",
            Transform.Hour => $"hour of {noun}",
            _ => noun,
        };

    /// <summary>A window: its label, else its days, both ends included.</summary>
    public static string Days(Window window) =>
        window switch
        {
            { Label: { Length: > 0 } label } => label,
            { Start: { } start, End: { } end } when end == start.AddDays(1) => $"on {Day(start)}",
            { Start: { } start, End: { } end } => $"from {Day(start)} to {Day(end.AddDays(-1))}",
            { Start: { } start } => $"since {Day(start)}",
            { End: { } end } => $"before {Day(end)}",
            _ => "ever",
        };

    /// <summary>A rank: "in the top 10 %".</summary>
    public static string Ranked(Rank rank) =>
        rank switch
        {
            { TopPercent: { } percent } => $"in the top {Number(percent)} %",
            { TopCount: { } count } => $"in the top {Number(count)}",
            { BottomPercent: { } percent } => $"in the bottom {Number(percent)} %",
            { BottomCount: { } count } => $"in the bottom {Number(count)}",
            { AboveAverage: true } => "above average",
            { BelowAverage: true } => "below average",
            { AboveMedian: true } => "above the median",
            { BelowMedian: true } => "below the median",
            _ => "ranked",
        };

    /// <summary>A number without trailing zeros.</summary>
    public static string Number(decimal number) =>
        number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>1st, 2nd, 3rd …</summary>
    public static string Ordinal(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number}{(number % 100 / 10 == 1 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}"
        );
}
