using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>What was done before or after something else: "bought a bike and later a helmet".</summary>
internal sealed class Sequences(ReadingScope scope)
{
    private readonly EventMeasures _measures = new(scope);

    /// <summary>The frame of what came later, as days counted from what came first; null when the two are not events in time.</summary>
    /// <param name="first">What came first.</param>
    /// <param name="later">What came later; it takes the event of the first where it names none.</param>
    public Frame? After(Frame first, Frame later)
    {
        if (
            first
                is not {
                    Event.Timestamp: { } time,
                    Negated: false,
                    Comparisons.IsEmpty: true,
                    Relative: null
                }
            || later.Relative is not null
            || (later.Event is null && later.Rows.IsEmpty)
        )
        {
            return null;
        }

        var within = later.Windows.Concat(first.Windows).FirstOrDefault(IsAhead);
        var days =
            within is { Amount: { } amount, Unit: { } unit } ? (int?)LengthUnits.Convert(amount, unit, "days")
            : later.Length
                is { Modifier: DateModifier.Within or DateModifier.AtMost, Amount: { } most, Unit: { } of }
                ? (int)LengthUnits.Convert(most, of, "days")
            : null;
        var named = first.Pick is { Nth: 1 };
        if (first.Pick is { Nth: > 1 })
        {
            return null;
        }

        var windows = first.Windows.RemoveAll(IsAhead);
        return later with
        {
            Event = later.Event ?? first.Event,
            EventClass = later.EventClass ?? first.EventClass,
            Windows = later.Windows.RemoveAll(IsAhead),
            Length = days is null ? later.Length : null,
            Pick = later.Pick is { Nth: 1 } ? null : later.Pick,
            Relative = new RelativeTo
            {
                Event =
                    named ? first.Pick!.Event
                    : days is null ? EventOrder.First
                    : EventOrder.Any,
                FacetId = time.FacetId,
                MinDays =
                    !first.Rows.IsEmpty || (days is null && later.Event is { } other && other != first.Event)
                        ? 1
                        : 0,
                WithinDays = days,
                Where = [.. first.Rows.Select(_measures.RowCondition)],
                Window = windows is [var window] ? EventMeasures.WindowOf(window) : null,
            },
        };
    }

    /// <summary>The frame without a length of time that belongs to what came later ("then a phone within 60 days").</summary>
    public Frame Plain(Frame first) => first with { Windows = first.Windows.RemoveAll(IsAhead) };

    /// <summary>"bought furniture before technology": the first of the one before the first of the other; null when the two are not events in time.</summary>
    public ExpressionNode? Before(Frame first, Frame second)
    {
        second = second with
        {
            Event = second.Event ?? first.Event,
            EventClass = second.EventClass ?? first.EventClass,
        };
        return
            first is { Negated: false, Comparisons.IsEmpty: true, Relative: null, Event.Timestamp: not null }
            && second is { Comparisons.IsEmpty: true, Relative: null, Event.Timestamp: not null }
            && !(first.Rows.IsEmpty && second.Rows.IsEmpty && first.Event == second.Event)
            ? new ExpressionNode.Condition
            {
                Measure = FirstTime(first),
                Operator = ConditionOperator.Lt,
                CompareTo = new Comparand { Measure = FirstTime(second) },
                Confidence = 0.8,
                Source = scope.Source(first.Items.Concat(second.Items).Where(ClauseCutter.IsContent)),
            }
            : null;
    }

    private Measure FirstTime(Frame frame) =>
        _measures.Base(frame with { Pick = null }, frame.Event!.Timestamp!.FacetId) with
        {
            Aggregate = new Aggregate(
                frame.Pick is { Event: EventOrder.Last } ? AggregateFunction.Max : AggregateFunction.Min
            ),
        };

    /// <summary>"within 60 days", which looks ahead: it counts from what came first, not from today.</summary>
    private bool IsAhead(DateMatch window) =>
        window is { Amount: not null, Unit: not null, From: { } from } && from >= scope.Today.Today;
}
