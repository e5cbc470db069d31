using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"spent over 500", "total spend" where amounts by kind of goods are known: the column of their sum, else all of them added up.</summary>
internal static class WholeSpend
{
    /// <summary>The row with each such word made the sum of the amounts.</summary>
    public static ImmutableArray<Item> Read(ImmutableArray<Item> row, ReadingScope scope)
    {
        var kinds = scope.Model.Families.Amounts;
        ImmutableArray<Facet> amounts = scope.Model.Families.Whole is { } whole ? [whole] : kinds;
        if (
            amounts.IsEmpty
            || scope.Model.Events.Any(events => events.Money is not null)
            || !row.Any(IsMeasured)
        )
        {
            return row;
        }

        var read = row.ToBuilder();
        for (var at = 0; at < row.Length; at++)
        {
            if (
                row[at].Is("sum-words")
                && row[at].Comparison is null
                && !row[at].Of(MatchKind.Value).Any()
                // "pays more than 45 a month" is of the fee where there is one.
                && !(
                    scope.Model.MonthlyPay is not null
                    && scope.Cues.Amounts.FeeStems.Has(scope.Tokens[row[at].First].Stem)
                )
                && (SaysWhole(row, at, scope) || !NamesAmount(row, at, kinds))
            )
            {
                read[at] = row[at] with
                {
                    Matches =
                    [
                        new FacetMatch(
                            row[at].First,
                            row[at].End,
                            MatchKind.Facet,
                            amounts[0].FacetId,
                            [],
                            MatchWay.Synonym,
                            0.9,
                            false,
                            ConditionOperator.Gt
                        ),
                    ],
                    Plus = [.. amounts.Skip(1).Select(amount => amount.FacetId)],
                    Event = null,
                    Classes = [],
                    Filler = false,
                };
                Absorb(read, row, at, kinds.Length, scope);
            }
        }

        return read.ToImmutable();
    }

    /// <summary>"everything" before it, and "over all five categories" after it, say nothing more.</summary>
    private static void Absorb(
        ImmutableArray<Item>.Builder read,
        ImmutableArray<Item> row,
        int at,
        int count,
        ReadingScope scope
    )
    {
        for (var before = at - 1; before >= 0 && before >= at - 2; before--)
        {
            if (scope.Cues.Amounts.WholeFillers.Has(scope.Word(row[before])))
            {
                read[before] = new Item(row[before].First, row[before].End) { Filler = true };
            }
        }

        var end = at + 1;
        var counted = false;
        while (
            end < row.Length
            && (
                scope.Cues.Amounts.OverKinds.Has(scope.Words(row[end]))
                || row[end].Comparison is { } number
                    && number.Low == count
                    && (!number.Stated || scope.Cues.Amounts.Across.Has(scope.Tokens[row[end].First].Folded))
            )
        )
        {
            counted |=
                row[end].Comparison is not null || scope.Cues.Amounts.AllKinds.Has(scope.Words(row[end]));
            end++;
        }

        if (counted && end < row.Length && row[end].Unknown && scope.Words(row[end]).EndsWith('s'))
        {
            for (var part = at + 1; part <= end; part++)
            {
                read[part] = new Item(row[part].First, row[part].End) { Filler = true };
            }
        }
    }

    /// <summary>True for what makes a word for spending a number: a comparison, a rank, an average. "Paying by card" is none.</summary>
    private static bool IsMeasured(Item item) =>
        item.Comparison is not null
        || item.IsKind("rank.")
        || item.IsKind("average.")
        || item.IsKind("median.")
        || item.IsKind("compare.")
        || item.IsKind("aggregate.")
        || item.Is("more")
        || item.Is("fewer")
        || item.Is("as-much");

    /// <summary>"everything they spend", "their total spend".</summary>
    private static bool SaysWhole(ImmutableArray<Item> row, int at, ReadingScope scope) =>
        row[Math.Max(0, at - 3)..at]
            .Any(item => item.Is("aggregate.sum") || scope.Cues.Amounts.Whole.Has(scope.Word(item)));

    /// <summary>True when the clause says on what: "spent over 100 on meat".</summary>
    private static bool NamesAmount(ImmutableArray<Item> row, int at, ImmutableArray<Facet> amounts)
    {
        bool Names(Item item) =>
            item.Matches.FirstOrDefault() is { Kind: MatchKind.Facet, Score: >= 0.6 } match
            && amounts.Any(amount => amount.FacetId == match.FacetId);

        for (var after = at + 1; after < row.Length && !Ends(row[after]); after++)
        {
            if (Names(row[after]))
            {
                return true;
            }
        }

        for (var before = at - 1; before >= 0 && !Ends(row[before]); before--)
        {
            if (Names(row[before]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(Item item) =>
        item.Is("relative") || item.Is("conjunction.but") || item.Is("conjunction.or");
}
