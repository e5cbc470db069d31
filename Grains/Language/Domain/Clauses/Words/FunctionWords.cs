using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>What words of the language say in a clause: how values are put together, which orders are meant, whether a value is there.</summary>
internal sealed class FunctionWords(ReadingScope scope)
{
    private readonly PickedOrders _picks = new(scope);
    private readonly CountedWords _counted = new(scope);

    /// <summary>Adds what the word says, and what it counts.</summary>
    public void Take(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        TakeAlone(items[at], gathered);
        _counted.Take(items, at, gathered);
    }

    /// <summary>Adds what the word says by itself.</summary>
    public void TakeAlone(Item item, Gathering gathered)
    {
        TakeAggregate(item, gathered);

        if (gathered.Frame.Pick is null && _picks.Said(item) is { } pick)
        {
            gathered.Change(frame => frame with { Pick = pick });
        }

        if (item.Is("visit-again") && gathered.Frame.Pick is null)
        {
            gathered.Change(frame =>
                frame with
                {
                    Pick = Picks.Of(EventOrder.First, 2),
                    Event = frame.Event ?? scope.Model.MainEvent,
                }
            );
        }

        if (item.Is("one-of-them"))
        {
            gathered.Change(frame =>
                frame with
                {
                    Event = frame.Event ?? scope.Model.MainEvent,
                    EventClass = "purchase",
                }
            );
            gathered.SawEvent(0);
        }

        if (item.Is("distinct"))
        {
            gathered.Change(frame => frame with { Distinct = true });
        }

        TakeLoss(item, gathered);
        if (CountedPeriods.Single(item, scope) is { } within)
        {
            gathered.Change(frame => frame with { Within = within });
        }

        if (item.Is("same-order"))
        {
            gathered.Change(frame =>
                frame with
                {
                    SameOrder = true,
                    Event = frame.Event ?? scope.Model.MainEvent,
                }
            );
        }

        if (item.Is("worth"))
        {
            gathered.Change(frame =>
                frame with
                {
                    SingleOrder = frame.SingleOrder || frame.Pick is not null,
                }
            );
        }

        if (item.Is("unknown-value") || item.Is("known-value"))
        {
            gathered.SetPresence(
                item.Is("unknown-value") ? ConditionOperator.Missing : ConditionOperator.Exists,
                item
            );
        }
    }

    private static void TakeAggregate(Item item, Gathering gathered)
    {
        if (item.Kind("aggregate.") is { } aggregate)
        {
            gathered.Change(frame =>
                frame with
                {
                    Aggregate = aggregate switch
                    {
                        "aggregate.avg" => AggregateFunction.Avg,
                        "aggregate.sum" => frame.Aggregate ?? AggregateFunction.Sum,
                        "aggregate.max" => AggregateFunction.Max,
                        "aggregate.median" => AggregateFunction.Median,
                        _ => AggregateFunction.Count,
                    },
                }
            );
        }
    }

    private void TakeLoss(Item item, Gathering gathered)
    {
        if (item.Is("at-a-loss") && Losing(gathered.Frame.Event) is { Profit: { } profit } losing)
        {
            gathered.Change(frame =>
                frame with
                {
                    Event = losing,
                    Comparisons = frame.Comparisons.Add(
                        new BoundComparison(
                            new Comparison(ConditionOperator.Lt, 0, null, NumberUnit.Money, true, false),
                            profit,
                            item,
                            item
                        )
                    ),
                }
            );
        }
    }

    /// <summary>The events that can be told to have lost money.</summary>
    private EventTable? Losing(EventTable? events) =>
        events is { Profit: not null }
            ? events
            : scope.Model.Events.FirstOrDefault(other =>
                other.Profit is not null && (events is null || other.Reaches(events.Table.Name))
            );
}
