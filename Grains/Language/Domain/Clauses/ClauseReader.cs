using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Gathers what one clause says into a frame.</summary>
internal sealed class ClauseReader(ReadingScope scope)
{
    private readonly EventFinder _events = new(scope);
    private readonly MatchChooser _chooser = new(scope);
    private readonly PersonFacts _person = new(scope);

    /// <summary>The frame of a clause.</summary>
    public Frame Read(Clause clause)
    {
        var items = clause.Items;
        var eventItem = EventOf(items);
        var events = eventItem is null ? null : _events.Find(eventItem);
        var named = items
            .SelectMany(item => item.Of(MatchKind.Facet))
            .Select(match => match.FacetId)
            .ToImmutableArray();
        var frame = new Frame
        {
            Negated = clause.Negated,
            Lapsed = clause.Lapsed,
            Event = events,
            EventClass = eventItem?.Event,
            Items = items,
            Counted = CountedBy(eventItem, items),
            SingleOrder = eventItem is not null && IsSingle(eventItem, items),
        };
        var gathered = new Gathering(frame);
        for (var at = 0; at < items.Length; at++)
        {
            if (items[at] == eventItem)
            {
                gathered.SawEvent(at);
                continue;
            }

            Take(items, at, gathered, events, named);
        }

        return gathered.Finish(scope.Model);
    }

    private void Take(
        ImmutableArray<Item> items,
        int at,
        Gathering gathered,
        EventTable? events,
        ImmutableArray<string> named
    )
    {
        var item = items[at];
        if (item.Node is { } made)
        {
            gathered.AddMember(made);
        }
        else if (item.Relative is { } relative)
        {
            gathered.Change(frame => frame with { Relative = relative });
        }
        else if (item.Term is { } term)
        {
            TakeMeaning(term, item, gathered);
        }
        else if (item.SegmentId is { } segment)
        {
            gathered.AddMember(new ExpressionNode.Reference(segment));
        }
        else if (item.Date is { } date && item.Comparison is null)
        {
            TakeDate(item, date, gathered);
        }
        else if (item.Date is { Explicit: true } both && item.Comparison is { Stated: false })
        {
            TakeDate(item, both, gathered);
        }
        else if (item.Comparison is { } comparison)
        {
            if (_person.AgeIn(items, at, comparison) is { } age)
            {
                gathered.AddMember(age);
            }
            else
            {
                gathered.AddComparison(comparison, item, at);
            }
        }
        else if (item.Is("decades") && _person.Decade(item) is { } decade)
        {
            gathered.AddMember(decade);
        }
        else if (!item.Matches.IsEmpty && !(item.Filler && item.Matches[0].Score < 0.9))
        {
            TakeMatch(items, at, gathered, events, named);
        }
        else
        {
            TakeWord(items, at, gathered);
        }
    }

    private void TakeMeaning(KnownTerm term, Item item, Gathering gathered)
    {
        var meaning = scope.Meaning(term);
        if (meaning is null)
        {
            return;
        }

        if (
            meaning
                is ExpressionNode.Condition
                {
                    Measure: { Aggregate: null } measure,
                    CompareTo: null,
                    Rank: null
                } row
            && !scope.Model.IsOfMember(measure.FacetId)
        )
        {
            gathered.AddRow(
                new RowTest(measure.FacetId, row.Operator, row.Values, item, row.Confidence),
                scope.Model
            );
        }
        else
        {
            gathered.AddMember(Provenanced(meaning, term.Provenance, scope.Source(item)));
        }
    }

    /// <summary>The meaning of a term, marked as such.</summary>
    private static ExpressionNode Provenanced(
        ExpressionNode node,
        Provenance provenance,
        SourceSpan source
    ) =>
        node switch
        {
            ExpressionNode.Group group => group with
            {
                Children = [.. group.Children.Select(child => Provenanced(child, provenance, source))],
            },
            ExpressionNode.Condition condition => condition with { Provenance = provenance, Source = source },
            _ => node,
        };

    private static void TakeDate(Item item, DateMatch date, Gathering gathered)
    {
        if (date.Weekdays != Weekdays.None)
        {
            gathered.Change(frame => frame with { Weekdays = date.Weekdays });
        }
        else if (date.Kind == DateKind.Range)
        {
            gathered.Change(frame =>
                frame with
                {
                    Windows = [.. frame.Windows, date, .. item.MoreDates],
                    WindowsJoint = item.List != Joint.Start ? item.List : frame.WindowsJoint,
                }
            );
        }
        else if (date is { Kind: DateKind.Frequency, Frequency: { } frequency })
        {
            gathered.Change(frame => frame with { Per = frequency.Per });
            gathered.AddComparison(
                new Comparison(
                    frequency.Comparator switch
                    {
                        FrequencyComparator.AtLeast => ConditionOperator.Ge,
                        FrequencyComparator.AtMost => ConditionOperator.Le,
                        FrequencyComparator.MoreThan => ConditionOperator.Gt,
                        FrequencyComparator.LessThan => ConditionOperator.Lt,
                        _ => ConditionOperator.Ge,
                    },
                    frequency.Times,
                    null,
                    NumberUnit.Times,
                    frequency.Comparator != FrequencyComparator.Exactly,
                    false
                ),
                item,
                -10
            );
        }
        else if (date.Kind == DateKind.Duration)
        {
            gathered.Change(frame => frame with { Length = frame.Length ?? date });
            gathered.LengthItem ??= item;
        }
    }

    private void TakeMatch(
        ImmutableArray<Item> items,
        int at,
        Gathering gathered,
        EventTable? events,
        ImmutableArray<string> named
    )
    {
        var item = items[at];
        var facet = FacetOf(item, events);
        var value = _chooser.Value(
            item,
            events,
            named.Where(name => facet is null || !name.Equals(facet.FacetId, StringComparison.Ordinal))
        );
        if (
            value is not null
            && (
                facet is null
                || value.Score >= ScoreOf(item, facet) - (value.Kind == MatchKind.FlagFacet ? 0 : 0.02)
            )
            && !(facet is not null && PopulationModel.IsNumber(facet) && HasComparison(items, at))
        )
        {
            TakeValue(items, at, value, gathered);
        }
        else if (facet is not null)
        {
            gathered.AddFacet(facet, item, at, ScoreOf(item, facet));
            gathered.AddPlus(facet, item.Plus.Select(scope.Model.Find).OfType<Facet>());
            TakeWord(items, at, gathered);
        }
        else
        {
            TakeWord(items, at, gathered);
        }
    }

    /// <summary>A comparison stands directly beside the item, so a number of it is compared, not its flag.</summary>
    private static bool HasComparison(ImmutableArray<Item> items, int at) =>
        (at > 0 && items[at - 1].Comparison is not null)
        || (at + 1 < items.Length && items[at + 1].Comparison is not null)
        || (at + 2 < items.Length && items[at + 1].Filler && items[at + 2].Comparison is not null);

    private static double ScoreOf(Item item, Facet facet) =>
        item
            .Matches.Where(match =>
                match.Kind is MatchKind.Facet or MatchKind.FlagFacet
                && match.FacetId.Equals(facet.FacetId, StringComparison.Ordinal)
            )
            .Max(match => match.Score);

    private Facet? FacetOf(Item item, EventTable? events) =>
        item.Of(MatchKind.Facet)
            .Select(match => (match, facet: scope.Model.Find(match.FacetId)))
            .Where(pair => pair.facet is not null)
            .OrderByDescending(pair =>
                pair.match.Score
                + (events is not null && events.Reaches(pair.facet!.Table) ? 0.1 : 0)
                + (events is null && scope.Model.IsOfMember(pair.facet!.FacetId) ? 0.1 : 0)
                + (pair.facet!.Role == FacetRole.Key ? -0.2 : 0)
            )
            .Select(pair => pair.facet)
            .FirstOrDefault();

    private void TakeValue(ImmutableArray<Item> items, int at, FacetMatch value, Gathering gathered)
    {
        var item = items[at];
        var operation = value.SuggestedOperator is ConditionOperator.Exists or ConditionOperator.Unknown
            ? (value.Values.Length > 1 ? ConditionOperator.In : ConditionOperator.Eq)
            : value.SuggestedOperator;
        var values = value.Values.Select(text => ValueOf(value.FacetId, text)).ToImmutableArray();
        var denied = value.Negated || IsDenied(items, at);
        if (scope.Model.IsOfMember(value.FacetId))
        {
            ExpressionNode node = new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = value.FacetId },
                Operator = operation,
                Values = values,
                Confidence = value.Score,
                Source = scope.Source(item),
            };
            gathered.AddMember(denied ? Nodes.Not(node) : node);
            gathered.Confidence(value.Score);
        }
        else
        {
            gathered.AddRow(
                new RowTest(value.FacetId, operation, values, item, value.Score) { Negated = denied },
                scope.Model,
                item.List == Joint.And
            );
        }
    }

    /// <summary>"non-seniors": the negation is part of the word.</summary>
    private bool IsDenied(ImmutableArray<Item> items, int at) =>
        at > 0 && items[at - 1].Is("negation") && scope.Word(items[at - 1]) is "non";

    private Literal ValueOf(string facetId, string text) =>
        scope.Model.Find(facetId) is { Type: FacetType.Boolean } && bool.TryParse(text, out var truth)
            ? new Literal(Boolean: truth)
        : scope.Model.Find(facetId) is { Type: FacetType.Integer or FacetType.Decimal }
        && decimal.TryParse(
            text,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : text;

    private void TakeWord(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        TakeFunction(items[at], gathered);
        TakeCounted(items, at, gathered);
    }

    private void TakeFunction(Item item, Gathering gathered)
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

        if (item.Kind("pick.") is { } pick && gathered.Frame.Pick is null)
        {
            gathered.Change(frame =>
                frame with
                {
                    Pick = pick switch
                    {
                        "pick.last" => new EventPick(EventOrder.Last),
                        "pick.second" => new EventPick(EventOrder.First, 2),
                        "pick.third" => new EventPick(EventOrder.First, 3),
                        "pick.fourth" => new EventPick(EventOrder.First, 4),
                        "pick.fifth" => new EventPick(EventOrder.First, 5),
                        _ => new EventPick(EventOrder.First),
                    },
                }
            );
        }

        if (item.Is("visit-again") && gathered.Frame.Pick is null)
        {
            gathered.Change(frame =>
                frame with
                {
                    Pick = new EventPick(EventOrder.First, 2),
                    Event = frame.Event ?? scope.Model.MainEvent,
                }
            );
        }

        if (item.Is("distinct"))
        {
            gathered.Change(frame => frame with { Distinct = true });
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

    private void TakeCounted(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        var item = items[at];
        if (item.Is("unit-words"))
        {
            gathered.Count(CountedNoun.Units);
        }

        if (item.Is("lines"))
        {
            gathered.Count(CountedNoun.Lines);
        }

        if (item.Is("times"))
        {
            gathered.Count(CountedNoun.Orders);
        }

        if (item.Is("gap"))
        {
            gathered.Count(CountedNoun.Gap);
        }

        if (item.Is("each-time") && NextUnit(items, at) is { } unit)
        {
            gathered.Change(frame => frame with { Per = unit });
        }

        if (item.Is("distinct") && NextUnit(items, at) is { } counted)
        {
            gathered.Change(frame => frame with { CountedUnit = counted });
        }
    }

    private CalendarUnit? NextUnit(ImmutableArray<Item> items, int at)
    {
        for (var next = at + 1; next < items.Length && next <= at + 3; next++)
        {
            for (var token = items[next].First; token < items[next].End; token++)
            {
                switch (scope.Tokens[token].Stem)
                {
                    case "day":
                        return CalendarUnit.Day;
                    case "week":
                        return CalendarUnit.Week;
                    case "month":
                        return CalendarUnit.Month;
                    case "quarter":
                        return CalendarUnit.Quarter;
                    case "year":
                        return CalendarUnit.Year;
                }
            }
        }

        return null;
    }

    private Item? EventOf(ImmutableArray<Item> items)
    {
        var candidates = items
            .Where(item =>
                (item.Event is not null || item.Of(MatchKind.Table).Any())
                && item.Date is null
                && item.Comparison is null
                && item.Term is null
                && !IsBetterValue(item)
            )
            .Where(item => _events.Find(item) is not null)
            .ToList();
        // A noun says more than a verb beside it ("placed an order", "paid for an order").
        return candidates.FirstOrDefault(item => item.Of(MatchKind.Table).Any())
            ?? candidates.FirstOrDefault(item => !IsFillerVerb(item))
            ?? candidates.FirstOrDefault();
    }

    private bool IsFillerVerb(Item item) =>
        scope.Word(item)
            is "get"
                or "take"
                or "took"
                or "start"
                or "become"
                or "became"
                or "close"
                or "open"
                or "read"
                or "leave"
                or "left";

    private static bool IsBetterValue(Item item) =>
        item.Matches.Any(match =>
            match.Kind is MatchKind.Value && match.Way is MatchWay.Exact && match.Score >= 0.95
        ) || item.Matches.Any(match => match.Kind is MatchKind.FlagFacet && match.Score >= 0.75);

    private CountedNoun CountedBy(Item? eventItem, ImmutableArray<Item> items)
    {
        if (eventItem is null)
        {
            return CountedNoun.None;
        }

        var at = items.IndexOf(eventItem);
        var numbered = at > 0 && items[at - 1].Comparison is { Unit: NumberUnit.None };
        return numbered || scope.Word(eventItem).EndsWith('s') && at > 0 && items[at - 1].Is("distinct")
            ? CountedNoun.Orders
            : CountedNoun.None;
    }

    /// <summary>"an order", "a single purchase", "any order": one order by itself is spoken of.</summary>
    private bool IsSingle(Item eventItem, ImmutableArray<Item> items)
    {
        var token = eventItem.First - 1;
        var noun =
            scope.Word(eventItem)
            is "order"
                or "purchase"
                or "transaction"
                or "invoice"
                or "basket"
                or "payment"
                or "booking"
                or "sale";
        return noun
            && token >= items[0].First
            && scope.Tokens[token].Folded is "a" or "an" or "single" or "any" or "one" or "every" or "each";
    }
}
