using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Tells whether two measures set against each other can differ at all; when they cannot, a side of the sentence was misread.</summary>
internal static class ComparedMeasures
{
    /// <summary>True when the comparison says the same of everybody: a thing against itself, or a part found larger than its whole.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="operation">How.</param>
    /// <param name="right">What it is compared with.</param>
    /// <param name="factor">The multiple of the right side.</param>
    public static bool SayNothing(Measure left, ConditionOperator operation, Measure right, decimal factor)
    {
        if ((left with { Where = [] }) != (right with { Where = [] }))
        {
            return false;
        }

        var (ofLeft, ofRight) = (Rows(left), Rows(right));
        return ofLeft.SetEquals(ofRight)
            ? factor == 1
            : operation == ConditionOperator.Gt
                && factor >= 1
                && left.Aggregate?.Function
                    is AggregateFunction.Count
                        or AggregateFunction.CountDistinct
                        or AggregateFunction.Max
                && ofLeft.IsSupersetOf(ofRight);
    }

    // Tests within a row are few and flat; what is nested is told apart by where it was said.
    private static HashSet<string> Rows(Measure measure) =>
        [
            .. measure.Where.Select(node =>
                node is ExpressionNode.Condition { CompareTo: null, Rank: null } test
                    ? $"{test.Measure.FacetId}|{test.Measure.Transform}|{test.Operator}|{string.Join('\u001f', test.Values)}"
                    : node.ToString()
            ),
        ];
}
