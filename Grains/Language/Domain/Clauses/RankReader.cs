using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>What a clause says of the first or last in an order.</summary>
/// <param name="Condition">The rank.</param>
/// <param name="Group">Conditions of the group that is ranked; null = everyone.</param>
/// <param name="SeparateGroups">True when the group is a list that may be ranked one by one ("in France and Germany").</param>
internal sealed record RankReading(
    ExpressionNode.Condition Condition,
    ExpressionNode? Group,
    ImmutableArray<string> SeparateGroups
);

/// <summary>Reads "top 10 % by total spend", "the 50 with the highest bill", "the 3 best in each region".</summary>
internal sealed class RankReader(ReadingScope scope, ClauseReader clauses, FrameCompiler compiler)
{
    private readonly MeasureFinder _measures = new(scope);

    /// <summary>True when the clause ranks.</summary>
    public static bool IsRank(Clause clause) =>
        clause.Items.Any(item =>
            item.IsKind("rank.top")
            || item.IsKind("rank.bottom")
            || item.Is("rank.by") && item.Length > 2
            || item.Is("rank.by.low")
        )
        && clause.Items.Any(item =>
            item.Comparison is { Stated: false, Unit: NumberUnit.None or NumberUnit.Percent }
        );

    /// <summary>The rank; null when no measure can be found.</summary>
    public RankReading? Read(Clause clause)
    {
        var items = clause.Items;
        var number = items.First(item =>
            item.Comparison is { Stated: false, Unit: NumberUnit.None or NumberUnit.Percent }
        );
        var by = ByIndex(items);
        var bottom = items.Any(item => item.IsKind("rank.bottom") || item.Is("rank.by.low"));
        var within = WithinOf(items, out var withinItems);
        var head = (by < 0 ? items : items[..by])
            .Where(item => item != number && !withinItems.Contains(item))
            .ToImmutableArray();
        var tail =
            by < 0 ? [] : items[(by + 1)..].Where(item => !withinItems.Contains(item)).ToImmutableArray();
        // "by total amount in Germany": a value of the members themselves is the group, of their orders it is what is measured.
        var among = tail.Where(IsOfMembers).ToImmutableArray();
        tail = tail.RemoveAll(among.Contains);
        var group = GroupOf([.. head, .. among], tail.IsEmpty, out var groupFrame);
        var measured = clauses.Read(
            clause with
            {
                Items =
                [
                    .. head.Where(item => item.Date is not null),
                    .. tail.IsEmpty ? head.Where(item => !IsGroup(item)) : tail,
                ],
                Negated = false,
            }
        );
        // "by number of …": what cannot be counted is no money.
        var measure =
            _measures.Of(measured)
            ?? (measured.Aggregate == AggregateFunction.Count ? null : _measures.Default(measured));
        if (measure is null)
        {
            return null;
        }

        var separate = ListsIn(groupFrame is null ? tail : [.. head, .. among]);
        measure = measure with { Where = measure.Where.IsDefault ? [] : measure.Where };
        var rank =
            number.Comparison!.Unit == NumberUnit.Percent
                ? new Rank
                {
                    TopPercent = bottom ? null : number.Comparison.Low,
                    BottomPercent = bottom ? number.Comparison.Low : null,
                }
                : new Rank
                {
                    TopCount = bottom ? null : WholeNumber.Of(number.Comparison.Low),
                    BottomCount = bottom ? WholeNumber.Of(number.Comparison.Low) : null,
                };
        // "the top 3 in each region by sales there": the money of the region's own rows.
        return new RankReading(
            new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = bottom ? ConditionOperator.Le : ConditionOperator.Ge,
                Rank = rank with { Among = group, Within = within },
                Confidence = 0.9,
                Source = scope.Source(items.Where(ClauseCutter.IsContent)),
            },
            group,
            separate
        );
    }

    private int ByIndex(ImmutableArray<Item> items)
    {
        var first = items
            .Select((item, at) => (item, at))
            .First(pair =>
                pair.item.IsKind("rank.top")
                || pair.item.IsKind("rank.bottom")
                || pair.item.Is("rank.by")
                || pair.item.Is("rank.by.low")
            )
            .at;
        for (var at = 0; at < items.Length; at++)
        {
            if (
                (
                    items[at].Is("rank.by")
                    && (
                        items[at].Length > 1
                        || (scope.Word(items[at]) is "by" && at > first)
                        || (
                            scope.Word(items[at]) is "for"
                            && at > first
                            && at + 1 < items.Length
                            && items[at + 1].Of(MatchKind.Facet).Any()
                        )
                    )
                ) || items[at].Is("rank.by.low")
            )
            {
                return at;
            }
        }

        return -1;
    }

    private ImmutableArray<string> WithinOf(ImmutableArray<Item> items, out HashSet<Item> used)
    {
        used = [];
        for (var at = 0; at < items.Length; at++)
        {
            if (!items[at].Is("each-time") && scope.Word(items[at]) is not "per")
            {
                continue;
            }

            for (var next = at + 1; next < items.Length && next <= at + 2; next++)
            {
                var facet = items[next]
                    .Matches.Where(match => match.Kind is MatchKind.Facet or MatchKind.FlagFacet)
                    .OrderByDescending(match => match.Score)
                    .FirstOrDefault();
                if (facet is not null)
                {
                    used.Add(items[at]);
                    used.Add(items[next]);
                    return [facet.FacetId];
                }
            }
        }

        return [];
    }

    private static bool IsGroup(Item item) =>
        item.Of(MatchKind.Value).Any(match => match.Score >= 0.7)
        || item.Of(MatchKind.FlagFacet)
            .Any(match =>
                match.Score >= 0.85 || (match.Score >= 0.5 && item.Matches[0].FacetId == match.FacetId)
            )
        || item.Term is not null
        || item.SegmentId is not null
        || item.Node is not null;

    private bool IsOfMembers(Item item) =>
        item.Of(MatchKind.Value).MaxBy(match => match.Score) is { Score: >= 0.7 } value
        && scope.Model.IsOfMember(value.FacetId);

    private ExpressionNode? GroupOf(ImmutableArray<Item> head, bool measureInHead, out Frame? frame)
    {
        var items = head.Where(item =>
                IsGroup(item)
                || (
                    !measureInHead && item.Date is null && item.Comparison is null && (item.Event is not null)
                )
            )
            .ToImmutableArray();
        frame = null;
        if (!items.Any(IsGroup))
        {
            return null;
        }

        frame = clauses.Read(new Clause([.. items.Where(IsGroup)], Joint.Start, false));
        return compiler.Compile(frame);
    }

    private static ImmutableArray<string> ListsIn(ImmutableArray<Item> head) =>
        head.FirstOrDefault(item => item.List == Joint.And) is { Matches: [var match, ..] }
        && !head.Any(item => item.Is("list-together") || item.Is("aggregate.sum"))
            ? [match.FacetId]
            : [];
}
