using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>"did not buy toys and books": not both of them, or none of them.</summary>
internal static class DeniedLists
{
    /// <summary>The tree with none of them where the tree has not both; null when nothing of the kind was said.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="parts">Its parts with what was said.</param>
    /// <param name="references">Knows "both".</param>
    public static ExpressionNode? Rival(
        ExpressionNode? tree,
        IReadOnlyList<Part> parts,
        BackReferences references
    )
    {
        if (tree is null)
        {
            return null;
        }

        var denied = parts
            .Where(part =>
                part.Clause.Negated
                && part.Clause.Items.Any(item => item.List == Joint.And)
                && !part.Clause.Items.Any(item => references.SaysBoth(item) || item.Is("same-order"))
            )
            .Select(part => part.Node)
            .OfType<ExpressionNode.Group>()
            .Where(node =>
                node
                    is {
                        Op: GroupOperator.Not,
                        Children: [ExpressionNode.Group { Op: GroupOperator.And } all]
                    }
                && all.Children.All(child => child is ExpressionNode.Condition)
            )
            .ToList();
        return denied.Count == 1 ? WithNone(tree, denied[0]) : null;
    }

    private static ExpressionNode? WithNone(ExpressionNode tree, ExpressionNode.Group denied)
    {
        if (ReferenceEquals(tree, denied))
        {
            var all = (ExpressionNode.Group)denied.Children[0];
            return Nodes.Not(all with { Op = GroupOperator.Or });
        }

        if (tree is not ExpressionNode.Group group)
        {
            return null;
        }

        for (var at = 0; at < group.Children.Length; at++)
        {
            if (WithNone(group.Children[at], denied) is { } changed)
            {
                return group with { Children = group.Children.SetItem(at, changed) };
            }
        }

        return null;
    }
}
