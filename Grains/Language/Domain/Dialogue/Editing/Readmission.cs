using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Those who were left out are in again: "bring them back", "put the Welsh ones back in".</summary>
/// <param name="before">The tree before its last change; null = not known.</param>
internal sealed class Readmission(ExpressionNode? before)
{
    /// <summary>
    /// The tree without the denial that is spoken of, or, where none is named, without the last one; with a value that was taken out of a
    /// list in it again; with a condition that was dropped. The tree itself when nothing of it was ever left out.
    /// </summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">Who is meant.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditWords words)
    {
        if (words.Expression is not { } said)
        {
            // "bring them back in": those who were left out last.
            return current is ExpressionNode.Group { Op: GroupOperator.And } parts
                && parts.Children.LastOrDefault(IsDenial) is { } last
                    ? Nodes.And(parts.Children.Where(child => !ReferenceEquals(child, last)))
                : current is null || IsDenial(current) ? null
                : Refilled(current);
        }

        var facets = Nodes.Conditions(said).SelectMany(TreeParts.Facets).ToHashSet(StringComparer.Ordinal);
        if (current is null)
        {
            return null;
        }

        if (Denies(current, facets))
        {
            return null;
        }

        if (current is ExpressionNode.Group { Op: GroupOperator.And } all)
        {
            var kept = all.Children.RemoveAll(child => Denies(child, facets));
            if (kept.Length < all.Children.Length)
            {
                return Nodes.And(kept);
            }
        }

        return TreeValues.Widen(current, [.. words.Contents.Where(item => item.Of(MatchKind.Value).Any())])
            ?? Dropped(current, said);
    }

    /// <summary>Lists of the tree with the values that they had before.</summary>
    private ExpressionNode Refilled(ExpressionNode current)
    {
        var earlier = Nodes.Conditions(before).ToList();
        return Nodes.Map(
            current,
            condition =>
                earlier.Find(old =>
                    old.Measure == condition.Measure
                    && old.Operator is ConditionOperator.In
                    && condition.Operator is ConditionOperator.Eq or ConditionOperator.In
                    && old.Values.Length > condition.Values.Length
                    && condition.Values.All(old.Values.Contains)
                ) ?? condition
        );
    }

    /// <summary>"add the Welsh condition again": what the tree before had and this one has no more.</summary>
    private ExpressionNode? Dropped(ExpressionNode current, ExpressionNode said)
    {
        bool Has(ExpressionNode? tree) =>
            Nodes.Conditions(said).All(wanted => Nodes.Conditions(tree).Any(other => IsSame(other, wanted)));

        return Has(before) && !Has(current) ? Nodes.And([current, said]) : current;
    }

    private static bool IsSame(ExpressionNode.Condition one, ExpressionNode.Condition other) =>
        one.Measure.FacetId == other.Measure.FacetId
        && one.Operator == other.Operator
        && one.Values.SequenceEqual(other.Values)
        && one.Measure.Window?.Start == other.Measure.Window?.Start
        && one.Measure.Window?.End == other.Measure.Window?.End;

    private static bool Denies(ExpressionNode node, HashSet<string> facets) =>
        IsDenial(node)
        && Nodes.Conditions(node).Any(condition => TreeParts.Facets(condition).Any(facets.Contains));

    private static bool IsDenial(ExpressionNode node) =>
        node is ExpressionNode.Group { Op: GroupOperator.Not };
}
