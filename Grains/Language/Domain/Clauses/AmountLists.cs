using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"did not buy wine and cheese", "nothing on wine and cheese" of amounts by kind of goods: the denial is of the whole list.</summary>
internal static class AmountLists
{
    private const double Sure = 0.55;
    private const int Reach = 5;

    /// <summary>The row with each such list as one item.</summary>
    public static ImmutableArray<Item> Merge(ImmutableArray<Item> row, ReadingScope scope)
    {
        var kinds = scope.Model.Families.Amounts;
        if (kinds.IsEmpty)
        {
            return row;
        }

        for (var at = 0; at + 2 < row.Length; at++)
        {
            if (
                row[at + 1].Is("conjunction.and")
                && AmountOf(row[at], kinds) is { } one
                && AmountOf(row[at + 2], kinds) is { } other
                && one != other
                && !(at + 3 < row.Length && row[at + 3].Comparison is not null)
                && Denial(row, at) is { } denial
            )
            {
                ImmutableArray<ExpressionNode> tests =
                [
                    More(one, scope.Source(row[at])),
                    More(other, scope.Source(row[at + 2])),
                ];
                var none =
                    scope.Cues.Clauses.OfNoun.Has(scope.Tokens[denial.End - 1].Folded)
                    || scope.Words(denial) is "nothing";
                row =
                [
                    .. row[..at],
                    new Item(row[at].First, row[at + 2].End)
                    {
                        Node = none ? Nodes.Or(tests) : Nodes.And(tests),
                        List = none ? Joint.Or : Joint.And,
                    },
                    .. row[(at + 3)..],
                ];
            }
        }

        return row;
    }

    private static Facet? AmountOf(Item item, ImmutableArray<Facet> kinds) =>
        item is { Comparison: null, Date: null, Node: null }
        && item.Matches is [{ Kind: MatchKind.Facet, Score: >= Sure } match, ..]
            ? kinds.FirstOrDefault(kind => kind.FacetId == match.FacetId)
            : null;

    /// <summary>The denial before the list, with nothing but a verb between.</summary>
    private static Item? Denial(ImmutableArray<Item> row, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - Reach); before--)
        {
            if (row[before].Is("negation"))
            {
                return row[before];
            }

            if (
                row[before].Comparison is not null
                || row[before].Date is not null
                || row[before].IsKind("conjunction.")
                || row[before].Is("relative")
            )
            {
                return null;
            }
        }

        return null;
    }

    private static ExpressionNode.Condition More(Facet facet, SourceSpan source) =>
        new()
        {
            Measure = new Measure { FacetId = facet.FacetId },
            Operator = ConditionOperator.Gt,
            Values = [0],
            Unit = facet.Unit,
            Confidence = 0.8,
            Source = source,
        };
}
