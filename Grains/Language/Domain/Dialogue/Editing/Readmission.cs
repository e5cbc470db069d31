using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Those who were left out are in again: "bring them back", "put the Welsh ones back in".</summary>
internal static class Readmission
{
    /// <summary>The tree without the denial that is spoken of, or, where none is named, without the last one.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">Who is meant.</param>
    public static ExpressionNode? Apply(ExpressionNode? current, EditWords words)
    {
        var facets = Nodes
            .Conditions(words.Expression)
            .SelectMany(TreeParts.Facets)
            .ToHashSet(StringComparer.Ordinal);
        if (words.Expression is null)
        {
            // "bring them back in": those who were left out last.
            return current is ExpressionNode.Group { Op: GroupOperator.And } parts
                && parts.Children.LastOrDefault(IsDenial) is { } last
                    ? Nodes.And(parts.Children.Where(child => !ReferenceEquals(child, last)))
                : current is not null && IsDenial(current) ? null
                : current;
        }

        if (current is not ExpressionNode.Group { Op: GroupOperator.And } all)
        {
            return
                current is ExpressionNode.Group { Op: GroupOperator.Not } only
                && Nodes.Conditions(only).Any(condition => TreeParts.Facets(condition).Any(facets.Contains))
                ? null
                : current;
        }

        var kept = all.Children.Where(child =>
            child is not ExpressionNode.Group { Op: GroupOperator.Not } denied
            || !Nodes.Conditions(denied).Any(condition => TreeParts.Facets(condition).Any(facets.Contains))
        );
        return Nodes.And(kept);
    }

    private static bool IsDenial(ExpressionNode node) =>
        node is ExpressionNode.Group { Op: GroupOperator.Not };
}
