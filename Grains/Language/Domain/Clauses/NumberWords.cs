using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Settles what numbers of a row are: "three orders or more", "the two groups", "another one".</summary>
internal static class NumberWords
{
    private const int MaxNoun = 3;

    /// <summary>The row with its numbers settled.</summary>
    public static ImmutableArray<Item> Settle(ImmutableArray<Item> row, ReadingScope scope)
    {
        var settled = RankedByYear(row, scope).ToBuilder();
        for (var at = 0; at < settled.Count; at++)
        {
            if (
                settled[at].Length == 1
                && scope.Cues.Days.Whole.Has(scope.Word(settled[at]))
                && at + 1 < settled.Count
                && settled[at + 1].Date
                    is { Kind: Dates.Domain.DateKind.Duration or Dates.Domain.DateKind.Range }
            )
            {
                // "a full 365 days": as many, to the day.
                settled[at] = new Item(settled[at].First, settled[at].End) { Filler = true };
                continue;
            }

            if (IsNothingOf(settled, at, scope))
            {
                // "owe us nothing" where what is owed is a number: it is 0.
                settled[at] = new Item(settled[at].First, settled[at].End)
                {
                    Comparison = new Comparison(
                        ConditionOperator.Eq,
                        0,
                        null,
                        NumberUnit.None,
                        Stated: true,
                        OfAge: false
                    ),
                    Weight = settled[at].Weight,
                };
                continue;
            }

            if (settled[at].IsKind("pick.") && IsOrdinalOnly(settled, at))
            {
                settled[at] = settled[at] with { Matches = [] };
                continue;
            }

            if (
                settled[at].Is("compare.between")
                && settled[at].Comparison is null
                && settled.Take(at).Any(item => item.Date is { Kind: Dates.Domain.DateKind.Duration })
                && settled.Skip(at + 1).FirstOrDefault(item => !item.Filler) is { Event: not null }
            )
            {
                // "90 days between gifts": from one to the next.
                settled[at] = settled[at] with
                {
                    Classes = ["gap"],
                };
                continue;
            }

            if (OneOrNext(settled, at) is { } either)
            {
                settled[at] = either;
                settled.RemoveAt(at + 2);
                settled.RemoveAt(at + 1);
                continue;
            }

            if (settled[at].Comparison is not { Stated: false } bare)
            {
                continue;
            }

            if (
                settled[at] is { Date: { Explicit: false } year, Length: 1 }
                && bare.Low is >= 1900 and <= 2100
                && bare.Unit == NumberUnit.None
            )
            {
                // A bare year is a year: "2017 orders", "in 2016 or 2017".
                settled[at] = settled[at] with
                {
                    Comparison = null,
                    Date = year with { Explicit = true },
                };
            }
            else if (After(settled, at) is var (place, operation))
            {
                settled[at] = settled[at] with
                {
                    Comparison = bare with { Operator = operation, Stated = true },
                };
                settled[place] = settled[place] with { Classes = [], Filler = true };
            }
            else if (IsNoNumber(settled, at, scope))
            {
                settled[at] = settled[at] with { Comparison = null, Filler = true, Matches = [] };
            }
        }

        return settled.ToImmutable();
    }

    private static bool IsNothingOf(ImmutableArray<Item>.Builder row, int at, ReadingScope scope) =>
        scope.Word(row[at]) is "nothing"
        && row[at].Is("negation")
        && row.Take(at).LastOrDefault(item => !item.Filler && scope.Word(item) is not ("us" or "you" or "we"))
            is { Event: null, Comparison: null } before
        && before
            .Of(MatchKind.Facet)
            .Any(match =>
                match.Score >= 0.6
                && scope.Model.Find(match.FacetId) is { } facet
                && PopulationModel.IsNumber(facet)
            )
        && (
            at + 1 >= row.Count
            || row[at + 1].Filler
            || row[at + 1].IsKind("conjunction")
            || row[at + 1].Is("relative")
        );

    /// <summary>"two or three times": from the one to the other; null for other numbers.</summary>
    private static Item? OneOrNext(ImmutableArray<Item>.Builder row, int at) =>
        at + 2 < row.Count
        && row[at].Comparison is { Stated: false, Unit: NumberUnit.None, Operator: ConditionOperator.Eq } low
        && row[at + 1].Is("conjunction.or")
        && row[at + 2].Comparison is { Stated: false, Operator: ConditionOperator.Eq } high
        && high.Low == low.Low + 1
        && low.Low < 100
            ? new Item(row[at].First, row[at + 2].End)
            {
                Comparison = high with
                {
                    Operator = ConditionOperator.Between,
                    Low = low.Low,
                    High = high.Low,
                    Stated = true,
                },
                Weight = row[at].Weight + row[at + 2].Weight,
            }
            : null;

    /// <summary>"came back for the second": no value that only begins so, as in "second or first class".</summary>
    private static bool IsOrdinalOnly(ImmutableArray<Item>.Builder row, int at) =>
        row[at].Length == 1
        && row[at]
            .Matches.All(match =>
                match is { Kind: MatchKind.Value, Way: MatchWay.Partial, Score: < 0.8 }
                && !row.Skip(at + 1)
                    .Take(3)
                    .Any(other =>
                        other
                            .Of(MatchKind.Value)
                            .Any(value => value.Score >= 0.8 && value.FacetId == match.FacetId)
                    )
            );

    /// <summary>"the top 15 by 2017 spend": what is ranked by, in that year.</summary>
    private static ImmutableArray<Item> RankedByYear(ImmutableArray<Item> row, ReadingScope scope)
    {
        if (!row.Any(item => item.IsKind("rank.top") || item.IsKind("rank.bottom")))
        {
            return row;
        }

        return
        [
            .. row.SelectMany(item =>
                item.Date is { Modifier: Dates.Domain.DateModifier.Until, To: { DayOfYear: 1 } end } by
                && item.Length == 2
                && scope.Tokens[item.First].Folded is "by"
                    ? new[]
                    {
                        new Item(item.First, item.First + 1) { Classes = ["rank.by"], Filler = true },
                        new Item(item.First + 1, item.End)
                        {
                            Date = by with
                            {
                                From = end.PlusYears(-1),
                                Modifier = Dates.Domain.DateModifier.None,
                                Explicit = true,
                            },
                        },
                    }
                    : [item]
            ),
        ];
    }

    /// <summary>"14 days or less", "3 years or more".</summary>
    public static ImmutableArray<Item> SettleLengths(ImmutableArray<Item> row)
    {
        for (var at = 0; at + 1 < row.Length; at++)
        {
            if (
                row[at].Date is { Kind: DateKind.Duration, Modifier: DateModifier.None } length
                && row[at + 1].Kind("after.") is { } after
                && row[at + 1] is { Comparison: null, Date: null }
            )
            {
                var modifier = after.StartsWith("after.ge", StringComparison.Ordinal)
                    ? DateModifier.AtLeast
                    : DateModifier.AtMost;
                var item = row[at] with { Date = length with { Modifier = modifier } };
                row = row.SetItem(
                        at,
                        new Item(item.First, row[at + 1].End)
                        {
                            Date = item.Date,
                            Matches = item.Matches,
                            Weight = item.Weight,
                        }
                    )
                    .RemoveAt(at + 1);
            }
        }

        return row;
    }

    /// <summary>"or more" after the noun that is counted.</summary>
    private static (int Place, ConditionOperator Operator)? After(ImmutableArray<Item>.Builder row, int at)
    {
        for (var next = at + 1; next < row.Count && next <= at + MaxNoun; next++)
        {
            var item = row[next];
            if (item.Kind("after.") is { } after && next > at + 1 && item.Comparison is null)
            {
                return (
                    next,
                    after.StartsWith("after.ge", StringComparison.Ordinal)
                        ? ConditionOperator.Ge
                        : ConditionOperator.Le
                );
            }

            if (
                item.Comparison is not null
                || (item.Is("conjunction.and") && !item.IsKind("after."))
                || item.Is("relative")
            )
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A number that only points: "the two months", "these five", "one" for somebody.</summary>
    private static bool IsNoNumber(ImmutableArray<Item>.Builder row, int at, ReadingScope scope)
    {
        var item = row[at];
        if (
            item.Comparison is not { Unit: NumberUnit.None } number
            || item.Length != 1
            || scope.Tokens[item.First].Kind != TokenKind.Word
        )
        {
            return false;
        }

        var before = item.First > 0 ? scope.Tokens[item.First - 1].Folded : "";
        var next = at + 1 < row.Count ? row[at + 1] : null;
        var counts =
            next is not null
            && (
                next.Event is not null
                || next.Is("unit-words")
                || next.Is("times")
                || next.Is("distinct")
                || next.Is("lines")
                || next.Of(MatchKind.Facet).Any()
                || next.Of(MatchKind.FlagFacet).Any()
                || next.Of(MatchKind.Value).Any()
            );
        var ranked =
            Enumerable.Range(Math.Max(0, at - 2), Math.Min(at, 2)).Any(i => row[i].IsKind("rank."))
            || (next?.IsKind("rank.") ?? false)
            || (
                next is { Filler: true }
                && scope.Thesaurus.IsEntityWord(scope.Tokens[next.First].Stem)
                && at + 2 < row.Count
                && row[at + 2].IsKind("rank.")
            );
        return (number.Low == 1 && !counts)
            || (!ranked && before is "the" or "these" or "those" && !counts)
            || (!ranked && next is not null && scope.Cues.Amounts.Groups.Has(scope.Word(next)));
    }
}
