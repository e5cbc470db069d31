using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>The conditions of a tree: what they speak of, taken out, or replaced.</summary>
internal static class TreeParts
{
    /// <summary>The facets that a condition speaks of, those of its rows included.</summary>
    public static IEnumerable<string> Facets(ExpressionNode.Condition condition) =>
        condition
            .Measure.Where.OfType<ExpressionNode.Condition>()
            .Select(test => test.Measure.FacetId)
            .Concat(
                condition.Measure.FacetId.EndsWith(".*", StringComparison.Ordinal)
                    ? []
                    : [condition.Measure.FacetId]
            );

    /// <summary>What was asked for first: the first of several conditions, or the first test of the rows of a single one.</summary>
    public static ExpressionNode First(ExpressionNode tree) =>
        tree switch
        {
            ExpressionNode.Group { Op: not GroupOperator.Not, Children: [var first, ..] } => first,
            ExpressionNode.Condition { Measure.Where: [var first, _, ..] } condition => condition with
            {
                Measure = condition.Measure with { Where = [first] },
            },
            _ => tree,
        };

    /// <summary>The tree with a condition, denied or not, replaced by another node.</summary>
    public static ExpressionNode ReplaceWhole(
        ExpressionNode tree,
        ExpressionNode.Condition target,
        ExpressionNode with
    ) =>
        ReferenceEquals(tree, target) ? with
        : tree is ExpressionNode.Group { Op: GroupOperator.Not, Children: [var child] }
        && ReferenceEquals(child, target)
            ? with
        : tree is ExpressionNode.Group group
            ? group with
            {
                Children = [.. group.Children.Select(node => ReplaceWhole(node, target, with))],
            }
        : tree;

    /// <summary>True when the condition stands in a conjunction, not under "or" or "not".</summary>
    public static bool IsPlain(ExpressionNode tree, ExpressionNode.Condition condition) =>
        ReferenceEquals(tree, condition)
        || (
            tree is ExpressionNode.Group { Op: GroupOperator.And } group
            && group.Children.Any(child => ReferenceEquals(child, condition))
        );

    /// <summary>The tree without some of its conditions; null when none is left.</summary>
    public static ExpressionNode? Without(ExpressionNode? node, Func<ExpressionNode.Condition, bool> drops) =>
        node switch
        {
            ExpressionNode.Condition condition => drops(condition) ? null : condition,
            ExpressionNode.Group { Op: GroupOperator.Not } group => Without(group.Children[0], drops)
                is { } child
                ? group with
                {
                    Children = [child],
                }
                : null,
            ExpressionNode.Group group => Rebuilt(
                group,
                [.. group.Children.Select(child => Without(child, drops)).OfType<ExpressionNode>()]
            ),
            _ => node,
        };

    private static ExpressionNode? Rebuilt(
        ExpressionNode.Group group,
        ImmutableArray<ExpressionNode> children
    ) =>
        children.Length == group.Children.Length && children.SequenceEqual(group.Children) ? group
        : group.Op == GroupOperator.Or ? Nodes.Or(children)
        : group.Op == GroupOperator.And ? Nodes.And(children)
        : children.IsEmpty ? null
        : group with { Children = children };
}
