using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A word that names the column of the value after it says only that: "payment isn't automatic", "whose plan is not basic".</summary>
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
                row[at] is { Length: 1, Filler: false, Comparison: null, Date: null, Term: null }
                && ValueAt(row, at, scope) is { } value
                && row[at]
                    .Matches.Where(match => match.Kind == MatchKind.Facet && match.Score >= 0.6)
                    .Select(match => match.FacetId)
                    .FirstOrDefault(named =>
                        row[value].Of(MatchKind.Value).Any(match => match.FacetId == named)
                    )
                    is { } column
                && !row[at].Of(MatchKind.Value).Any()
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
        var denied = false;
        for (var next = at + 1; next < row.Length && next <= at + MaxBetween; next++)
        {
            if (row[next].Is("negation"))
            {
                denied |= IsOfBeing(scope.Words(row[next]));
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

    private static bool IsOfBeing(string words) =>
        words
            is "is not"
                or "isn't"
                or "isnt"
                or "are not"
                or "aren't"
                or "arent"
                or "was not"
                or "wasn't"
                or "were not"
                or "weren't";
}
