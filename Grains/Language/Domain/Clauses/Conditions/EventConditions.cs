using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;

/// <summary>What a frame says of what members did.</summary>
internal sealed class EventConditions(
    ReadingScope scope,
    EventMeasures measures,
    MemberConditions members,
    List<(Item Item, string Problem)> problems
)
{
    private readonly EventComparison _events = new(scope, measures);
    private readonly LengthConditions _lengths = new(scope);

    /// <summary>All that the frame says; null when nothing can be measured so.</summary>
    public ExpressionNode? Compile(Frame frame)
    {
        frame = EventReach.Widen(frame, scope.Model);
        var events = frame.Event!;
        frame = EventRows.WithPresence(frame, scope);
        if (Exclusive.RowsOf(frame, scope) is { IsEmpty: false } exclusive)
        {
            return Nodes.And([Compile(exclusive[0]), Nodes.Not(measures.Exists(exclusive[1]))]);
        }

        if (frame is { Windows.Length: > 1 })
        {
            var each = frame.Windows.Select(window => Compile(frame with { Windows = [window] }));
            return frame.WindowsJoint == Joint.And ? Nodes.And(each) : Nodes.Or(each);
        }

        if (frame.SeparateRows && frame.Rows.Length > 0 && !frame.SameOrder)
        {
            return Nodes.And(EventRows.Apart(frame).Select(Compile));
        }

        if (frame is { SameOrder: true, Rows.IsEmpty: true, Comparisons.Length: > 0 })
        {
            // "more than 100 in one go"
            frame = frame with
            {
                SameOrder = false,
                SingleOrder = true,
            };
        }

        if (frame.SameOrder && frame.Rows.Length > 0)
        {
            return measures.SameOrder(frame);
        }

        if ((frame.Quantifier ?? OrderQuantifier.SoMany(frame, scope)) is { } quantifier)
        {
            var node = new QuantifiedOrders(measures, scope).Compile(frame, quantifier);
            if (node is null)
            {
                problems.Add((quantifier.Item, "orders"));
            }

            return node ?? measures.Exists(frame with { Quantifier = null });
        }

        if (frame.Length is { } apart && OrderGaps.Between(frame, scope) is { } pair)
        {
            return new OrderGaps(measures).Compare(frame, apart, pair);
        }

        if (frame.Counted == CountedNoun.Gap)
        {
            var gap =
                frame.Length is not { } between ? null
                : frame.Aggregate == AggregateFunction.Avg ? new OrderGaps(measures).Average(frame, between)
                : new OrderGaps(measures).Any(frame, between);
            if (gap is null)
            {
                problems.Add((frame.Items.FirstOrDefault(item => item.Is("gap")) ?? frame.Items[0], "gap"));
            }

            var others = frame with { Counted = CountedNoun.None, Length = null, Aggregate = null };
            return others.Comparisons.IsEmpty ? gap : Nodes.And([gap, Compile(others)]);
        }

        return CompileMeasures(frame, events);
    }

    /// <summary>The comparisons of a frame of one window, or that there is such an event.</summary>
    private ExpressionNode? CompileMeasures(Frame frame, EventTable events)
    {
        if (frame is { Within: { } unit, Comparisons: [var amount] })
        {
            return _events.WithinOne(frame with { Within = null }, amount, EventMeasures.Name(unit));
        }

        if (frame.Shared is { } shared)
        {
            var node =
                frame is { Comparisons: [{ Comparison.Unit: NumberUnit.None or NumberUnit.Times } many] }
                && many.Facet is null or { Role: not FacetRole.Measure }
                    ? _events.WithinOne(frame with { Shared = null }, many, shared.FacetId)
                    : null;
            if (node is null)
            {
                problems.Add((frame.Items.First(item => item.Shared == shared), "orders"));
            }

            return node ?? measures.Exists(frame with { Shared = null });
        }

        frame = EventRows.OnOneRow(MoneyOfPeriods(frame), events);
        var parts = new List<ExpressionNode?>();
        var unbound = frame;
        foreach (var bound in OfPeriods(frame))
        {
            if (bound.Facet is { } facet && scope.Model.IsOfMember(facet.FacetId))
            {
                parts.Add(members.Compare(bound, frame));
                continue;
            }

            var node = IsOfOneOrder(frame, bound)
                ? new QuantifiedOrders(measures, scope).Some(frame, bound)
                : _events.Compare(frame, bound);
            if (node is null)
            {
                problems.Add((bound.Item, "number"));
            }

            parts.Add(node);
        }

        if (
            frame.Measure is { } measure
            && PopulationModel.IsDate(measure)
            && frame.Windows.Length > 0
            && !IsTimestamp(events, measure)
        )
        {
            return Nodes.And([.. parts, measures.DateOfRow(frame, measure)]);
        }

        if (frame.Length is { } length)
        {
            if (_lengths.LengthOfEvent(frame, length) is { } lasting)
            {
                return Nodes.And([
                    .. parts,
                    _events.Compare(
                        frame with
                        {
                            Length = null,
                            SingleOrder = frame.Aggregate is null,
                        },
                        lasting
                    ),
                ]);
            }

            if (parts.Count == 0)
            {
                var since = _lengths.SinceEvent(frame, length);
                if (since is null)
                {
                    problems.Add(
                        (frame.Items.FirstOrDefault(item => item.Date == length) ?? frame.Items[0], "length")
                    );
                }

                return since ?? measures.Exists(frame);
            }
        }

        return parts.Count > 0 ? Nodes.And(parts) : measures.Exists(unbound);
    }

    /// <summary>"spent over 100 in at least three months": the number that is of no months is of money.</summary>
    private static Frame MoneyOfPeriods(Frame frame) =>
        frame
            is {
                CountedUnit: not null,
                Comparisons: [{ Comparison.Unit: NumberUnit.None }, { Comparison.Unit: NumberUnit.None }]
            }
        && frame.Items.Any(item => item.Is("sum-words") || item.Is("money-verbs"))
        && frame.Comparisons.Where(bound => bound.Item.Comparison is not null).ToList() is [var amount]
            ? frame with
            {
                Comparisons = frame.Comparisons.Replace(
                    amount,
                    amount with
                    {
                        Comparison = amount.Comparison with { Unit = NumberUnit.Money },
                    }
                ),
            }
            : frame;

    /// <summary>"over 100 in at least three months": the amount is of each month, so only the months are compared.</summary>
    private static ImmutableArray<BoundComparison> OfPeriods(Frame frame) =>
        frame is { CountedUnit: not null, Event.Money: not null, Comparisons.Length: 2 }
        && frame.Comparisons.Count(bound => bound.Comparison.Unit == NumberUnit.Money) == 1
            ? frame.Comparisons.RemoveAll(bound => bound.Comparison.Unit == NumberUnit.Money)
            : frame.Comparisons;

    /// <summary>"an order with more than three items", "none of them had more than one product on it".</summary>
    private static bool IsOfOneOrder(Frame frame, BoundComparison bound) =>
        frame is { SingleOrder: true, CountedUnit: null, Per: null }
        && (
            frame.Counted is CountedNoun.Lines or CountedNoun.Units or CountedNoun.Values
            || bound.Facet is { } counted && !PopulationModel.IsNumber(counted)
        )
        && bound.Comparison.Unit == NumberUnit.None;

    private static bool IsTimestamp(EventTable events, Facet facet) =>
        string.Equals(events.Timestamp?.FacetId, facet.FacetId, StringComparison.OrdinalIgnoreCase);
}
