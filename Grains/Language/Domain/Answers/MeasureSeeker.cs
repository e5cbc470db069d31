using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Finds which number a question or a claim is about, and takes the words that say it.</summary>
internal sealed class MeasureSeeker(SpokenText said, PhraseLexicon words)
{
    private const double Sure = 0.6;
    private const double ByNameOnly = 0.75;
    private const int Near = 4;

    private PopulationModel Model => said.Scope.Model;

    /// <summary>The measure; null when the stretch names none.</summary>
    /// <param name="first">First token of the stretch.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="anchor">Token beside which the measure is expected.</param>
    /// <param name="single">True when a mean or an extreme is asked for, so that "order" means the value of one.</param>
    public AskedMeasure? Seek(int first, int end, int anchor, bool single)
    {
        var part = said.Part(first, end);
        var items = part.Items.Select(part.InWhole).ToList();
        var order = items.Find(item => IsOrderNoun(item) && Math.Abs(item.First - anchor) <= Near);
        var best = Named(items, anchor).OrderByDescending(named => named.Score).FirstOrDefault();
        if (
            best.Facet is { } facet
            && best.Score >= (order is null ? Sure - (Near * 0.02) : Sure)
            && !IsMoneyOfEvents(best.Item, best.Match, facet)
        )
        {
            var beside = order is not null && !Model.IsOfMember(facet.FacetId) ? order : null;
            TakeMeasure(best.Item, beside, best.Match);
            return Of(facet, NameOf(best.Item, beside), beside is not null || SaysOrder(best.Item)) with
            {
                First = best.Item.First,
            };
        }

        if (items.Find(IsMoney) is { } money && MoneyOf(money) is { } spent)
        {
            var beside = order is not null && Math.Abs(order.First - money.First) <= Near ? order : null;
            TakeMeasure(money, beside, null);
            return Of(spent, NameOf(money, beside), beside is not null) with { First = money.First };
        }

        return Counted(items, order, anchor, single);
    }

    /// <summary>A facet of members or rows as a measure.</summary>
    public AskedMeasure Of(Facet facet, string name, bool perOrder) =>
        Model.IsOfMember(facet.FacetId)
            ? new AskedMeasure(AskedKind.MemberFacet, name) { Facet = facet }
            : new AskedMeasure(AskedKind.RowFacet, name)
            {
                Facet = facet,
                Events = EventsWith(facet),
                PerOrder = perOrder && EventsWith(facet) is { } events && events.IsAdditive(facet),
            };

    /// <summary>Event table that a noun speaks of ("orders", "bookings", "times"); null when it is no such noun.</summary>
    public EventTable? EventsOf(Item item)
    {
        if (
            item.Of(MatchKind.Table)
                .Select(match => Model.EventNamed(match.FacetId))
                .FirstOrDefault(found => found is not null) is
            { } named
        )
        {
            return named;
        }

        if (said.Tokens[item.First].Folded is "times" or "occasions")
        {
            return Model.MainEvent;
        }

        return IsOrderNoun(item) && item.Event is not null
            ? new EventFinder(said.Scope).Find(item) ?? Model.MainEvent
            : null;
    }

    /// <summary>Words of money.</summary>
    public bool IsMoney(Item item) =>
        Enumerable
            .Range(item.First, item.Length)
            .Any(at =>
                !said.IsTaken(at)
                && (
                    said.Scope.Thesaurus.MeasureWord(said.Tokens[at].Stem) is "money"
                    || said.Scope.Cues.Questions.MoneyStems.Has(said.Tokens[at].Stem)
                )
            );

    /// <summary>"money" is what came in, unless a column of the members is named surely.</summary>
    private bool IsMoneyOfEvents(Item item, FacetMatch match, Facet facet) =>
        match.Score < ByNameOnly
        && Model.IsOfMember(facet.FacetId)
        && Model.MoneyEvent is not null
        && IsMoney(item)
        && !PopulationModel
            .Words(facet)
            .Select(Text.Stemmer.Stem)
            .Intersect(said.Tokens[item.First..item.End].Select(token => token.Stem), StringComparer.Ordinal)
            .Any();

    private AskedMeasure? Counted(List<Item> items, Item? order, int anchor, bool single)
    {
        if (order is not null && EventsOf(order) is { } events)
        {
            var one = single && !said.Tokens[order.First].Folded.EndsWith('s');
            said.Take(order.First, order.End, "question.measure");
            return one && MoneyOf(order) is { } money
                ? Of(money, NameOf(order, null) + " value", perOrder: true) with
                {
                    First = order.First,
                }
                : new AskedMeasure(AskedKind.Orders, NameOf(order, null))
                {
                    Events = events,
                    First = order.First,
                };
        }

        if (
            items.Find(item => item.Is("unit-words") && Math.Abs(item.First - anchor) <= Near) is { } units
            && Model.MainEvent is { Quantity: { } quantity }
        )
        {
            said.Take(units.First, units.End, "question.measure");
            return Of(quantity, NameOf(units, null), perOrder: false) with { First = units.First };
        }

        if (items.Find(item => said.Scope.Cues.Questions.Ages.Has(said.Tokens[item.First].Folded)) is { } age)
        {
            said.Take(age.First, age.End, "question.measure");
            return new AskedMeasure(AskedKind.Age, "age") { First = age.First };
        }

        return null;
    }

    private IEnumerable<(Facet Facet, FacetMatch Match, Item Item, double Score)> Named(
        List<Item> items,
        int anchor
    )
    {
        for (var at = 0; at < items.Count; at++)
        {
            var item = items[at];
            if (
                item.Comparison is not null
                || item.Date is { Explicit: true }
                || (at > 0 && items[at - 1].Comparison is { Unit: NumberUnit.None or NumberUnit.Money })
                || (at + 1 < items.Count && items[at + 1].Comparison is not null)
            )
            {
                continue;
            }

            // A value is no measure, unless a number bears the same name.
            var value = item
                .Matches.Where(match => match.Kind is MatchKind.Value)
                .Select(match => match.Score)
                .DefaultIfEmpty(0)
                .Max();
            foreach (var match in item.Of(MatchKind.Facet))
            {
                if (
                    Model.Find(match.FacetId) is { Pii: false } facet
                    && PopulationModel.IsNumber(facet)
                    && facet.Role is not (FacetRole.Flag or FacetRole.Key)
                    && facet.ValueLabels.IsEmpty
                    && match.Score >= value
                )
                {
                    yield return (facet, match, item, match.Score + Beside(items, at, anchor));
                }
            }
        }
    }

    /// <summary>Nearness to where the measure is expected; what follows "on" after a word of spending is it.</summary>
    private double Beside(List<Item> items, int at, int anchor)
    {
        var on =
            at >= 2
            && said.Tokens[items[at].First - 1].Folded is "on" or "for"
            && items.Take(at).Any(IsMoney);
        return (on ? 0.35 : 0) - (0.02 * Math.Min(10, Math.Abs(items[at].First - anchor)));
    }

    private void TakeMeasure(Item item, Item? order, FacetMatch? match)
    {
        if (order is not null && order != item)
        {
            said.Take(order.First, order.End, "question.measure");
        }

        said.Take(item.First, item.End, "question.measure", match);
        // "spend on wine": the verb is part of the measure.
        for (var at = item.First - 1; at >= Math.Max(0, item.First - Near) && match is not null; at--)
        {
            if (!said.IsTaken(at) && said.Scope.Cues.Questions.MeasureVerbs.Has(said.Tokens[at].Stem))
            {
                said.Take(at, at + 1, "question.verb");
                break;
            }
        }
    }

    /// <summary>The event table whose rows have a value of a facet; null when there is none.</summary>
    public EventTable? EventsWith(Facet facet) => Model.EventsWith(facet.FacetId).FirstOrDefault();

    private Facet? MoneyOf(Item item) =>
        (EventsOf(item)?.Money ?? Model.MoneyEvent?.Money) ?? Model.MemberSpend;

    /// <summary>"value of a booking": the noun is part of the measure's own words.</summary>
    private bool SaysOrder(Item item) =>
        item.Length > 1
        && Enumerable
            .Range(item.First, item.Length)
            .Any(at => said.Is(words, "order-noun", at) && !said.Tokens[at].Folded.EndsWith('s'));

    private bool IsOrderNoun(Item item) =>
        !said.IsTaken(item.First)
        && (
            said.Is(words, "order-noun", item.First)
            || (
                !IsMoney(item)
                && item.Of(MatchKind.Table).Any(match => Model.EventNamed(match.FacetId) is not null)
            )
        );

    /// <summary>What a measure is called in the answer.</summary>
    public string NameOf(Item item, Item? order)
    {
        var own = said.Words(item.First, item.End);
        return order is null || order == item ? own : said.Words(order.First, order.End) + " " + own;
    }
}
