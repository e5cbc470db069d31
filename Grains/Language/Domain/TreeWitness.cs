using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Checks that words which change who is in have left their mark in the tree; knows nothing of how the tree was made.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class TreeWitness(ReadingScope scope)
{
    private const int MostAhead = 7;

    /// <summary>Items whose meaning is nowhere in the tree.</summary>
    /// <param name="items">The sentence's items.</param>
    /// <param name="tree">The tree; null for none.</param>
    public IEnumerable<Item> Missing(ImmutableArray<Item> items, ExpressionNode? tree)
    {
        if (tree is null)
        {
            return [];
        }

        var facts = TreeFacts.Of(tree);
        if (
            scope.Model.LastSeen is { } seen
            && Nodes.Conditions(tree).Any(test => test.Measure.FacetId == seen.FacetId)
        )
        {
            // "last shopped": the column is of the last time.
            facts = facts with
            {
                Picks = true,
            };
        }

        return items
            .Where(
                (item, at) =>
                    item.Comparison is null
                    && item.Date is null
                    && item.Node is null
                    && item.Relative is null
                    && item.Term is null
                    && item.SegmentId is null
                    && IsMissing(items, at, facts)
            )
            .Concat(Repeated(items, tree))
            .Concat(facts.Follows ? [] : items.Where(IsBeforeAnother))
            .Concat(new UnplacedNames(scope).In(items, tree))
            .Concat(OfSeveral(items, tree))
            .DistinctBy(item => item.First);
    }

    /// <summary>"in the winter break before that one": which one was said elsewhere.</summary>
    private bool IsBeforeAnother(Item item) =>
        item.Date is { Kind: Dates.Domain.DateKind.Range }
        && scope.Tokens.ElementAtOrDefault(item.End)?.Folded is "before"
        && scope.Tokens.ElementAtOrDefault(item.End + 1)?.Folded
            is "that"
                or "those"
                or "it"
                or "them"
                or "this";

    /// <summary>What says of members what was said already, or denies it: a part of the sentence was lost ("but none of the five before it").</summary>
    private IEnumerable<Item> Repeated(ImmutableArray<Item> items, ExpressionNode tree)
    {
        if (tree is not ExpressionNode.Group { Op: GroupOperator.And } all)
        {
            yield break;
        }

        var told = new List<ExpressionNode.Condition>();
        foreach (var child in all.Children)
        {
            var test = child switch
            {
                ExpressionNode.Condition condition => condition,
                ExpressionNode.Group { Op: GroupOperator.Not, Children: [ExpressionNode.Condition denied] } =>
                    denied,
                _ => null,
            };
            if (test is not { Measure.Aggregate: null, CompareTo: null, Rank: null })
            {
                continue;
            }

            if (
                told.Exists(other => SaysTheSame(other, test) && AreApart(items, other, test))
                && items.FirstOrDefault(item => scope.Source(item).Start == test.Source?.Start) is { } again
            )
            {
                yield return again;
            }

            told.Add(test);
        }
    }

    /// <summary>"a trip in the Old Town" that may have started there or ended there.</summary>
    private IEnumerable<Item> OfSeveral(ImmutableArray<Item> items, ExpressionNode tree) =>
        new RowRoles(scope)
            .Open(tree)
            .Select(open => items.FirstOrDefault(item => scope.Source(item).Start == open.Source?.Start))
            .Select(item => item ?? items.FirstOrDefault(ClauseCutter.IsContent))
            .OfType<Item>();

    /// <summary>"rolling month-to-month" says one thing twice on purpose; across "but", "and" or a denial something was lost.</summary>
    private bool AreApart(
        ImmutableArray<Item> items,
        ExpressionNode.Condition one,
        ExpressionNode.Condition other
    ) =>
        one.Source is { } first
        && other.Source is { } second
        && items.Any(item =>
            (item.IsKind("conjunction.") || item.Is("negation") || item.Is("none-of") || item.Is("never"))
            && scope.Source(item).Start > Math.Min(first.Start, second.Start)
            && scope.Source(item).Start < Math.Max(first.Start, second.Start)
        );

    private static bool SaysTheSame(ExpressionNode.Condition one, ExpressionNode.Condition other) =>
        one.Measure.FacetId.Equals(other.Measure.FacetId, StringComparison.Ordinal)
        && one.Operator == other.Operator
        && one.Measure.Transform == other.Measure.Transform
        && one.Measure.Where.IsEmpty
        && other.Measure.Where.IsEmpty
        && one.Values.SequenceEqual(other.Values)
        && one.Source?.Start != other.Source?.Start;

    private bool IsMissing(ImmutableArray<Item> items, int at, TreeFacts facts)
    {
        var item = items[at];
        if (item.Of(MatchKind.Value).Any(match => match.Score >= 0.8))
        {
            return false;
        }

        if (item.Is("than") || item.Is("as-much") || item.Is("twice") || item.Is("triple"))
        {
            return !facts.Compares && !facts.Ranks;
        }

        if (item.IsKind("rank.top") || item.IsKind("rank.bottom"))
        {
            return !facts.Ranks && !facts.Extremes;
        }

        if (
            item.IsKind("average.")
            || item.IsKind("median.")
            || item.Is("aggregate.avg")
            || item.Is("aggregate.median")
        )
        {
            return !facts.Averages && !facts.Ranks && !facts.Compares;
        }

        if (item.Is("always"))
        {
            return !facts.Denies && at + 1 < items.Length && items[at + 1].Event is not null;
        }

        if (item.Is("each-time"))
        {
            return !facts.Periods && !facts.Denies && !IsOfPeople(items, at);
        }

        if (item.IsKind("pick."))
        {
            return !facts.Picks
                && !item.Filler
                && at + 1 < items.Length
                && items[at + 1] is var next
                && next.NamesEvent
                && new LastDeeds(scope).Of(next) is null;
        }

        if (scope.Word(item) is "per")
        {
            // "paying 10 per seat": a number for each of something is another number.
            return !facts.Groups
                && !facts.Ranks
                && !facts.Periods
                && !facts.Compares
                && !facts.Averages
                && at + 1 < items.Length
                && items[at + 1].Of(MatchKind.Facet).Any(match => match.Score >= 0.7);
        }

        if (item.IsKind("trend."))
        {
            // "fell in the first half of 2018" says when, not how a number went.
            return !facts.Compares
                && !(at + 1 < items.Length && items[at + 1].Date is not null)
                && !scope.Cues.Days.TrendTimes.Has(scope.Tokens.ElementAtOrDefault(item.End)?.Folded);
        }

        if (item.Is("lapsed"))
        {
            // "… and then went quiet"
            return !facts.Denies && !items[(at + 1)..].Any(ClauseCutter.IsContent);
        }

        if (item.Is("critical"))
        {
            return !(item.Is("only") && facts.Denies)
                && !(CountedPeriods.Single(item, scope) is not null && facts.Periods);
        }

        if (item.Is("distinct"))
        {
            return !facts.Groups;
        }

        if (item.Is("gap") || item.Is("same-order"))
        {
            return !facts.Groups && !facts.Compares && !(item.Is("same-order") && facts.Limits);
        }

        if ((LosesPointer(items, at, facts) ?? LosesBehaviour(items, at, facts)) is { } lost)
        {
            return lost;
        }

        return (item.Is("negation") || item.Is("never") || item.Is("none-of"))
            && !facts.Denies
            && items[(at + 1)..].Any(later => ClauseCutter.IsContent(later) || !later.Filler);
    }

    /// <summary>"were riding before they got a pass": one deed stands on either side, and no day.</summary>
    private bool IsBetweenDeeds(ImmutableArray<Item> items, int at)
    {
        var after = items[(at + 1)..]
            .TakeWhile(later => !later.IsKind("conjunction.") && later.First < items[at].End + MostAhead)
            .ToList();
        return scope.Word(items[at]) is "before" or "after"
            && items[at].Date is null
            && items[..at].Any(earlier => earlier.NamesEvent)
            && after.Exists(later => later.NamesEvent)
            && !after.Exists(later => later.Date is not null || later.Of(MatchKind.Facet).Any(IsDay));
    }

    private bool IsDay(FacetMatch match) =>
        match.Score >= 0.8
        && scope.Model.Find(match.FacetId) is { } facet
        && Population.PopulationModel.IsDate(facet);

    /// <summary>"that year", "the same category twice": what points to something else that was said; null for other words.</summary>
    private bool? LosesPointer(ImmutableArray<Item> items, int at, TreeFacts facts)
    {
        var item = items[at];
        if (item.Is("same-window") && item.Length > 1)
        {
            return !facts.Follows && !items.Any(other => other.Date is { Kind: Dates.Domain.DateKind.Range });
        }

        return
            scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is "same"
            && item is { Event: null, Classes.IsEmpty: true, Filler: false }
            && (item.Unknown || item.Matches is [{ Kind: MatchKind.Facet }, ..])
            && items[(at + 1)..].Any(later => later.Comparison is { Unit: NumberUnit.Times })
            ? !facts.Groups && !facts.Compares
            : null;
    }

    /// <summary>"since", "only" and "still" beside a verb say how it was done all along; null for other words.</summary>
    private bool? LosesBehaviour(ImmutableArray<Item> items, int at, TreeFacts facts)
    {
        var item = items[at];
        if (item.Is("sequence.before") || item.Is("sequence.after"))
        {
            return !facts.Follows && IsBetweenDeeds(items, at);
        }

        if (item.Is("since-then") && scope.Word(item) is "since")
        {
            return !facts.Picks && !items.Any(other => other.Date is not null);
        }

        if (item.Is("only") && scope.Word(item) is "only" && SaysWhatAll(items, at))
        {
            return !facts.Denies;
        }

        if (item.Event is not null && scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is "still")
        {
            // "still paying" is more than having paid once.
            return !facts.Denies && !items[at..].Any(later => later.Date is not null);
        }

        return null;
    }

    /// <summary>"who only buy in store": of all that they did; not "only those who bought".</summary>
    private bool SaysWhatAll(ImmutableArray<Item> items, int at) =>
        at + 1 < items.Length
        && (
            items[at + 1].Event is not null
            || (
                (items[at + 1].Is("with") || items[at + 1].Is("support-verb"))
                && !items[at..].Any(later => later.Comparison is not null)
            )
        )
        && items[at + 1].First == items[at].End
        && scope.Cues.Clauses.BeforeOnly.Has(scope.Tokens.ElementAtOrDefault(items[at].First - 1)?.Folded);

    /// <summary>"every customer", "each of them".</summary>
    private bool IsOfPeople(ImmutableArray<Item> items, int at) =>
        at + 1 >= items.Length
        || (items[at + 1].Filler && !items[at + 1].Is("one-of-them"))
        || scope.Thesaurus.IsEntityWord(scope.Tokens[items[at + 1].First].Stem);
}
