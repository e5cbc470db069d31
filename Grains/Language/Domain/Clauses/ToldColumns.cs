using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A word beside a column that what is written of the column has too says nothing more: "answer the NPS question" of "answer to the recommendation question".</summary>
internal static class ToldColumns
{
    private const double Sure = 0.9;
    private const int Near = 2;

    /// <summary>The row with such words made fillers.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] is { Unknown: true, Length: 1 } && IsTold(row, at, scope))
            {
                row = row.SetItem(at, new Item(row[at].First, row[at].End) { Filler = true });
            }
        }

        return row;
    }

    private static bool IsTold(ImmutableArray<Item> row, int at, ReadingScope scope) =>
        row[Math.Max(0, at - Near)..Math.Min(row.Length, at + Near + 1)]
            .SelectMany(item => item.Matches.Take(1))
            .Where(match => match is { Kind: MatchKind.Facet or MatchKind.FlagFacet, Score: >= Sure })
            .Select(match => scope.Model.Find(match.FacetId))
            .Any(facet =>
                facet is { Description.Length: > 0 }
                && Tokenizer
                    .Tokenize(facet.Description)
                    .Any(token =>
                        token.Kind == TokenKind.Word && token.Stem == scope.Tokens[row[at].First].Stem
                    )
            );
}
