using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>What is measured of each member, in words.</summary>
internal static class MeasureText
{
    /// <summary>The measure without its scope, such as <c>number of orders</c>.</summary>
    public static string Of(Measure measure)
    {
        var facet =
            measure.Transform is { } transform ? $"{TransformOf(transform)} of {measure.FacetId}"
            : measure.FacetId.EndsWith(".*", StringComparison.Ordinal) ? measure.FacetId[..^2]
            : measure.FacetId;
        var own = measure.Aggregate is { } aggregate ? $"{FunctionOf(aggregate, measure)} {facet}" : facet;
        return measure.Arithmetic is { } arithmetic
            ? $"({own} {OperatorOf(arithmetic.Op)} {Of(arithmetic.Right)})"
            : own;
    }

    /// <summary>Which rows count: window, days after an event, row conditions; starts with a comma unless empty.</summary>
    public static string Scope(Measure measure)
    {
        var parts = new List<string>();
        if (measure.Aggregate?.Per is { } unit)
        {
            parts.Add($"in each {unit.ToString().ToLowerInvariant()}");
        }

        if (measure.Window is { } window)
        {
            parts.Add(WindowOf(window));
        }

        if (measure.RelativeTo is { } relative)
        {
            parts.Add(RelativeOf(relative));
        }

        if (measure.Pick is { } pick)
        {
            parts.Add(
                pick.Nth == 1
                    ? $"of the {pick.Event.ToString().ToLowerInvariant()} order"
                    : $"of order {pick.Nth} from the {pick.Event.ToString().ToLowerInvariant()}"
            );
        }

        if (!measure.Where.IsDefaultOrEmpty)
        {
            parts.Add("where " + string.Join(" and ", measure.Where.Select(NodeOf)));
        }

        return parts.Count == 0 ? "" : ", " + string.Join(", ", parts);
    }

    /// <summary>Any node in one line.</summary>
    public static string NodeOf(ExpressionNode node) =>
        node switch
        {
            ExpressionNode.Condition condition => ConditionText.Of(condition),
            ExpressionNode.Reference reference => $"in segment {reference.SegmentId}",
            ExpressionNode.Group { Op: GroupOperator.Not } group => $"not ({NodeOf(group.Children[0])})",
            ExpressionNode.Group group =>
                $"({string.Join(group.Op is GroupOperator.Or ? " or " : " and ", group.Children.Select(NodeOf))})",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string FunctionOf(Aggregate aggregate, Measure measure) =>
        aggregate.Function switch
        {
            AggregateFunction.Count when measure.Groups is { } groups => $"number of {groups.By}s of",
            AggregateFunction.Count => "number of",
            AggregateFunction.CountDistinct => "number of different",
            AggregateFunction.Sum => "sum of",
            AggregateFunction.Avg => "average",
            AggregateFunction.Median => "median",
            AggregateFunction.Min => "least",
            AggregateFunction.Max => "greatest",
            AggregateFunction.First => "first",
            AggregateFunction.Last => "last",
            _ => "",
        };

    private static string WindowOf(Window window)
    {
        var end = window.End?.AddDays(-1);
        return (window.Start, end) switch
        {
            ({ } from, { } to) when from == to => $"on {Day(from)}",
            ({ } from, { } to) => $"{Day(from)} … {Day(to)}",
            ({ } from, null) => $"from {Day(from)}",
            (null, { } to) => $"until {Day(to)}",
            _ => window.Label ?? "at any time",
        };
    }

    private static string RelativeOf(RelativeTo relative)
    {
        var days = relative.WithinDays is { } within ? $"within {within} days " : "";
        var side = relative.Before ? "before" : "after";
        return $"{days}{side} the {relative.Event.ToString().ToLowerInvariant()} {relative.FacetId}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string TransformOf(Transform transform) =>
        transform switch
        {
            Transform.AgeYears => "age",
            Transform.DaysAgo => "days since",
            Transform.DayOfMonth => "day of month",
            Transform.DayOfWeek => "weekday",
            _ => transform.ToString().ToLowerInvariant(),
        };

    private static string OperatorOf(ArithmeticOperator op) =>
        op switch
        {
            ArithmeticOperator.Add => "+",
            ArithmeticOperator.Subtract => "-",
            ArithmeticOperator.Multiply => "×",
            ArithmeticOperator.Divide => "÷",
            _ => "?",
        };
}
