using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What one tree tests that another does not.</summary>
internal static class TreeAddition
{
    /// <summary>True when a tree keeps all tests of another, and all that it adds is one test of a facet for a value, with the rows that have it.</summary>
    /// <param name="before">The other tree; null = everyone.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="facetId">The facet.</param>
    /// <param name="value">The value, and no other beside it; null = any one value.</param>
    public static bool IsOnly(ExpressionNode? before, ExpressionNode tree, string facetId, string? value)
    {
        bool IsChosen(ExpressionNode.Condition test) =>
            test is { Rank: null, CompareTo: null, Measure: { Aggregate: null, Where.IsEmpty: true } }
            && test.Measure.FacetId.Equals(facetId, StringComparison.OrdinalIgnoreCase)
            && (
                value is null
                    ? test.Values.Length <= 1
                    : test.Values is [var only]
                        && value.Equals(only.ToString(), StringComparison.OrdinalIgnoreCase)
            );

        var kept = Tests(before).ToList();
        var added = Tests(tree).Where(test => !Take(kept, test)).ToList();
        return kept.TrueForAll(IsOfAnyRow)
            && added.Count(IsChosen) == 1
            && added.TrueForAll(test =>
                IsChosen(test) || (IsOfAnyRow(test) && Tests(test).Skip(1).Any(IsChosen))
            );
    }

    private static bool Take(List<ExpressionNode.Condition> tests, ExpressionNode.Condition wanted)
    {
        var place = tests.FindIndex(test => Bare(test) == Bare(wanted));
        if (place >= 0)
        {
            tests.RemoveAt(place);
        }

        return place >= 0;
    }

    /// <summary>Conditions of a tree with those on rows inside of them, each before its own.</summary>
    private static IEnumerable<ExpressionNode.Condition> Tests(ExpressionNode? node) =>
        Nodes
            .Conditions(node)
            .SelectMany(condition => condition.Measure.Where.SelectMany(Tests).Prepend(condition));

    /// <summary>The test by itself: without those on its rows, and apart from how it was said.</summary>
    private static string Bare(ExpressionNode.Condition test) =>
        TreeCanon.Of(test with { Measure = test.Measure with { Where = [] } });

    /// <summary>"who ordered": any row at all, in any time.</summary>
    private static bool IsOfAnyRow(ExpressionNode.Condition test) =>
        test
            is {
                Operator: ConditionOperator.Ge,
                Values: [{ Number: 1 }],
                Rank: null,
                CompareTo: null,
                Measure:
                {
                    Aggregate: { Function: AggregateFunction.Count, Per: null },
                    Window: null,
                    Pick: null,
                    RelativeTo: null,
                    Groups: null
                }
            };
}
