using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Chooses among the readings of one stretch by what stands around it.</summary>
internal sealed class MatchChooser(ReadingScope scope)
{
    private const double Close = 0.12;

    /// <summary>The likeliest reading as a value or flag.</summary>
    /// <param name="item">The stretch.</param>
    /// <param name="events">Event of the clause; its rows' facets are preferred.</param>
    /// <param name="named">Facets named in the clause; preferred above all.</param>
    public FacetMatch? Value(Item item, EventTable? events, IEnumerable<string> named)
    {
        var ranked = Ranked(item, events, named);
        if (ranked.IsEmpty)
        {
            return null;
        }

        var choice = scope.Choices.GetValueOrDefault(item.First);
        return ranked[Math.Min(choice, ranked.Length - 1)];
    }

    /// <summary>Readings about as likely as the best, the best first.</summary>
    public ImmutableArray<FacetMatch> Rivals(Item item, EventTable? events, IEnumerable<string> named)
    {
        var ranked = Ranked(item, events, named);
        if (ranked.Length < 2)
        {
            return ranked;
        }

        var best = Likelihood(ranked[0], events, [.. named]);
        return [.. ranked.Where(match => Likelihood(match, events, [.. named]) >= best - 0.05)];
    }

    private ImmutableArray<FacetMatch> Ranked(Item item, EventTable? events, IEnumerable<string> named)
    {
        var names = named.ToImmutableArray();
        return
        [
            .. item
                .Matches.Where(match => match.Kind is MatchKind.Value or MatchKind.FlagFacet)
                .OrderByDescending(match => Likelihood(match, events, names))
                .ThenByDescending(match => match.Covers)
                .DistinctBy(match => match.FacetId, StringComparer.Ordinal),
        ];
    }

    private double Likelihood(FacetMatch match, EventTable? events, ImmutableArray<string> named)
    {
        var score = match.Score;
        if (named.Contains(match.FacetId, StringComparer.Ordinal))
        {
            score += 0.4;
        }

        if (events is not null && events.Reaches(PopulationModel.TableOf(match.FacetId)))
        {
            score += Close;
        }
        else if (events is null && scope.Model.IsOfMember(match.FacetId))
        {
            score += Close;
        }

        return match.SuggestedOperator == ConditionOperator.Contains ? score - 0.1 : score;
    }
}
