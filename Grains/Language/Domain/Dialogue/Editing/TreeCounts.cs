using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Changes how often something must have happened: "more than once", "at least twice".</summary>
internal static class TreeCounts
{
    /// <summary>The tree with another count of the last event it asks for; null when it asks for none.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="times">How often; a bare number keeps how an earlier number was compared.</param>
    /// <param name="rows">Facet of the rows that are counted; null = any.</param>
    public static ExpressionNode? Recount(ExpressionNode tree, Comparison times, string? rows = null)
    {
        var target = Asked(tree)
            .LastOrDefault(condition =>
                IsCount(condition)
                && (rows is null || string.Equals(condition.Measure.FacetId, rows, StringComparison.Ordinal))
            );
        return target is null
            ? null
            : Nodes.Replace(
                tree,
                target,
                target with
                {
                    Values = times.Values,
                    Operator = times.Stated || IsExistence(target) ? times.Operator : target.Operator,
                }
            );
    }

    /// <summary>Conditions that members meet, not those that they must not.</summary>
    private static IEnumerable<ExpressionNode.Condition> Asked(ExpressionNode node) =>
        node switch
        {
            ExpressionNode.Condition condition => [condition],
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group.Children.SelectMany(Asked),
            _ => [],
        };

    private static bool IsCount(ExpressionNode.Condition condition) =>
        condition
            is {
                Rank: null,
                CompareTo: null,
                Values: [{ Number: not null }, ..],
                Measure: { Aggregate: { Function: AggregateFunction.Count, Per: null }, Arithmetic: null }
            };

    /// <summary>"at least once" is no number that somebody said.</summary>
    public static bool IsExistence(ExpressionNode.Condition condition) =>
        condition is { Operator: ConditionOperator.Ge, Values: [{ Number: 1 }] };
}
