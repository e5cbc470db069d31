using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A vague word that is a value of the column named beside it needs no question: "high churn risk", "in new condition".</summary>
internal static class KnownVague
{
    /// <summary>The row with such words read as values alone.</summary>
    public static ImmutableArray<Item> Settle(ImmutableArray<Item> row)
    {
        var settled = row.ToBuilder();
        for (var at = 0; at < row.Length; at++)
        {
            if (
                row[at].Vague is not null
                && row[at]
                    .Of(MatchKind.Value)
                    .FirstOrDefault(match =>
                        match
                            is { Way: MatchWay.Exact or MatchWay.ValueLabel or MatchWay.Stem, Score: >= 0.7 }
                        && IsNamedBeside(row, at, match.FacetId)
                    )
                    is { } value
            )
            {
                settled[at] = row[at] with { Vague = null, Matches = [value], Classes = [], Event = null };
            }
        }

        return settled.ToImmutable();
    }

    private static bool IsNamedBeside(ImmutableArray<Item> row, int at, string facetId)
    {
        bool Names(int other) =>
            other >= 0
            && other < row.Length
            && row[other]
                .Matches.Any(match =>
                    match is { Kind: MatchKind.Facet or MatchKind.FlagFacet, Score: >= 0.6 }
                    && match.FacetId == facetId
                );

        return Names(at + 1)
            || Names(at - 1)
            || (at >= 2 && row[at - 1].Filler && Names(at - 2))
            || (at + 2 < row.Length && row[at + 1].Filler && row[at + 1].Matches.IsEmpty && Names(at + 2));
    }
}
