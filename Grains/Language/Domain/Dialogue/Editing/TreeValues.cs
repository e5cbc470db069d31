using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Widens the tests of a tree by further values: "also platinum", "men too".</summary>
internal static class TreeValues
{
    private const double Sure = 0.6;

    /// <summary>The tree with every value of the items beside those that its facet is tested for; null when one of them fits no test.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="items">What was said, without words that say nothing.</param>
    public static ExpressionNode? Widen(ExpressionNode tree, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var wide = tree;
        foreach (var item in items)
        {
            var match = item.Of(MatchKind.Value)
                .Where(match => match is { Negated: false, Values.Length: > 0 } && match.Score >= Sure)
                .Where(match =>
                    match.SuggestedOperator is ConditionOperator.Eq or ConditionOperator.In
                    && Tests(wide, match.FacetId)
                )
                .MaxBy(match => match.Score);
            if (match is null || item.Comparison is not null || item.Date is not null)
            {
                return null;
            }

            wide = Widened(wide, match.FacetId, [.. match.Values.Select(value => (Literal)value)]);
        }

        return wide;
    }

    private static bool Tests(ExpressionNode? node, string facetId) =>
        node switch
        {
            ExpressionNode.Condition condition => IsTest(condition, facetId)
                || condition.Measure.Where.Any(row => Tests(row, facetId)),
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group.Children.Any(child =>
                Tests(child, facetId)
            ),
            _ => false,
        };

    private static ExpressionNode Widened(
        ExpressionNode node,
        string facetId,
        ImmutableArray<Literal> values
    ) =>
        node switch
        {
            ExpressionNode.Condition condition when IsTest(condition, facetId) => Joined(condition, values),
            ExpressionNode.Condition condition when condition.Measure.Where.Any(row => Tests(row, facetId)) =>
                condition with
                {
                    Measure = condition.Measure with
                    {
                        Where = [.. condition.Measure.Where.Select(row => Widened(row, facetId, values))],
                    },
                },
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group with
            {
                Children = [.. group.Children.Select(child => Widened(child, facetId, values))],
            },
            _ => node,
        };

    /// <summary>A test whether a facet has one of some values.</summary>
    private static bool IsTest(ExpressionNode.Condition condition, string facetId) =>
        condition
            is {
                Rank: null,
                CompareTo: null,
                Operator: ConditionOperator.Eq or ConditionOperator.In,
                Measure: { Aggregate: null, Transform: null, Arithmetic: null }
            }
        && condition.Measure.FacetId == facetId;

    /// <summary>The test for its own values and further ones.</summary>
    public static ExpressionNode.Condition Joined(
        ExpressionNode.Condition condition,
        ImmutableArray<Literal> more
    )
    {
        ImmutableArray<Literal> values = [.. condition.Values.Concat(more).Distinct()];
        return condition with
        {
            Operator = values.Length == 1 ? condition.Operator : ConditionOperator.In,
            Values = values,
        };
    }
}
