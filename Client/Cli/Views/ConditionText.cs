using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>A condition as one line for people.</summary>
internal static class ConditionText
{
    /// <summary>The line, such as <c>sum of orders.amount &gt; 200 USD, 2025-11-01 … 2025-12-31</c>.</summary>
    public static string Of(ExpressionNode.Condition condition)
    {
        var measure = MeasureText.Of(condition.Measure);
        var test =
            condition.Rank is { } rank ? RankOf(rank)
            : condition.CompareTo is { } other ? $"{Sign(condition.Operator)} {ComparandOf(other)}"
            : TestOf(condition);
        return $"{measure} {test}{MeasureText.Scope(condition.Measure)}";
    }

    private static string TestOf(ExpressionNode.Condition condition)
    {
        var unit = condition.Unit is { Length: > 0 } named ? " " + named : "";
        var values = condition.Values.Select(value => value.ToString()).ToList();
        return condition.Operator switch
        {
            ConditionOperator.Between when values.Count == 2 => $"{values[0]} to {values[1]}{unit}",
            ConditionOperator.Exists => "is known",
            ConditionOperator.Missing => "is missing",
            ConditionOperator.In => $"is {string.Join(" or ", values)}{unit}",
            ConditionOperator.NotIn => $"is not {string.Join(" or ", values)}{unit}",
            _ => $"{Sign(condition.Operator)} {string.Join(", ", values)}{unit}",
        };
    }

    private static string ComparandOf(Comparand other)
    {
        var over = other.Over is { } function ? $"{function.ToString().ToLowerInvariant()} of " : "";
        var factor = other.Factor == 1 ? "" : $" × {Number(other.Factor)}";
        var offset =
            other.Offset == 0 ? ""
            : other.Offset > 0 ? $" + {Number(other.Offset)}"
            : $" - {Number(-other.Offset)}";
        return $"{over}{MeasureText.Of(other.Measure)}{MeasureText.Scope(other.Measure)}{factor}{offset}";
    }

    private static string RankOf(Rank rank)
    {
        var place = rank switch
        {
            { TopPercent: { } percent } => $"in the top {Number(percent)} %",
            { TopCount: { } count } => $"in the top {count}",
            { BottomPercent: { } percent } => $"in the bottom {Number(percent)} %",
            { BottomCount: { } count } => $"in the bottom {count}",
            { AboveAverage: true } => "above average",
            { BelowAverage: true } => "below average",
            { AboveMedian: true } => "above the median",
            { BelowMedian: true } => "below the median",
            _ => "ranked",
        };
        var within = rank.Within.IsDefaultOrEmpty ? "" : $", within each {string.Join(" and ", rank.Within)}";
        return place + within + (rank.Among is null ? "" : ", among a group");
    }

    private static string Sign(ConditionOperator test) =>
        test switch
        {
            ConditionOperator.Eq => "=",
            ConditionOperator.Ne => "≠",
            ConditionOperator.Lt => "<",
            ConditionOperator.Le => "≤",
            ConditionOperator.Gt => ">",
            ConditionOperator.Ge => "≥",
            ConditionOperator.Contains => "contains",
            ConditionOperator.StartsWith => "starts with",
            _ => test.ToString().ToLowerInvariant(),
        };

    private static string Number(decimal number) =>
        number.ToString("0.############", CultureInfo.InvariantCulture);
}
