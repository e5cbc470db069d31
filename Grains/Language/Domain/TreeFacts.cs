using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>What a tree holds anywhere.</summary>
internal sealed record TreeFacts(
    bool Compares,
    bool Ranks,
    bool Averages,
    bool Periods,
    bool Picks,
    bool Groups,
    bool Extremes,
    bool Denies,
    bool Limits,
    bool Follows
)
{
    /// <summary>The facts of a tree.</summary>
    public static TreeFacts Of(ExpressionNode tree)
    {
        var conditions = All(tree).ToList();
        var measures = conditions
            .SelectMany(condition =>
                new[] { condition.Measure, condition.Measure.Groups?.Value, condition.CompareTo?.Measure }
            )
            .OfType<Measure>()
            .ToList();
        return new TreeFacts(
            conditions.Exists(condition => condition.CompareTo is not null),
            conditions.Exists(condition => condition.Rank is not null),
            measures.Exists(measure =>
                measure.Aggregate?.Function is AggregateFunction.Avg or AggregateFunction.Median
            ) || conditions.Exists(condition => condition.CompareTo?.Over is not null),
            measures.Exists(measure =>
                measure.Aggregate?.Per is not null || measure.Groups is { By: not "order" }
            )
                || conditions.Exists(condition => condition.Rank is { Within.Length: > 0 })
                || conditions
                    .Select(condition => condition.Measure.Window)
                    .OfType<Window>()
                    .Distinct()
                    .Count() > 1,
            measures.Exists(measure =>
                measure.Pick is not null
                || measure.RelativeTo is not null
                || measure.Aggregate?.Function
                    is AggregateFunction.Min
                        or AggregateFunction.Max
                        or AggregateFunction.First
                        or AggregateFunction.Last
            ),
            measures.Exists(measure =>
                measure.Groups is not null || measure.Aggregate?.Function is AggregateFunction.CountDistinct
            ),
            measures.Exists(measure =>
                measure.Aggregate?.Function is AggregateFunction.Max or AggregateFunction.Min
            ),
            Denied(tree)
                || conditions.Exists(condition =>
                    condition.Operator
                        is ConditionOperator.Missing
                            or ConditionOperator.Ne
                            or ConditionOperator.NotIn
                    || condition.Measure.Where.Any(Denied)
                    || condition
                        is {
                            Operator: ConditionOperator.Eq or ConditionOperator.Le or ConditionOperator.Lt,
                            Values: [{ Number: { } limit }, ..]
                        }
                        && (limit == 0 || condition.Operator != ConditionOperator.Eq)
                ),
            measures
                .SelectMany(measure => measure.Where)
                .SelectMany(Nodes.Conditions)
                .Any(test =>
                    test.Operator
                        is ConditionOperator.Gt
                            or ConditionOperator.Ge
                            or ConditionOperator.Lt
                            or ConditionOperator.Le
                ),
            conditions.Exists(condition => condition.CompareTo is not null)
                || measures.Exists(measure =>
                    measure.RelativeTo is not null || measure.Groups is { Gaps: true }
                )
                || measures.Select(measure => measure.Window).OfType<Window>().Any()
        );
    }

    private static IEnumerable<ExpressionNode.Condition> All(ExpressionNode tree) =>
        Nodes
            .Conditions(tree)
            .SelectMany(condition =>
                condition
                    .Measure.Where.Concat([
                        condition.Rank?.Among,
                        condition.CompareTo?.Among,
                        condition.Measure.Groups?.Having,
                    ])
                    .OfType<ExpressionNode>()
                    .SelectMany(All)
                    .Prepend(condition)
            );

    private static bool Denied(ExpressionNode node) =>
        node switch
        {
            ExpressionNode.Group { Op: GroupOperator.Not } => true,
            ExpressionNode.Group group => group.Children.Any(Denied),
            ExpressionNode.Condition condition => condition.Rank?.Among is { } among && Denied(among)
                || condition.Measure.Where.Any(Denied),
            _ => false,
        };
}
