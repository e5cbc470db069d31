using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Finds the words of a clause that name what happened, and reads what stands right beside them.</summary>
internal sealed class EventNouns(ReadingScope scope)
{
    private readonly EventFinder _events = new(scope);
    private readonly LastDeeds _last = new(scope);

    /// <summary>The event of a clause.</summary>
    public SpokenEvent Find(ImmutableArray<Item> items) =>
        EventOf(items) is { } item
            ? new SpokenEvent(item, null, _events.Find(item), [])
            : WithinColumn(items) ?? new SpokenEvent(null, null, null, []);

    /// <summary>"promo code booking", "started a pledge", "shop order": the name of the rows inside the name of their column.</summary>
    private SpokenEvent? WithinColumn(ImmutableArray<Item> items)
    {
        foreach (var item in items)
        {
            if (
                item is not { Length: > 1, Comparison: null, Date: null }
                || scope.Tokens[item.First..item.End].Any(token => scope.Cues.Events.Picks.Has(token.Folded))
                || TableOf(item) is not { } events
            )
            {
                continue;
            }

            var rows = ValuesIn(item, events);
            if (
                !rows.IsEmpty
                || (
                    IsColumnOf(item, events)
                    && (
                        !IsDay(item)
                        || items.Any(other =>
                            other.Date is not null
                            || other.Relative is not null
                            || other.Comparison is not null
                        )
                    )
                )
            )
            {
                return new SpokenEvent(null, item, events, rows);
            }
        }

        return null;
    }

    private bool IsDay(Item item) =>
        item.Of(MatchKind.Facet)
            .Select(match => scope.Model.Find(match.FacetId))
            .OfType<Facet>()
            .FirstOrDefault()
            is { } first
        && PopulationModel.IsDate(first);

    /// <summary>"savings account": a value of the rows before their name.</summary>
    private ImmutableArray<RowTest> ValuesIn(Item item, EventTable events) =>
        [
            .. scope
                .Tokens[item.First..item.End]
                .SelectMany(token => scope.Index.Annotate([token with { Index = 0 }]))
                .Where(match =>
                    match is { Kind: MatchKind.Value, Way: MatchWay.Exact, Score: >= 0.9 }
                    && events.Reaches(PopulationModel.TableOf(match.FacetId))
                    && !scope.Model.IsOfMember(match.FacetId)
                )
                .Take(1)
                .Select(match => new RowTest(
                    match.FacetId,
                    match.Values.Length > 1 ? ConditionOperator.In : ConditionOperator.Eq,
                    [.. match.Values.Select(text => scope.ValueOf(match.FacetId, text))],
                    item,
                    match.Score
                )),
        ];

    /// <summary>"promo code booking": all words beside the name of the rows are the column's own.</summary>
    private bool IsColumnOf(Item item, EventTable events)
    {
        var columns = item.Of(MatchKind.Facet)
            .Select(match => scope.Model.Find(match.FacetId))
            .OfType<Facet>()
            .Where(events.IsOwn)
            .SelectMany(PopulationModel.Words)
            .Select(Stemmer.Stem)
            .Concat(events.NameStems)
            .ToHashSet(StringComparer.Ordinal);
        return scope
            .Tokens[item.First..item.End]
            .All(token =>
                columns.Contains(token.Stem)
                || scope.Cues.Events.ColumnLinks.Has(token.Folded)
                || scope.Thesaurus.MeasureWord(token.Stem) is "money"
            );
    }

    private EventTable? TableOf(Item item) =>
        item.Of(MatchKind.Facet)
            .Where(match => match.Score >= 0.65)
            .Select(match => scope.Model.EventNamed(PopulationModel.TableOf(match.FacetId)))
            .OfType<EventTable>()
            .FirstOrDefault(events =>
                events
                    .NameStems.Intersect(
                        Enumerable.Range(item.First, item.Length).Select(at => scope.Tokens[at].Stem),
                        StringComparer.Ordinal
                    )
                    .Any()
            );

    /// <summary>"attended two events", "opened an email": what the rows are of, though a column of the member may hold the word.</summary>
    public bool NamesRows(ImmutableArray<Item> items, int at, EventTable events)
    {
        var item = items[at];
        var before = item.First == 0 ? "" : scope.Tokens[item.First - 1].Folded;
        return item.Length == 1
            && item.Of(MatchKind.Value).Any()
            && item.Of(MatchKind.Value).All(match => scope.Model.IsOfMember(match.FacetId))
            && !scope.Cues.Events.Channels.Has(before)
            && events.NameStems.Contains(scope.Tokens[item.First].Stem, StringComparer.Ordinal);
    }

    /// <summary>"bookings over 2000", "donations of 100 or more": the worth of one, however many there are.</summary>
    public bool IsWorth(Item eventItem, ImmutableArray<Item> items) =>
        !items.Any(item => item.Is("aggregate.sum")) && NumberFollows(eventItem, items);

    /// <summary>"bookings over 2000 in total".</summary>
    public bool IsWorthInAll(Item eventItem, ImmutableArray<Item> items) =>
        items.Any(item => item.Is("aggregate.sum")) && NumberFollows(eventItem, items);

    private bool NumberFollows(Item eventItem, ImmutableArray<Item> items)
    {
        var at = items.IndexOf(eventItem);
        var next = at + 1;
        while (
            next < items.Length
            && (items[next].Is("worth") || items[next] is { Filler: true, Comparison: null })
        )
        {
            next++;
        }

        return at >= 0
            && next < items.Length
            && items[next].Comparison is { Unit: NumberUnit.None or NumberUnit.Money }
            && !eventItem.Is("sum-words")
            && (
                scope
                    .Tokens[eventItem.End..items[next].First]
                    .Any(token => scope.Cues.Amounts.Worth.Has(token.Folded))
                || eventItem.Of(MatchKind.Table).Any(match => match.Way is not MatchWay.Synonym)
                || scope.Tokens[eventItem.End - 1].Folded.EndsWith('s')
                || eventItem.Length > 1
                || scope
                    .Tokens[Math.Max(0, eventItem.First - 3)..eventItem.First]
                    .Any(token => scope.Cues.Events.One.Has(token.Folded))
            )
            && !scope.Word(eventItem).EndsWith("ed", StringComparison.Ordinal)
            && (
                scope.Cues.Amounts.Bounds.Has(scope.Tokens[items[next].First].Folded)
                || scope.Cues.Amounts.Worth.Has(scope.Tokens[items[next].First - 1].Folded)
            );
    }

    /// <summary>"none of their orders was under 200": each by itself.</summary>
    public bool IsNoneOf(Clause clause, Item eventItem) =>
        clause.Negation is { } denial
        && denial.Is("none-of")
        && scope.Tokens[denial.End..eventItem.First].All(token => scope.Cues.Events.Owners.Has(token.Folded));

    private Item? EventOf(ImmutableArray<Item> items)
    {
        var candidates = items
            .Where(item =>
                item.NamesEvent
                && item.Date is null
                && item.Comparison is null
                && item.Term is null
                && !IsBetterValue(item)
                && _last.Of(item) is null
            )
            .Where(item => _events.Find(item) is not null)
            .ToList();
        // A noun says more than a verb beside it ("placed an order", "paid for an order").
        if (
            candidates is [var only]
            && scope.Cues.Events.Receiving.Has(scope.Word(only))
            && TakesFlag(only, items)
        )
        {
            // "get the newsletter": the member has it, nothing was bought.
            return null;
        }

        return candidates.FirstOrDefault(item =>
                item.Of(MatchKind.Table).Any(match => match is { Way: not MatchWay.Synonym, Score: >= 0.8 })
            )
            ?? candidates.FirstOrDefault(item => item.Of(MatchKind.Table).Any())
            ?? candidates.FirstOrDefault(item => !IsFillerVerb(item))
            ?? candidates.FirstOrDefault();
    }

    private bool TakesFlag(Item verb, ImmutableArray<Item> items) =>
        items.FirstOrDefault(item => item.First >= verb.End && !item.Filler) is { } next
        && next.Of(MatchKind.FlagFacet).FirstOrDefault() is { Score: >= 0.7 } flag
        && scope.Model.IsOfMember(flag.FacetId);

    private bool IsFillerVerb(Item item) => scope.Cues.Events.LightVerbs.Has(scope.Word(item));

    private bool IsBetterValue(Item item) =>
        (
            !IsNamedWithArticle(item)
            && item.Matches.Any(match =>
                match.Kind is MatchKind.Value && match.Way is MatchWay.Exact && match.Score >= 0.95
            )
        )
        || item.Matches.Any(match =>
            match is { Kind: MatchKind.FlagFacet, Way: not MatchWay.Partial, Score: >= 0.75 }
        );

    /// <summary>"an email", "two appeal emails" where there is a table of them, though the member prefers "Email".</summary>
    private bool IsNamedWithArticle(Item item) =>
        item.Of(MatchKind.Table).Any(match => match is { Way: MatchWay.Label, Score: >= 0.8 })
        && item.Of(MatchKind.Value).All(match => scope.Model.IsOfMember(match.FacetId))
        && scope
            .Tokens[Math.Max(0, item.First - 2)..item.First]
            .Any(token => scope.Cues.Events.RowDeterminers.Has(token.Folded));

    /// <summary>What a number before the noun counts.</summary>
    public CountedNoun CountedBy(Item? eventItem, ImmutableArray<Item> items)
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

    /// <summary>"repair" of the table of repairs: the singular of its name.</summary>
    private static bool NamesOneRow(Item eventItem, string last) =>
        !last.EndsWith('s') && eventItem.Of(MatchKind.Table).Any(match => match.Score >= 0.9);

    /// <summary>"an order", "a single purchase", "any order": one order by itself is spoken of.</summary>
    public bool IsSingle(Item eventItem, ImmutableArray<Item> items)
    {
        var last = scope.Tokens[eventItem.End - 1].Folded;
        if (!scope.Cues.Events.SingleNouns.Has(last) && !NamesOneRow(eventItem, last))
        {
            return false;
        }

        // "an order", "a single purchase", "a 50 dollar order": back over what describes it.
        var least =
            items[0].First > 0 && scope.Tokens[items[0].First - 1].Folded is "no"
                ? items[0].First - 1
                : items[0].First;
        for (var token = eventItem.End - 2; token >= least && token >= eventItem.End - 8; token--)
        {
            if (scope.Cues.Events.SingleDeterminers.Has(scope.Tokens[token].Folded))
            {
                return true;
            }

            var inside = items.FirstOrDefault(item => item.First <= token && token < item.End);
            if (
                inside is null
                || (
                    inside != eventItem
                    && inside.Comparison is null
                    && !inside.Filler
                    && !inside.IsKind("pick.")
                    && inside.Of(MatchKind.Value).FirstOrDefault() is null
                )
            )
            {
                return false;
            }
        }

        return false;
    }
}
