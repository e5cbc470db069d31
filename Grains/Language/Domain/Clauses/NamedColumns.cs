using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A word that names the column of the value after it says only that: "payment isn't automatic", "billed yearly" of a column "billing".</summary>
internal static class NamedColumns
{
    private const int MaxBetween = 3;

    /// <summary>The row with such words made fillers, and the values after them read as values of that column.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        var faded = row.ToBuilder();
        for (var at = 0; at < row.Length - 1; at++)
        {
            if (
                row[at] is { Date: { Kind: Dates.Domain.DateKind.Duration } }
                && row[at].Of(MatchKind.Value).FirstOrDefault(match => match.Score >= 0.9) is { } length
                && row[at + 1].Of(MatchKind.Facet).Any(match => match.FacetId == length.FacetId)
            )
            {
                // "24 month contract" where contracts are of "24 months": no length of time.
                faded[at] = row[at] with
                {
                    Date = null,
                    Matches = [length],
                };
                continue;
            }

            if (
                row[at] is { Length: 1, Filler: false, Comparison: null, Date: null, Term: null }
                && ValueAt(row, at, scope) is { } value
                && row[at]
                    .Matches.Where(match => match.Kind == MatchKind.Facet && match.Score >= 0.6)
                    .Select(match => match.FacetId)
                    .FirstOrDefault(named =>
                        row[value].Of(MatchKind.Value).Any(match => match.FacetId == named)
                    )
                    is { } column
                && (row[at].Matches[0].Kind == MatchKind.Facet || !row[at].Of(MatchKind.Value).Any())
            )
            {
                faded[at] = row[at] with { Matches = [], Event = null, Classes = [], Filler = true };
                faded[value] = row[value] with
                {
                    Matches =
                    [
                        .. row[value]
                            .Matches.Where(match => match.Kind == MatchKind.Value && match.FacetId == column),
                    ],
                };
            }
        }

        return faded.ToImmutable();
    }

    /// <summary>Where the value stands that a denied "is" ties to the word; null when there is none.</summary>
    private static int? ValueAt(ImmutableArray<Item> row, int at, ReadingScope scope)
    {
        var denied =
            row[at].Event is not null
            && row[at].Matches is [{ Kind: MatchKind.Facet, Way: MatchWay.Label, Score: >= 0.95 }, ..]
            && row[at + 1].Of(MatchKind.Value).Any();
        for (var next = at + 1; next < row.Length && next <= at + MaxBetween; next++)
        {
            if (row[next].Is("negation"))
            {
                denied |= scope.Cues.Clauses.NotBeing.Has(scope.Words(row[next]));
                if (!denied && scope.Word(row[next]) is not "not")
                {
                    return null;
                }

                denied = true;
            }
            else if (row[next].Of(MatchKind.Value).Any())
            {
                return denied ? next : null;
            }
            else if (!row[next].Filler)
            {
                return null;
            }
        }

        return null;
    }
}
