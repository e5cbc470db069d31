using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

/// <summary>Comparisons of a column of the events that is named: its sum, its average, or what a single one of them has.</summary>
internal sealed class NamedAmounts(ReadingScope scope, EventMeasures measures)
{
    /// <summary>The comparison; null when no events have the column.</summary>
    public ExpressionNode.Condition? Compare(Frame frame, BoundComparison bound, Facet facet)
    {
        var comparison = bound.Comparison.InUnitOf(facet);
        var events =
            OwnRows(frame, facet)
            ?? (
                frame.Event is { } stated && stated.Reaches(facet.Table)
                    ? stated
                    : scope.Model.EventsWith(facet.FacetId).FirstOrDefault()
            );
        if (events is null)
        {
            return null;
        }

        var on = frame with { Event = events };
        if (!PopulationModel.IsNumber(facet))
        {
            return Nodes.Test(
                measures.Base(on, facet.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.CountDistinct),
                },
                comparison,
                null
            );
        }

        if (frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Median)
        {
            return
                PopulationModel.IsMoney(facet)
                && events.OrderBy is { } by
                && string.Equals(facet.FacetId, events.Money?.FacetId, StringComparison.Ordinal)
                ? Nodes.Test(measures.AverageOrder(on, by), comparison, null)
                : Nodes.Test(
                    measures.Base(on, facet.FacetId) with
                    {
                        Aggregate = new Aggregate(frame.Aggregate.Value),
                    },
                    comparison,
                    null
                );
        }

        if (
            frame.SingleOrder
            || (IsOfOneRow(bound) && frame.Aggregate is null && frame.Pick is null)
            || (frame.Pick is null && !events.IsAdditive(facet) && frame.Aggregate != AggregateFunction.Sum)
        )
        {
            return OfOne(on, facet, comparison, bound.Item);
        }

        return Nodes.Test(
            measures.Base(on, facet.FacetId) with
            {
                Aggregate = new Aggregate(
                    frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min
                        ? frame.Aggregate.Value
                        : AggregateFunction.Sum,
                    frame.Per
                ),
            },
            comparison,
            null
        );
    }

    /// <summary>An order, or a row where it adds nothing up, of which the comparison holds.</summary>
    private ExpressionNode.Condition OfOne(Frame on, Facet facet, Comparison comparison, Item said)
    {
        var events = on.Event!;
        return events.IsAdditive(facet) && events.OrderBy is { } order
            ? Nodes.Test(
                measures.Base(on, events.Rows) with
                {
                    Aggregate = EventMeasures.Count(),
                    Groups = new EventGroups
                    {
                        By = order,
                        Having = Nodes.Test(
                            new Measure
                            {
                                FacetId = facet.FacetId,
                                Table = TableFor(facet, events),
                                Aggregate = new Aggregate(AggregateFunction.Sum),
                            },
                            comparison,
                            null
                        ),
                    },
                },
                ConditionOperator.Ge,
                1
            )
            : Nodes.Test(
                measures.Base(
                    on with
                    {
                        Rows = on.Rows.Add(
                            new RowTest(facet.FacetId, comparison.Operator, comparison.Values, said, 0.9)
                        ),
                    },
                    events.Rows
                ) with
                {
                    Aggregate = EventMeasures.Count(),
                },
                ConditionOperator.Ge,
                1
            );
    }

    /// <summary>"a policy with a 500 excess", "left a deposit over 50": what one row has, not what several add up to.</summary>
    private bool IsOfOneRow(BoundComparison bound) =>
        bound.MeasureItem is { } measured
        && (
            bound.Comparison is { Stated: false, Operator: ConditionOperator.Eq }
                ? measured.First >= bound.Item.End && FollowsArticle(bound.Item)
                : measured.End <= bound.Item.First && FollowsArticle(measured)
        );

    private bool FollowsArticle(Item item) =>
        scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is "a" or "an";

    /// <summary>"paid more than 20 in shipping": an amount of the order, not once for each of its lines.</summary>
    private EventTable? OwnRows(Frame frame, Facet facet) =>
        scope.Model.EventNamed(facet.Table) is { Table.EntityKey: not null } own
        && frame.Rows.All(row => own.Reaches(PopulationModel.TableOf(row.FacetId)))
            ? own
            : null;

    private static string? TableFor(Facet facet, EventTable events) =>
        events.IsOwn(facet) ? null : events.Table.Name;
}
