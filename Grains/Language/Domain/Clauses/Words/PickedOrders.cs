using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>Which of the orders a clause means: the first, the second of its kind, a single one.</summary>
internal sealed class PickedOrders(ReadingScope scope)
{
    /// <summary>The pick that a word like "first" or "latest" says; null for other words.</summary>
    public EventPick? Said(Item item) =>
        item.Kind("pick.") is { } pick && scope.Word(item) is not ("lasts" or "lasting" or "lasted")
            ? pick switch
            {
                "pick.last" => Picks.Of(EventOrder.Last),
                "pick.second" => Picks.Of(EventOrder.First, 2),
                "pick.third" => Picks.Of(EventOrder.First, 3),
                "pick.fourth" => Picks.Of(EventOrder.First, 4),
                "pick.fifth" => Picks.Of(EventOrder.First, 5),
                _ => Picks.Of(EventOrder.First),
            }
            : null;

    /// <summary>"a single payment": one of them, no marital status.</summary>
    public bool IsOneEvent(ImmutableArray<Item> items, int at) =>
        at > 0
        && scope.Word(items[at]) is "single"
        && scope.Word(items[at - 1]) is "a" or "one" or "any"
        && IsBeforeEvent(items, at);

    /// <summary>"the first order": the order by time, though a value may begin so ("First Class").</summary>
    public bool IsBeforeEvent(ImmutableArray<Item> items, int at)
    {
        var next = at + 1;
        while (next < items.Length && (scope.Cues.Events.AfterPick.Has(scope.Word(items[next]))))
        {
            next++;
        }

        return next < items.Length && items[next].NamesEvent;
    }

    /// <summary>"their first helmet": the first among the orders of helmets, not a helmet in the first order of all.</summary>
    public Frame FirstOfIts(Frame frame, ImmutableArray<Item> items)
    {
        if (frame is not { Pick.Among.IsEmpty: true, Rows: [{ Negated: false } row] })
        {
            return frame;
        }

        var pick = items.FirstOrDefault(item => item.IsKind("pick."));
        var next = pick is null ? null : items.FirstOrDefault(item => item.First >= pick.End && !item.Filler);
        return
            next is not null
            && next.First == row.Item.First
            && scope.Cues.Events.BeforePick.Has(scope.Tokens[..pick!.First].LastOrDefault()?.Folded)
            ? frame with
            {
                Pick = frame.Pick with { Among = [new EventMeasures(scope).RowCondition(row)] },
            }
            : frame;
    }

    /// <summary>"2015 and 2016 put together": one window.</summary>
    public static Frame Together(Frame frame, ImmutableArray<Item> items) =>
        frame is { Pick.Nth: 2, Windows.Length: > 0 }
        && items.Any(item => item.Is("visit-again"))
        && !items.Any(item => item.Is("pick.second"))
            ? frame with
            {
                Pick = null,
            }
        : frame.Windows is [var first, .., var last]
        && items.Any(item => item.Is("list-together") || item.Is("aggregate.sum"))
        && first.From < last.From
            ? frame with
            {
                Windows = [first with { To = last.To, Text = first.Text + " + " + last.Text }],
            }
        : frame;

    /// <summary>"charged more than 200 for an emergency": one of them cost so much.</summary>
    public Frame PaidForOne(Frame frame) =>
        frame
            is {
                Event: not null,
                SingleOrder: false,
                Rows: [{ Negated: false } row],
                Comparisons: [{ Comparison.Unit: NumberUnit.Money or NumberUnit.None } bound]
            }
        && (
            bound.Comparison.Unit == NumberUnit.Money
            || bound.Facet is null && frame.Items.Any(item => item.Is("sum-words") || item.Is("money-verbs"))
        )
        && row.Item.First == bound.Item.End + 2
        && scope.Tokens[bound.Item.End].Folded is "for"
        && scope.Tokens[bound.Item.End + 1].Folded is "a" or "an" or "one"
            ? frame with
            {
                SingleOrder = true,
            }
            : frame;
}
