using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

/// <summary>Comparisons of money: what was spent, what an order was worth, what a row was priced.</summary>
internal sealed class MoneyAmounts(ReadingScope scope, EventMeasures measures)
{
    /// <summary>True when the number is of money, said or understood.</summary>
    public bool IsMeant(Frame frame, Comparison comparison) =>
        comparison.Unit == NumberUnit.Money || IsSpent(frame) || SpeaksOfMoney(frame, comparison);

    /// <summary>The comparison; null when no events have money.</summary>
    public ExpressionNode.Condition? Compare(Frame frame, Comparison comparison, SourceSpan source)
    {
        var events = frame.Event!;
        var holder = events.Money is not null
            ? events
            : scope.Model.Events.FirstOrDefault(other =>
                other.Money is not null && other.Reaches(events.Table.Name)
            ) ?? scope.Model.MoneyEvent;
        if (holder is null)
        {
            return null;
        }

        if (frame.Items.Any(item => item.Is("priced")) && (events.Price ?? holder.Price) is { } price)
        {
            return RowsWith(
                frame with
                {
                    Event = events.Price is null ? holder : events,
                },
                price,
                comparison,
                source
            );
        }

        frame = ExtremeOf(frame) is { } extreme ? frame with { Aggregate = extreme } : frame;
        var on = frame with { Event = holder };
        var scaled = comparison.InUnitOf(holder.Money!);
        if (frame.CountedUnit is null && frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Median)
        {
            var average = holder.OrderBy is { } by
                ? measures.AverageOrder(on, by)
                : measures.Base(on, holder.Money!.FacetId);
            return Nodes.Test(
                average with
                {
                    Aggregate = new Aggregate(frame.Aggregate!.Value),
                },
                scaled,
                source
            );
        }

        if (
            frame.SingleOrder
            && frame.Pick is null
            && frame.Aggregate
                is not (AggregateFunction.Sum or AggregateFunction.Max or AggregateFunction.Min)
        )
        {
            return holder.OrderBy is { } order
                ? OrdersWorth(on, order, scaled, source)
                : RowsWith(on, holder.Money!, comparison, source);
        }

        if (frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min && holder.OrderBy is { } each)
        {
            // "their biggest order": of an order with all its lines.
            return Nodes.Test(
                measures.AverageOrder(on, each) with
                {
                    Aggregate = new Aggregate(frame.Aggregate.Value),
                },
                scaled,
                source
            );
        }

        return Nodes.Test(
            measures.Base(on, holder.Money!.FacetId) with
            {
                Aggregate = new Aggregate(
                    frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min
                        ? frame.Aggregate.Value
                        : AggregateFunction.Sum,
                    frame.Per
                ),
            },
            scaled,
            source
        ) with
        {
            Unit = holder.Money.Unit,
        };
    }

    /// <summary>A row whose facet meets the comparison is there.</summary>
    public ExpressionNode.Condition RowsWith(
        Frame frame,
        Facet facet,
        Comparison comparison,
        SourceSpan source
    )
    {
        var scaled = comparison.InUnitOf(facet);
        var test = new RowTest(
            facet.FacetId,
            scaled.Operator,
            scaled.Values,
            frame.Items.First(item => item.Comparison == comparison),
            0.95
        );
        return Nodes.Test(
            measures.Base(frame with { Rows = frame.Rows.Add(test) }, frame.Event!.Rows) with
            {
                Aggregate = EventMeasures.Count(),
            },
            ConditionOperator.Ge,
            1
        ) with
        {
            Source = source,
        };
    }

    /// <summary>An order whose rows together are worth so much is there.</summary>
    private ExpressionNode.Condition OrdersWorth(
        Frame frame,
        string order,
        Comparison scaled,
        SourceSpan source
    )
    {
        var sum = new Measure
        {
            FacetId = frame.Event!.Money!.FacetId,
            Aggregate = new Aggregate(AggregateFunction.Sum),
        };
        return Nodes.Test(
            measures.Base(frame, frame.Event.Rows) with
            {
                Aggregate = EventMeasures.Count(),
                Groups = new EventGroups { By = order, Having = Nodes.Test(sum, scaled, source) },
            },
            ConditionOperator.Ge,
            1
        ) with
        {
            Source = source,
        };
    }

    private bool IsSpent(Frame frame) =>
        frame is { Counted: CountedNoun.None, Event: { } events }
        && (frame.EventClass is "purchase" || events.Money is not null)
        && frame.Items.Any(item => scope.Cues.Amounts.Spending.Has(scope.Word(item)))
        && frame.Comparisons.All(bound => bound.Comparison.Unit is NumberUnit.None or NumberUnit.Money);

    /// <summary>"refunded more than 100", "total invoice amount over 2000", "average order above 50", "largest payment over 300": a number of money without its unit.</summary>
    private bool SpeaksOfMoney(Frame frame, Comparison comparison) =>
        frame is { Counted: CountedNoun.None, Event: { } events }
        && (
            events.Money is not null
            || scope.Model.Events.Any(other => other.Money is not null && other.Reaches(events.Table.Name))
        )
        && comparison.Unit == NumberUnit.None
        && (
            frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Max
            || ExtremeOf(frame) is not null
            || (frame.SingleOrder && comparison.Stated)
            || frame.Items.Any(item => item.Is("priced"))
            || frame.Items.Any(item => item.Is("worth"))
            || frame.Items.Any(item => item.Is("money-verbs"))
            || frame.Items.Any(item =>
                item.Comparison is null
                && Enumerable
                    .Range(item.First, item.Length)
                    .Any(at => scope.Tokens[at].Stem is "amount" or "value")
            )
        );

    /// <summary>"their biggest order", "the smallest purchase": the word stands right before the event.</summary>
    private static AggregateFunction? ExtremeOf(Frame frame)
    {
        var extreme = frame.Items.FirstOrDefault(item => item.Is("rank.top") || item.Is("rank.bottom"));
        return
            extreme is not null
            && frame.Items.FirstOrDefault(item => item.First == extreme.End) is { } next
            && (next.Event is not null || next.Of(Facets.Domain.MatchKind.Table).Any())
            ? extreme.Is("rank.top")
                ? AggregateFunction.Max
                : AggregateFunction.Min
            : null;
    }
}
