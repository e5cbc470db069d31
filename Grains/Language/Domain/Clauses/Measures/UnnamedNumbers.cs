using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

/// <summary>The column that a number without a name is of, where rows leave no other: a score, a percentage, a monthly amount.</summary>
internal sealed class UnnamedNumbers(ReadingScope scope)
{
    /// <summary>"under 20% done" where rows hold one percentage: not a part of the rows.</summary>
    public Facet? Percent(Frame frame, BoundComparison bound) =>
        scope.Tokens.ElementAtOrDefault(bound.Item.End)?.Folded is not ("of" or "off")
        && frame
            .Event!.Facets.Where(facet =>
                PopulationModel.IsNumber(facet) && frame.Event.IsOwn(facet) && facet.Unit is "percent"
            )
            .ToList()
            is [var only]
            ? only
            : null;

    /// <summary>"£20 or more a month" where the rows hold a monthly amount.</summary>
    public static Facet? Monthly(EventTable events) =>
        events.Facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && events.IsOwn(facet)
            && PopulationModel.Words(facet).Contains("monthly", StringComparer.Ordinal)
        );

    /// <summary>"their last review was a 10", "every review is 8 or better": what such rows are marked by.</summary>
    public Facet? Score(Frame frame, BoundComparison bound)
    {
        if (
            frame
                is not {
                    Event: { Money: null } events,
                    Counted: CountedNoun.None or CountedNoun.Orders,
                    CountedUnit: null,
                    Distinct: false
                }
            || frame.Items.LastOrDefault(item => item.End <= bound.Item.First && !item.Filler) is not { } noun
            || !noun.Of(Facets.Domain.MatchKind.Table).Any(match => match.FacetId == events.Table.Name)
            || !scope
                .Tokens[noun.End..bound.Item.First]
                .Any(token => scope.Cues.Amounts.ScoreLinks.Has(token.Folded))
        )
        {
            return null;
        }

        return events.Facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && events.IsOwn(facet)
            && PopulationModel.Words(facet).Any(word => scope.Cues.Amounts.Scores.Has(word))
        );
    }

    /// <summary>"average visit longer than 90": what an event without money is measured by, when there is one thing only.</summary>
    public static Facet? Average(Frame frame, Comparison comparison) =>
        frame
            is {
                Counted: CountedNoun.None,
                Aggregate: AggregateFunction.Avg,
                Length: null,
                Event: { Money: null } events
            }
        && comparison.Unit == NumberUnit.None
        && events.Facets.Where(facet => PopulationModel.IsNumber(facet) && events.IsOwn(facet)).ToList()
            is [var only]
            ? only
            : null;

    /// <summary>
    /// "stayed more than 2 hours" where nothing says how long, "a mortgage over 50": the number counts no events, and nobody said of what it is.
    /// </summary>
    public bool IsOfSomethingElse(Frame frame, BoundComparison bound)
    {
        var comparison = bound.Comparison;
        if (bound.Facet is not null || comparison.Unit != NumberUnit.None || frame.CountedUnit is not null)
        {
            return false;
        }

        if (scope.Cues.Amounts.ForeignUnits.Has(scope.Tokens.ElementAtOrDefault(bound.Item.End)?.Stem))
        {
            return true;
        }

        return comparison.Stated
            && frame is { Counted: CountedNoun.None, Per: null, Aggregate: null, Distinct: false }
            && scope.Cues.Amounts.Bounds.Has(scope.Tokens[bound.Item.First].Folded)
            && frame.Items.All(item =>
                item.First <= bound.Item.First || item.Filler || item.Date is not null
            );
    }
}
