using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Lists of things that members have or do not have: "none of A, B and C", "at least 2 of A, B and C", "A, B and C together".</summary>
internal sealed class FlagLists(ReadingScope scope)
{
    private const int MaxBefore = 4;

    /// <summary>The row with such lists made into one item each.</summary>
    public ImmutableArray<Item> Merge(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (!IsPart(row[at]))
            {
                continue;
            }

            var (parts, end) = Run(row, at);
            if (parts.Count < 2)
            {
                continue;
            }

            if (Sum(row, at, parts, end) is var (sum, sumEnd))
            {
                return Merge([.. row[..at], sum, .. row[sumEnd..]]);
            }

            if (Chosen(row, at, parts) is var (first, node))
            {
                var item = new Item(row[first].First, row[end - 1].End)
                {
                    Node = node,
                    Weight = row[first..end].Sum(part => part.Weight),
                };
                return Merge([.. row[..first], item, .. row[end..]]);
            }

            at = end - 1;
        }

        return row;
    }

    private static bool IsPart(Item item) =>
        item.Matches.Any(match => match.Kind is MatchKind.FlagFacet or MatchKind.Facet or MatchKind.Value)
        && item.Comparison is null
        && item.Date is null
        && item.List == Joint.Start;

    /// <summary>Parts of a list from an item on, with the index after the last.</summary>
    private (List<Item> Parts, int End) Run(ImmutableArray<Item> row, int at)
    {
        var parts = new List<Item> { row[at] };
        var end = at + 1;
        var next = end;
        while (next < row.Length)
        {
            var linked = false;
            while (next < row.Length && IsLink(row[next]))
            {
                linked |= scope.Word(row[next]) is not "the" and not "a";
                linked |= scope.Tokens[row[next].First].Text is ",";
                next++;
            }

            if (!linked || next >= row.Length || !IsPart(row[next]))
            {
                break;
            }

            parts.Add(row[next]);
            end = ++next;
        }

        return (parts, end);
    }

    private bool IsLink(Item item) =>
        item.Is("conjunction.and")
        || item.Is("conjunction.or")
        || scope.Tokens[item.First].Text is "," or "("
        || scope.Word(item) is "the" or "a";

    private (Item Item, int End)? Sum(ImmutableArray<Item> row, int at, List<Item> parts, int end)
    {
        var together = end < row.Length && row[end].Is("list-together");
        if (!together)
        {
            return null;
        }

        var facets = parts
            .Select(part =>
                part.Of(MatchKind.Facet)
                    .FirstOrDefault(match =>
                        scope.Model.Find(match.FacetId) is { } facet && PopulationModel.IsNumber(facet)
                    )
            )
            .ToList();
        return
            facets.TrueForAll(match => match is not null)
            && facets.Select(match => match!.FacetId).Distinct(StringComparer.Ordinal).Count() == facets.Count
            ? (
                new Item(row[at].First, row[end].End)
                {
                    Matches = [facets[0]! with { First = row[at].First, End = row[end].End }],
                    Plus = [.. facets.Skip(1).Select(match => match!.FacetId)],
                    Weight = parts.Sum(part => part.Weight),
                },
                end + 1
            )
            : null;
    }

    private (int First, ExpressionNode Node)? Chosen(ImmutableArray<Item> row, int at, List<Item> parts)
    {
        for (var before = at - 1; before >= Math.Max(0, at - MaxBefore - 4); before--)
        {
            var item = row[before];
            if (
                item.Is("none-of")
                || item.Is("all-of")
                || (item.Comparison is { Unit: NumberUnit.None } && FollowedByOf(row, before))
            )
            {
                var tests = parts.Select(Test).ToList();
                if (tests.Contains(null))
                {
                    return null;
                }

                var children = tests.OfType<ExpressionNode>().ToImmutableArray();
                return item.Is("none-of") ? (before, Nodes.Not(Nodes.Or(children)!))
                    : item.Is("all-of") ? (before, Nodes.And(children)!)
                    : AtLeast(item.Comparison!, children) is { } node ? (before, node)
                    : null;
            }

            if (
                item.Is("conjunction.and")
                || item.Is("conjunction.or")
                || item.Is("relative")
                || item.Is("conjunction.but")
                || scope.Tokens[item.First].Text is "," or ";"
            )
            {
                return null;
            }
        }

        return null;
    }

    private bool FollowedByOf(ImmutableArray<Item> row, int at) =>
        at + 1 < row.Length && scope.Tokens[row[at + 1].First].Folded is "of" or "out";

    /// <summary>So many of the tests hold; null when there are not so many.</summary>
    public static ExpressionNode? AtLeast(Comparison comparison, ImmutableArray<ExpressionNode> children)
    {
        ExpressionNode Some(int count) => new ExpressionNode.Group(GroupOperator.AtLeast, children, count);
        var number = WholeNumber.Of(comparison.Low);
        return comparison.Operator switch
        {
            ConditionOperator.Ge when number >= 1 && number <= children.Length => Some(number),
            ConditionOperator.Gt when number + 1 <= children.Length => Some(number + 1),
            ConditionOperator.Le when number + 1 <= children.Length => Nodes.Not(Some(number + 1)),
            ConditionOperator.Lt when number >= 1 && number <= children.Length => Nodes.Not(Some(number)),
            ConditionOperator.Eq when number >= 1 && number < children.Length => Nodes.And([
                Some(number),
                Nodes.Not(Some(number + 1)),
            ]),
            ConditionOperator.Eq when number == children.Length => Nodes.And(children),
            _ => null,
        };
    }

    private ExpressionNode? Test(Item item)
    {
        var match = item.Matches.FirstOrDefault(match =>
            match.Kind is MatchKind.FlagFacet or MatchKind.Value
        );
        return match is null || !scope.Model.IsOfMember(match.FacetId)
            ? null
            : scope.Holds(match.FacetId, match.Values, match.Score, scope.Source(item));
    }
}
