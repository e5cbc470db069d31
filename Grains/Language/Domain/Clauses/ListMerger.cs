using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Joins lists of values of one facet ("Texas, Ohio or Utah") and of windows ("2016 or 2017") into one item each.</summary>
internal static class ListMerger
{
    /// <summary>The row with its lists joined.</summary>
    public static ImmutableArray<Item> Merge(ImmutableArray<Item> row, ReadingScope scope)
    {
        var merged = ImmutableArray.CreateBuilder<Item>(row.Length);
        for (var at = 0; at < row.Length; )
        {
            var (item, next) = Grow(row, scope, at);
            merged.Add(item);
            at = next;
        }

        return merged.ToImmutable();
    }

    private static (Item Item, int Next) Grow(ImmutableArray<Item> row, ReadingScope scope, int at)
    {
        var item = row[at];
        var next = at + 1;
        if (!IsValue(item) && item.Date is null)
        {
            return (item, next);
        }
        while (
            Link(row, scope, next) is var (joint, other)
            && other < row.Length
            && Join(item, row[other], joint) is { } joined
        )
        {
            if (joint == Joint.Or && scope.Tokens[item.End].Text is "," && Repeats(row, scope, next, other))
            {
                break;
            }
            item = joined with
            {
                List = joint == Joint.Comma ? (item.List == Joint.Start ? Joint.Comma : item.List) : joint,
            };
            next = other + 1;
        }

        if (item.List == Joint.Comma)
        {
            item = item with { List = Joint.And };
        }

        return (item, next);
    }

    /// <summary>"on a two-year contract, or on a one-year contract": the preposition again begins another clause.</summary>
    private static bool Repeats(ImmutableArray<Item> row, ReadingScope scope, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (scope.Cues.Clauses.ListPrepositions.Has(scope.Tokens[row[at].First].Folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The joint that follows, and the index of the item after it.</summary>
    private static (Joint Joint, int Next)? Link(ImmutableArray<Item> row, ReadingScope scope, int at)
    {
        var joint = Joint.Start;
        while (at < row.Length)
        {
            var item = row[at];
            if (item.Is("sequence.then"))
            {
                // "a chair and then a table": one after the other, no list.
                return null;
            }

            var word = scope.Tokens[item.First].Text;
            if (word is "," or "/" && item.Length == 1)
            {
                joint = joint == Joint.Start ? Joint.Comma : joint;
            }
            else if (
                item.Is("conjunction.or") || (item.Length == 1 && scope.Tokens[item.First].Folded is "nor")
            )
            {
                joint = Joint.Or;
            }
            else if (item.Is("conjunction.and"))
            {
                joint = joint == Joint.Or ? Joint.Or : Joint.And;
            }
            else if (
                joint != Joint.Start
                && item.Filler
                && item.Length == 1
                && scope.Cues.Clauses.ListFillers.Has(scope.Tokens[item.First].Folded)
            )
            {
                at++;
                continue;
            }
            else
            {
                break;
            }

            at++;
        }

        return joint == Joint.Start ? null : (joint, at);
    }

    private static bool IsValue(Item item) => item.Of(MatchKind.Value).Any() && item.Comparison is null;

    private static Item? Join(Item left, Item right, Joint joint)
    {
        if (
            left.Date is { Kind: Dates.Domain.DateKind.Range }
            && right.Date is { Kind: Dates.Domain.DateKind.Range } date
        )
        {
            return new Item(left.First, right.End)
            {
                Date = left.Date,
                MoreDates = left.MoreDates.Add(date),
                Weight = left.Weight + right.Weight,
            };
        }

        if (!IsValue(left) || !IsValue(right) || left.Date is not null || right.Date is not null)
        {
            return null;
        }

        var shared = left.Of(MatchKind.Value)
            .Join(
                right.Of(MatchKind.Value),
                match => (match.FacetId, match.Negated, Text(match.SuggestedOperator)),
                match => (match.FacetId, match.Negated, Text(match.SuggestedOperator)),
                (first, second) => Both(first, second, left, right),
                EqualityComparer<(string, bool, bool)>.Default
            )
            .Where(match => match.Score >= Best(left, right) - 0.25)
            .OrderByDescending(match => match.Score)
            .DistinctBy(match => match.FacetId, StringComparer.Ordinal)
            .ToImmutableArray();
        return shared.IsEmpty || joint == Joint.Start
            ? null
            : new Item(left.First, right.End) { Matches = shared, Weight = left.Weight + right.Weight };
    }

    private static double Best(Item left, Item right) =>
        Math.Min(
            left.Of(MatchKind.Value).Max(match => match.Score),
            right.Of(MatchKind.Value).Max(match => match.Score)
        );

    private static bool Text(ConditionOperator operation) =>
        operation is ConditionOperator.Contains or ConditionOperator.StartsWith;

    private static FacetMatch Both(FacetMatch first, FacetMatch second, Item left, Item right) =>
        first with
        {
            First = left.First,
            End = right.End,
            Values = [.. first.Values.Concat(second.Values).Distinct(StringComparer.Ordinal)],
            Score = Math.Min(first.Score, second.Score),
            SuggestedOperator = Text(first.SuggestedOperator)
                ? first.SuggestedOperator
                : ConditionOperator.In,
            Covers = first.Covers + second.Covers,
        };
}
