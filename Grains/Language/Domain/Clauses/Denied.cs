using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Denials that are no word of their own: "push off", "trial disabled", and "unpaid" of a day of payment.</summary>
internal sealed class Denied(ReadingScope scope)
{
    /// <summary>The row with such stretches made into conditions.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (Undone(row[at]) is { } undone)
            {
                row = row.SetItem(at, undone);
            }
            else if (SwitchedOff(row, at) is var (item, end))
            {
                row = [.. row[..at], item, .. row[end..]];
            }
        }

        return row;
    }

    /// <summary>"unpaid invoices" where rows have a day of payment: it is missing.</summary>
    private Item? Undone(Item item)
    {
        if (
            item.Matches is not [{ Kind: MatchKind.Facet, Negated: true } match, ..]
            || scope.Model.Find(match.FacetId) is not { } day
            || !PopulationModel.IsDate(day)
        )
        {
            return null;
        }

        var missing = new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = day.FacetId },
            Operator = ConditionOperator.Missing,
            Values = [],
            Confidence = match.Score,
            Source = scope.Source(item),
        };
        var ofMember = scope.Model.IsOfMember(day.FacetId);
        return new Item(item.First, item.End)
        {
            Node = ofMember ? missing : null,
            RowNode = ofMember ? null : missing,
            Weight = item.Weight,
        };
    }

    /// <summary>"with push off", "push turned off": the flag says no.</summary>
    private (Item Item, int End)? SwitchedOff(ImmutableArray<Item> row, int at)
    {
        if (
            row[at] is not { Node: null, Matches: [{ Kind: MatchKind.FlagFacet, Negated: false } flag, ..] }
            || !scope.Model.IsOfMember(flag.FacetId)
            || scope.Model.Families.FlagsOf(flag.FacetId) is { IsEmpty: false }
        )
        {
            return null;
        }

        var end = at + 1;
        while (
            end < row.Length
            && (row[end].Filler || row[end].Unknown || row[end].Is("support-verb"))
            && scope.Cues.Clauses.BeforeOff.Has(scope.Words(row[end]))
        )
        {
            end++;
        }

        if (end >= row.Length || !scope.Cues.Clauses.Off.Has(scope.Words(row[end])))
        {
            return null;
        }

        var test = scope.Holds(flag.FacetId, flag.Values, flag.Score, scope.Source(row[at], row[end]));
        return (
            new Item(row[at].First, row[end].End) { Node = Nodes.Not(test), Weight = row[at].Weight },
            end + 1
        );
    }
}
