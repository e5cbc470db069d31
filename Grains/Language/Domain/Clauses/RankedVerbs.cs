using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"the 25 people who spent the most": a rank, though "who" stands between its number and what it is taken by.</summary>
internal static class RankedVerbs
{
    /// <summary>The row with such a rank in one clause.</summary>
    public static ImmutableArray<Item> Read(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var who = 1; who + 1 < row.Length; who++)
        {
            if (
                row[who].Is("relative")
                && Counts(row, who, scope)
                && Verb(row, who + 1) is { } verb
                && Most(row, verb, scope) is { } most
            )
            {
                row = row.SetItem(who, new Item(row[who].First, row[who].End) { Filler = true })
                    .SetItem(
                        most,
                        new Item(row[most].First, row[most].End)
                        {
                            Classes =
                            [
                                scope.Words(row[most]).EndsWith("most", StringComparison.Ordinal)
                                    ? "rank.top"
                                    : "rank.bottom",
                            ],
                        }
                    );
                return row;
            }
        }

        return row;
    }

    /// <summary>"the 25 women": a bare number, then nothing but who they are.</summary>
    private static bool Counts(ImmutableArray<Item> row, int who, ReadingScope scope)
    {
        for (var at = who - 1; at >= 0; at--)
        {
            if (row[at].Comparison is { Stated: false, Unit: NumberUnit.None })
            {
                return at == 0 || scope.Tokens[row[at].First - 1].Folded is "the" or "our" or "my" or "those";
            }

            if (!row[at].Filler && !row[at].Of(MatchKind.Value).Any() && row[at].Term is null)
            {
                return false;
            }
        }

        return false;
    }

    private static int? Verb(ImmutableArray<Item> row, int at)
    {
        while (at < row.Length && row[at] is { Filler: true, Event: null, Classes.IsEmpty: true })
        {
            at++;
        }

        return at < row.Length && (row[at].Event is not null || row[at].Is("sum-words")) ? at : null;
    }

    /// <summary>"the most", "most", "the least": right behind the verb, or behind what it was done to.</summary>
    private static int? Most(ImmutableArray<Item> row, int verb, ReadingScope scope)
    {
        for (var at = verb + 1; at < row.Length && at <= verb + 3; at++)
        {
            if (row[at].Comparison is not null || row[at].Date is not null)
            {
                return null;
            }

            if (scope.Words(row[at]) is "the most" or "most" or "the least" or "least" or "the fewest")
            {
                return at;
            }
        }

        return null;
    }
}
