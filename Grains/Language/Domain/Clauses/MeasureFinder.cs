using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Finds the number that a frame speaks of when it is compared, ranked or averaged.</summary>
internal sealed class MeasureFinder(ReadingScope scope)
{
    private readonly EventMeasures _events = new(scope);

    /// <summary>The measure that the words name; null when they name none.</summary>
    public Measure? Of(Frame frame)
    {
        if (
            frame is { Measure: { } other, Event: { Money: not null } stated }
            && PopulationModel.IsMoney(other)
            && !scope.Model.IsOfMember(other.FacetId)
            && !stated.Reaches(other.Table)
            && frame.Items.Any(item =>
                item.Of(Facets.Domain.MatchKind.Table).Any(match => match.FacetId == stated.Table.Name)
            )
        )
        {
            // "booking revenue": of the rows that are named.
            return Money(frame with { Measure = null });
        }

        if (frame.Measure is { } facet && PopulationModel.IsNumber(facet))
        {
            return OfFacet(frame, facet);
        }

        if (
            frame.Event is null
            && scope.Model.MonthlyPay is { } monthly
            && frame.Items.Any(IsMoneyWord)
            && (
                frame.Per is CalendarUnit.Month
                || frame.Items.Any(item => scope.Words(item).Contains("month", StringComparison.Ordinal))
            )
        )
        {
            return new Measure { FacetId = monthly.FacetId };
        }

        if (frame.Event is not null)
        {
            return OfEvent(frame);
        }

        return frame.Aggregate == AggregateFunction.Count && Things(frame) is { } things
                ? _events.Orders(frame with { Event = things })
            : frame.Items.Any(IsMoneyWord) ? Money(frame)
            : null;
    }

    /// <summary>"number of cars" where the rows of what was bought lead to a table of cars.</summary>
    private EventTable? Things(Frame frame) =>
        frame
            .Items.SelectMany(item => item.Of(Facets.Domain.MatchKind.Table))
            .Where(match => match.Score >= 0.8 && scope.Model.EventNamed(match.FacetId) is null)
            .SelectMany(match => scope.Model.Events.Where(events => events.Reaches(match.FacetId)))
            .OrderByDescending(events => events == scope.Model.MainEvent)
            .FirstOrDefault();

    /// <summary>The measure of a customer's worth where none is named.</summary>
    public Measure? Default(Frame frame) =>
        Money(frame)
        ?? (scope.Model.MainEvent is { } main ? _events.Orders(frame with { Event = main }) : null);

    private Measure OfFacet(Frame frame, Facet facet)
    {
        if (scope.Model.IsOfMember(facet.FacetId))
        {
            return Nodes.Sum(
                facet.FacetId,
                frame
                    .Items.Where(item => item.Matches is [var match, ..] && match.FacetId == facet.FacetId)
                    .SelectMany(item => item.Plus)
            );
        }

        var events =
            frame.Event is { } stated && stated.Reaches(facet.Table)
                ? stated
                : scope.Model.EventsWith(facet.FacetId).FirstOrDefault();
        if (events is null)
        {
            return new Measure { FacetId = facet.FacetId };
        }

        var on = frame with { Event = events };
        if (
            frame.Aggregate is AggregateFunction.Avg
            && string.Equals(events.Money?.FacetId, facet.FacetId, StringComparison.Ordinal)
        )
        {
            return AverageOrder(on)
                ?? _events.Base(on, facet.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.Avg),
                };
        }

        var function =
            frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Max or AggregateFunction.Median
                ? frame.Aggregate.Value
            : events.IsAdditive(facet) ? AggregateFunction.Sum
            : AggregateFunction.Avg;
        return _events.Base(on, facet.FacetId) with { Aggregate = new Aggregate(function) };
    }

    private Measure OfEvent(Frame frame)
    {
        if (frame.Counted is CountedNoun.Units or CountedNoun.Lines or CountedNoun.Values)
        {
            return _events.CountOf(frame, null);
        }

        if (frame.Aggregate == AggregateFunction.Avg)
        {
            return AverageOrder(frame) ?? _events.Orders(frame);
        }

        var counted =
            frame.Aggregate == AggregateFunction.Count
            || frame.Items.Any(item => scope.Cues.Events.Counted.Has(scope.Words(item)));
        var money = frame.Pick is not null || frame.Items.Any(IsMoneyWord);
        return (money && !counted) || (money && frame.Aggregate == AggregateFunction.Sum)
            ? Money(frame) ?? _events.Orders(frame)
            : _events.Orders(frame);
    }

    private Measure? AverageOrder(Frame frame)
    {
        if (Money(frame) is not { } money)
        {
            return null;
        }

        var events = scope.Model.EventNamed(money.Table ?? PopulationModel.TableOf(money.FacetId))!;
        return events.OrderBy is { } by
            ? money with
            {
                FacetId = events.Rows,
                Table = null,
                Aggregate = new Aggregate(AggregateFunction.Avg),
                Groups = new EventGroups
                {
                    By = by,
                    Value = new Measure
                    {
                        FacetId = events.Money!.FacetId,
                        Aggregate = new Aggregate(AggregateFunction.Sum),
                    },
                },
            }
            : money with
            {
                Aggregate = new Aggregate(AggregateFunction.Avg),
            };
    }

    private Measure? Money(Frame frame) =>
        (frame.Event ?? scope.Model.MoneyEvent) is { } events
            ? _events.MoneyOf(frame with { Event = events }) ?? MemberMoney()
            : MemberMoney();

    private Measure? MemberMoney() =>
        scope.Model.MemberSpend is { } spend ? new Measure { FacetId = spend.FacetId } : null;

    private bool IsMoneyWord(Spans.Item item) =>
        item.Is("money-verbs")
        || Enumerable
            .Range(item.First, item.Length)
            .Any(at =>
                scope.Thesaurus.MeasureWord(scope.Tokens[at].Stem) is "money"
                || scope.Cues.Amounts.MoneyStems.Has(scope.Tokens[at].Stem)
            );
}
