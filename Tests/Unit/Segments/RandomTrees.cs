using CsCheck;
using SmartSegmentation.Grains.Interfaces.Segments;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Random trees over the shop, every kind of condition among them.</summary>
internal static class RandomTrees
{
    private static readonly Gen<ConditionOperator> Order = Any(
        ConditionOperator.Eq,
        ConditionOperator.Ne,
        ConditionOperator.Lt,
        ConditionOperator.Le,
        ConditionOperator.Gt,
        ConditionOperator.Ge
    );

    private static readonly Gen<Literal> Amount = Any(0m, 1m, 2m, 10m, 20.1m, 30.1m, 60.3m, 100m, 200m, 300m)
        .Select(Literal.FromDecimal);

    private static readonly Gen<Window?> Days = Gen.Select(Gen.Int[-1, 8], Gen.Int[1, 4])
        .Select(
            (start, length) =>
                start < 0
                    ? null
                    : new Window(
                        new DateOnly(2024, 1, 1).AddDays(20 * start),
                        length == 4 ? null : new DateOnly(2024, 1, 1).AddDays(20 * (start + length))
                    )
        );

    private static readonly Gen<ExpressionNode> Attribute = Gen.OneOf<ExpressionNode>(
        Gen.Select(Order, Amount, (op, value) => (ExpressionNode)Is("buyers.Income", op, value)),
        Gen.Select(Order, Amount, (op, value) => (ExpressionNode)Is("buyers.Points", op, value)),
        Any("france", "SPAIN", "nowhere")
            .Select(value => (ExpressionNode)Is("buyers.Country", ConditionOperator.Eq, value)),
        Any("north", "East")
            .Select(value => (ExpressionNode)Is("regions.Title", ConditionOperator.NotIn, value, "South")),
        Gen.Int[20, 60]
            .Select(age =>
                (ExpressionNode)Is(
                    new Measure { FacetId = "buyers.Born", Transform = Transform.AgeYears },
                    ConditionOperator.Ge,
                    (decimal)age
                )
            ),
        Any("buyers.Country", "regions.Tax", "lines.Channel", "pages.Page")
            .Select(facet => (ExpressionNode)Is(facet, ConditionOperator.Missing)),
        Any("web", "shop").Select(value => (ExpressionNode)Is("lines.Channel", ConditionOperator.Ne, value))
    );

    private static readonly Gen<Measure> Behaviour = Gen.Select(
            Any("lines.Amount", "lines.Quantity", "lines.worth", "items.List Price", "pages.Seconds"),
            Any(
                AggregateFunction.Count,
                AggregateFunction.Sum,
                AggregateFunction.Avg,
                AggregateFunction.Min,
                AggregateFunction.Max,
                AggregateFunction.First,
                AggregateFunction.Last,
                AggregateFunction.CountDistinct,
                AggregateFunction.Median
            ),
            Days,
            Gen.Int[0, 6]
        )
        .Select(
            (facet, function, window, kind) =>
            {
                var measure = Of(facet, function) with { Window = window };
                return facet.StartsWith("pages", StringComparison.Ordinal)
                    ? measure
                    : kind switch
                    {
                        0 => measure with { Groups = new() { By = "order" } },
                        1 => measure with { Where = [Is("items.Kind", ConditionOperator.Eq, "bike")] },
                        2 => measure with { Pick = new(EventOrder.Last) },
                        3 => measure with
                        {
                            RelativeTo = new() { FacetId = "lines.At", WithinDays = 40 },
                        },
                        4 => measure with
                        {
                            Arithmetic = new(
                                ArithmeticOperator.Subtract,
                                Of("lines.Amount", AggregateFunction.Sum)
                            ),
                        },
                        _ => measure,
                    };
            }
        );

    private static readonly Gen<ExpressionNode> Tested = Gen.OneOf<ExpressionNode>(
        Gen.Select(Behaviour, Order, Amount, (measure, op, value) => (ExpressionNode)Is(measure, op, value)),
        Gen.Select(
            Behaviour,
            Gen.Int[1, 4],
            Gen.Bool,
            (measure, count, top) =>
                (ExpressionNode)(
                    Is(measure, ConditionOperator.Ge) with
                    {
                        Rank = top ? new() { TopCount = count } : new() { BottomPercent = 20 * count },
                    }
                )
        ),
        Gen.Select(
            Behaviour,
            Behaviour,
            Order,
            Gen.Bool,
            (left, right, op, over) =>
                (ExpressionNode)(
                    Is(left, op) with
                    {
                        CompareTo = new()
                        {
                            Measure = right,
                            Factor = 0.5m,
                            Over = over ? AggregateFunction.Avg : null,
                        },
                    }
                )
        )
    );

    /// <summary>A tree of up to three levels.</summary>
    public static Gen<ExpressionNode> Node { get; } = Level(3);

    private static Gen<T> Any<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private static Gen<ExpressionNode> Level(int depth)
    {
        var leaf = Gen.OneOf(Attribute, Tested);
        if (depth == 1)
        {
            return leaf;
        }

        var below = Level(depth - 1);
        return Gen.OneOf(
            leaf,
            below.Select(node => (ExpressionNode)Not(node)),
            Gen.Select(
                below.Array[2, 3],
                Gen.Int[0, 2],
                (nodes, kind) =>
                    (ExpressionNode)(
                        kind switch
                        {
                            0 => And(nodes),
                            1 => Or(nodes),
                            _ => new ExpressionNode.Group(GroupOperator.AtLeast, [.. nodes], 2),
                        }
                    )
            )
        );
    }
}
