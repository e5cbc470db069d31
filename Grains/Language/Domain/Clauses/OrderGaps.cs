using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Days between one order and the next, and between two orders that are named.</summary>
internal sealed class OrderGaps(EventMeasures measures)
{
    private static readonly ImmutableArray<string> Ordinals =
    [
        "pick.first",
        "pick.second",
        "pick.third",
        "pick.fourth",
        "pick.fifth",
    ];

    /// <summary>"from their first order to the second", "took 90 days to order again": the two orders, 1 = the first; null when they are not named.</summary>
    public static (int Earlier, int Later)? Between(Frame frame, ReadingScope scope)
    {
        var named = frame
            .Items.Select(item => Ordinals.IndexOf(item.Kind("pick.") ?? "") + 1)
            .Where(ordinal => ordinal > 0)
            .Distinct()
            .Order()
            .ToList();
        var waited = frame.Items.Any(item => scope.Cues.Days.Waiting.Has(scope.Word(item)));
        return named is [var one, var other] ? (one, other)
            : waited && named is [2] ? (1, 2)
            : waited && named.Count == 0 && frame.Items.Any(item => item.Is("visit-again")) ? (1, 2)
            : null;
    }

    /// <summary>Days from one order to another, compared with a length; null when the events have no time.</summary>
    public ExpressionNode? Compare(Frame frame, DateMatch length, (int Earlier, int Later) pair)
    {
        if (frame.Event?.Timestamp is not { } time || Days(length) is not { } days)
        {
            return null;
        }

        Measure At(int nth) =>
            measures.Base(
                frame with
                {
                    Pick = Picks.Of(EventOrder.First, nth),
                    Relative = null,
                    Comparisons = [],
                },
                time.FacetId
            ) with
            {
                Aggregate = new Aggregate(AggregateFunction.Min),
            };

        return new ExpressionNode.Condition
        {
            Measure = At(pair.Later) with
            {
                Arithmetic = new Arithmetic(ArithmeticOperator.Subtract, At(pair.Earlier)),
            },
            Operator = LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Ge),
            Values = [days],
            Unit = "days",
            Confidence = 0.85,
        };
    }

    /// <summary>"let a year pass between one order and the next": a gap so long; null for what does not say of how many gaps it speaks.</summary>
    public ExpressionNode? Any(Frame frame, DateMatch length)
    {
        var operation = LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Ge);
        var some = frame.Items.Any(item => item.Is("ever"));
        if (
            frame.Event?.Timestamp is not { } time
            || Days(length) is not { } days
            || (operation is ConditionOperator.Lt or ConditionOperator.Le && !some)
        )
        {
            return null;
        }

        return Gaps(
            frame,
            time,
            operation is ConditionOperator.Lt or ConditionOperator.Le
                ? AggregateFunction.Min
                : AggregateFunction.Max,
            operation,
            days
        );
    }

    /// <summary>"an average gap of at most 60 days": the mean of all gaps, so of two orders and more; null when the events have no time.</summary>
    public ExpressionNode? Average(Frame frame, DateMatch length) =>
        frame.Event?.Timestamp is { } time && Days(length) is { } days
            ? Gaps(
                frame,
                time,
                AggregateFunction.Avg,
                LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Le),
                days
            )
            : null;

    private ExpressionNode.Condition Gaps(
        Frame frame,
        Facet time,
        AggregateFunction function,
        ConditionOperator operation,
        decimal days
    ) =>
        new()
        {
            Measure = measures.Base(frame with { Pick = null, Comparisons = [] }, time.FacetId) with
            {
                Aggregate = new Aggregate(function),
                Groups = new EventGroups { By = frame.Event?.OrderBy ?? "order", Gaps = true },
            },
            Operator = operation,
            Values = [days],
            Unit = "days",
            Confidence = 0.85,
        };

    private static decimal? Days(DateMatch length) =>
        length is { Amount: { } amount, Unit: { } unit } ? LengthUnits.Convert(amount, unit, "days") : null;
}
