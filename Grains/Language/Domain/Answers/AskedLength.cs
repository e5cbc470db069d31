using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>"How long does a repair take": days from the day a row begins to the day it ends, where rows have these two and no length.</summary>
internal sealed class AskedLength(SpokenText said)
{
    private const int MaxBetween = 6;

    /// <summary>The measure; null when nobody asks how long, or when the rows do not say.</summary>
    public AskedMeasure? Seek()
    {
        for (var at = 0; at + 1 < said.Tokens.Length; at++)
        {
            if (said.Tokens[at].Folded is not "how" || said.Tokens[at + 1].Folded is not "long")
            {
                continue;
            }

            foreach (var item in said.Items.Where(item => item.First > at && item.First <= at + MaxBetween))
            {
                if (
                    item.Of(MatchKind.Table).FirstOrDefault(match => match.Score >= 0.8) is { } named
                    && said.Scope.Model.EventNamed(named.FacetId) is { } events
                    && Days(events) is var (earlier, later)
                )
                {
                    var noun = said.Tokens[item.First].Folded;
                    said.Take(item.First, item.End, "question.measure");
                    return new AskedMeasure(AskedKind.RowFacet, $"days of a {noun}")
                    {
                        Facet = later,
                        Earlier = earlier,
                        Events = events,
                        First = item.First,
                    };
                }
            }
        }

        return null;
    }

    private static (Facet Earlier, Facet Later)? Days(EventTable events)
    {
        if (
            events.Timestamp is not { } begun
            || events.Facets.Any(facet =>
                events.IsOwn(facet)
                && PopulationModel.IsNumber(facet)
                && facet.Unit is "days" or "hours" or "minutes" or "seconds" or "weeks" or "months"
            )
        )
        {
            return null;
        }

        return events.Days.Where(day => day.FacetId != begun.FacetId).ToList() is [var ended]
            ? (begun, ended)
            : null;
    }
}
