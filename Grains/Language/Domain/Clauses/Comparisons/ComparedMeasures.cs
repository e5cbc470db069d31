using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

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

    /// <summary>True when money is held against a number of rows, or against what is counted in another unit: the other side was not found.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">What it is compared with.</param>
    /// <param name="model">The tenant's data.</param>
    public static bool AreUnlike(Measure left, Comparand right, PopulationModel model) =>
        right.Over is null
        && (
            (IsMoney(left, model) && IsCount(right.Measure))
            || (IsCount(left) && IsMoney(right.Measure, model))
            || (IsAmount(left, model) && IsOfUnit(right.Measure, model))
            || (IsOfUnit(left, model) && IsAmount(right.Measure, model))
        );

    /// <summary>Money as it stands, no product of money and something else.</summary>
    private static bool IsAmount(Measure measure, PopulationModel model) =>
        measure is { Arithmetic: null, Transform: null }
        && model.Find(measure.FacetId) is { } facet
        && PopulationModel.IsMoney(facet);

    private static bool IsOfUnit(Measure measure, PopulationModel model) =>
        measure is { Arithmetic: null, Transform: null }
        && model.Find(measure.FacetId) is { Unit: { } } facet
        && PopulationModel.IsNumber(facet)
        && !PopulationModel.IsMoney(facet)
        && facet.Unit is not ("percent" or "fraction");

    private static bool IsMoney(Measure measure, PopulationModel model) =>
        measure.Aggregate?.Function is AggregateFunction.Sum or AggregateFunction.Avg
        && measure.Arithmetic is null
        && model.Find(measure.FacetId) is { } facet
        && PopulationModel.IsMoney(facet);

    private static bool IsCount(Measure measure) =>
        measure
            is {
                Arithmetic: null,
                Aggregate.Function: AggregateFunction.Count or AggregateFunction.CountDistinct
            };

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
