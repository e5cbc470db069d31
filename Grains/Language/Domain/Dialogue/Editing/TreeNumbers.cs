using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Changes the numbers of a tree: "make it 500", "top 5 % instead".</summary>
internal static class TreeNumbers
{
    /// <summary>The tree with the number of one condition changed; null when none fits.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="comparison">The new number; a bare one keeps how it is compared.</param>
    /// <param name="old">The number that is replaced; null = the last one that fits.</param>
    public static ExpressionNode? Replace(ExpressionNode tree, Comparison comparison, decimal? old)
    {
        var fitting = Nodes.Conditions(tree).Where(condition => Fits(condition, comparison, old)).ToList();
        var target =
            fitting.LastOrDefault(condition => IsOfSize(condition, comparison.Low))
            ?? fitting.LastOrDefault();
        if (target is not null)
        {
            return Nodes.Replace(tree, target, Changed(target, comparison));
        }

        var rowed = Nodes
            .Conditions(tree)
            .LastOrDefault(condition =>
                condition.Measure.Where.Any(node => Replace(node, comparison, old) is not null)
            );
        if (rowed is not null)
        {
            return Nodes.Map(
                tree,
                condition =>
                    ReferenceEquals(condition, rowed)
                        ? condition with
                        {
                            Measure = condition.Measure with
                            {
                                Where =
                                [
                                    .. condition.Measure.Where.Select(node =>
                                        Replace(node, comparison, old) ?? node
                                    ),
                                ],
                            },
                        }
                        : condition
            );
        }

        // The number of an order's own worth stands inside its group.
        var grouped = Nodes
            .Conditions(tree)
            .LastOrDefault(condition =>
                condition.Measure.Groups?.Having is { } having && Replace(having, comparison, old) is not null
            );
        return grouped is null
            ? null
            : Nodes.Replace(
                tree,
                grouped,
                grouped with
                {
                    Measure = grouped.Measure with
                    {
                        Groups = grouped.Measure.Groups! with
                        {
                            Having = Replace(grouped.Measure.Groups.Having!, comparison, old),
                        },
                    },
                }
            );
    }

    /// <summary>True for a number of the same order as the new one: 600 stands for 500, not for an age of 40.</summary>
    private static bool IsOfSize(ExpressionNode.Condition condition, decimal number) =>
        condition.Rank is not null
        || condition.Values is not [{ Number: { } value }, ..]
        || value == 0
        || number == 0
        || (number / value is > 0.1m and < 10m);

    private static bool Fits(ExpressionNode.Condition condition, Comparison comparison, decimal? old)
    {
        if (condition.Rank is { } rank)
        {
            var percent = rank.TopPercent ?? rank.BottomPercent;
            var count = rank.TopCount ?? rank.BottomCount;
            return comparison.Unit == NumberUnit.Percent ? percent is not null
                : old is { } before ? count == before || percent == before
                : comparison.Unit == NumberUnit.None && (count is not null || percent is not null);
        }

        if (
            condition.Values.Length == 0
            || condition.Values[0].Number is not { } value
            || IsExistence(condition)
        )
        {
            return false;
        }

        return old is { } said
            ? condition.Values.Any(literal => literal.Number == said)
            : comparison.Unit != NumberUnit.Money || condition.Unit is not null || value > 20;
    }

    /// <summary>"at least once" is no number that somebody said.</summary>
    private static bool IsExistence(ExpressionNode.Condition condition) =>
        condition
            is {
                Operator: ConditionOperator.Ge,
                Measure.Aggregate.Function: AggregateFunction.Count,
                Values: [{ Number: 1 }]
            };

    private static ExpressionNode.Condition Changed(ExpressionNode.Condition condition, Comparison comparison)
    {
        if (condition.Rank is { } rank)
        {
            var percent =
                comparison.Unit == NumberUnit.Percent || (rank.TopPercent ?? rank.BottomPercent) is not null;
            var bottom = (rank.BottomPercent ?? rank.BottomCount) is not null;
            return condition with
            {
                Rank = rank with
                {
                    TopPercent = percent && !bottom ? comparison.Low : null,
                    BottomPercent = percent && bottom ? comparison.Low : null,
                    TopCount = !percent && !bottom ? WholeNumber.Of(comparison.Low) : null,
                    BottomCount = !percent && bottom ? WholeNumber.Of(comparison.Low) : null,
                },
            };
        }

        return condition with
        {
            Values = comparison.Values,
            Operator =
                comparison.Stated ? comparison.Operator
                : condition.Operator == ConditionOperator.Between ? ConditionOperator.Eq
                : condition.Operator,
        };
    }
}
