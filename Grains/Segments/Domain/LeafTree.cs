using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>A tree over its numbered leaves, which says what decides for a member.</summary>
internal sealed class LeafTree
{
    private readonly ExpressionNode? _root;
    private readonly List<ExpressionNode> _leaves = [];

    public LeafTree(ExpressionNode? root)
    {
        _root = root;
        Collect(root);
        Canons = [.. _leaves.Select(TreeCanon.Of)];
    }

    /// <summary>Conditions and references, in the order of the tree.</summary>
    public IReadOnlyList<ExpressionNode> Leaves => _leaves;

    /// <summary>Their canonical forms.</summary>
    public ImmutableArray<string> Canons { get; }

    /// <summary>The leaves by which the tree comes to a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="holds">Whether the member meets each leaf.</param>
    public IEnumerable<int> Deciding(bool value, IReadOnlyList<bool> holds)
    {
        var place = 0;
        return _root is null ? [] : Decide(_root, value, holds, ref place).Leaves;
    }

    private static (bool Value, ImmutableArray<int> Leaves) Decide(
        ExpressionNode node,
        bool wanted,
        IReadOnlyList<bool> holds,
        ref int place
    )
    {
        if (node is not ExpressionNode.Group group)
        {
            var leaf = place++;
            return (holds[leaf], holds[leaf] == wanted ? [leaf] : []);
        }

        var below = group.Op == GroupOperator.Not ? !wanted : wanted;
        var values = new List<(bool Value, ImmutableArray<int> Leaves)>();
        foreach (var child in group.Children)
        {
            values.Add(Decide(child, below, holds, ref place));
        }

        var met = values.Count(child => child.Value);
        var value = group.Op switch
        {
            GroupOperator.And => met == values.Count,
            GroupOperator.Or => met > 0,
            GroupOperator.Not => met == 0,
            _ => met >= (group.AtLeast ?? 1),
        };
        return (
            value,
            value == wanted
                ? [.. values.Where(child => child.Value == below).SelectMany(child => child.Leaves)]
                : []
        );
    }

    private void Collect(ExpressionNode? node)
    {
        if (node is ExpressionNode.Group group)
        {
            foreach (var child in group.Children)
            {
                Collect(child);
            }
        }
        else if (node is not null)
        {
            _leaves.Add(node);
        }
    }
}
