using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// "Lapsed" beside a time says who did before and did not in it. By itself it says nothing until somebody says how long ago: it is asked about.
/// </summary>
internal static class LapsedWords
{
    /// <summary>The row with such words read as the one or the other.</summary>
    public static ImmutableArray<Item> Settle(ImmutableArray<Item> row, ImmutableArray<Token> tokens)
    {
        if (!row.Any(IsBoth))
        {
            return row;
        }

        var isTimed = row.Any(item => item.Date is not null);
        return
        [
            .. row.Select(
                (item, at) =>
                    !IsBoth(item) ? item
                    : isTimed || IsExplained(row, at, tokens) ? item with { Vague = null }
                    : item with
                    {
                        Classes = item.Classes.Remove("lapsed", StringComparer.Ordinal),
                        Event = null,
                    }
            ),
        ];
    }

    private static bool IsBoth(Item item) => item.Vague is not null && item.Is("lapsed");

    /// <summary>"lapsed: …" is explained by what follows; "stopped buying toys" says what was done before.</summary>
    private static bool IsExplained(ImmutableArray<Item> row, int at, ImmutableArray<Token> tokens) =>
        (row[at].End < tokens.Length && tokens[row[at].End].Text is ":" or "–" or "=")
        || (
            row[at].Length > 1
            && at + 1 < row.Length
            && !row[at + 1].Filler
            && (row[at + 1].Event is not null || !row[at + 1].Matches.IsEmpty)
        );
}
