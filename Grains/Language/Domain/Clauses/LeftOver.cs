using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"left" and "remaining" after what is denied or counted say no more: "no active policy left".</summary>
internal static class LeftOver
{
    /// <summary>The row with such words made fillers: what is left over, nobody left.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 1; at < row.Length; at++)
        {
            if (
                scope.Cues.Clauses.LeftOver.Has(scope.Word(row[at]))
                && row[at - 1].Of(MatchKind.Table).Any()
                && row[Math.Max(0, at - 4)..at]
                    .Any(item =>
                        scope.Cues.Clauses.BeforeLeftOver.Has(scope.Word(item)) || item.Comparison is not null
                    )
            )
            {
                row = row.SetItem(at, new Item(row[at].First, row[at].End) { Filler = true });
            }
        }

        return row;
    }
}
