using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Of how many of a member's orders something is said.</summary>
/// <param name="Item">Where it is said.</param>
/// <param name="Count">So many of them, or such a part; null = of every one.</param>
internal sealed record OrderQuantifier(Item Item, Comparison? Count)
{
    /// <summary>The first or the last so many, each of them; null = not by time.</summary>
    public EventOrder? ByTime { get; init; }

    /// <summary>"at least two donations of 100 or more": so many of them, each so.</summary>
    public static OrderQuantifier? SoMany(Frame frame, ReadingScope scope)
    {
        if (
            frame
                is not {
                    Comparisons.Length: 2,
                    CountedUnit: null,
                    Per: null,
                    Aggregate: null,
                    Pick: null,
                    Relative: null
                }
            || frame.Comparisons.FirstOrDefault(bound =>
                bound is { Facet: null, Comparison.Unit: NumberUnit.None }
            )
                is not { } count
            || frame.Comparisons.First(bound => bound != count) is not { } each
            || (each.Facet is { } facet && scope.Model.IsOfMember(facet.FacetId))
        )
        {
            return null;
        }

        var noun = frame.Items.FirstOrDefault(item => item.First >= count.Item.End && item.NamesEvent);
        var said = Math.Min(each.Item.First, each.MeasureItem?.First ?? int.MaxValue);
        return
            noun is not null
            && noun.First <= count.Item.End + 3
            && said >= noun.End
            && scope.Tokens[noun.End..said].All(token => scope.Cues.Events.BoundLinks.Has(token.Folded))
            && (said > noun.End || scope.Cues.Amounts.Bounds.Has(scope.Tokens[said].Folded))
            ? new OrderQuantifier(count.Item, count.Comparison)
            : null;
    }

    private static readonly Comparison Majority = new(
        ConditionOperator.Gt,
        50,
        null,
        NumberUnit.Percent,
        Stated: true,
        OfAge: false
    );

    private const int MostByTime = 12;

    /// <summary>"whose orders were all small".</summary>
    private static Item? AllAfter(Item eventItem, ImmutableArray<Item> items, ReadingScope scope) =>
        items.FirstOrDefault(item => item.First > eventItem.End && item.Is("all-of")) is { } all
        && scope.Tokens[all.First..all.End] is [{ Folded: "all" }]
        && scope.Tokens[eventItem.End..all.First].All(token => scope.Cues.Events.BeforeAll.Has(token.Folded))
            ? all
            : null;

    /// <summary>"every one of their orders", "all their 2017 visits", "at least two of their invoices"; null when orders are not counted out so.</summary>
    public static OrderQuantifier? Find(Item? eventItem, ImmutableArray<Item> items, ReadingScope scope)
    {
        if (eventItem is null || items.IndexOf(eventItem) is not (var place and >= 0))
        {
            return null;
        }

        if (AllAfter(eventItem, items, scope) is { } everyone)
        {
            return new OrderQuantifier(everyone, null);
        }

        for (var at = place - 1; at >= 0; at--)
        {
            var item = items[at];
            var said = scope.Tokens[item.First..eventItem.First];
            var owned =
                said.Any(token => scope.Cues.Events.Owners.Has(token.Folded))
                || scope.Tokens.Skip(eventItem.End).Take(2).Any(token => token.Folded is "theirs");
            if (item.Is("all-of") || item.Is("each-time"))
            {
                return owned || scope.Tokens[item.First].Folded is "every" or "each"
                    ? new OrderQuantifier(item, null)
                    : null;
            }

            if (item.Is("always"))
            {
                return new OrderQuantifier(item, null);
            }

            if (item.Is("most-of"))
            {
                return new OrderQuantifier(item, Majority);
            }

            if (item.Comparison is { Stated: false, Unit: NumberUnit.None } few && at > 0)
            {
                var order =
                    items[at - 1].Is("pick.first") ? EventOrder.First
                    : items[at - 1].Is("pick.last") ? EventOrder.Last
                    : EventOrder.Unknown;
                if (order != EventOrder.Unknown && few.Low is >= 2 and <= MostByTime)
                {
                    return new OrderQuantifier(item, few) { ByTime = order };
                }
            }

            if (item.Comparison is { } count)
            {
                return owned && scope.Tokens.ElementAtOrDefault(item.End)?.Folded is "of"
                    ? new OrderQuantifier(item, count)
                    : null;
            }

            if (
                item.Date is null
                && !item.Of(Facets.Domain.MatchKind.Value).Any(match => match.Score >= 0.8)
                && !scope
                    .Tokens[item.First..item.End]
                    .All(token => scope.Cues.Events.Quantified.Has(token.Folded))
            )
            {
                return null;
            }
        }

        return null;
    }
}
