using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>The parts of a tree as people read them: the conjunction on top is a list of steps, groups below keep their children.</summary>
internal sealed class SegmentOutline
{
    private readonly ExpressionText _text;
    private readonly ExpressionNode? _root;
    private readonly ImmutableArray<Part> _steps;
    private readonly List<ExpressionNode?> _nodes = [];
    private readonly List<ExpressionNode?> _parts = [];
    private readonly List<ExpressionNode.Condition> _shown = [];

    public SegmentOutline(SegmentContext context, ExpressionNode? root)
    {
        _text = new(context);
        _root = root;
        _nodes.Add(root);
        _parts.Add(root);
        _steps = root switch
        {
            null => [],
            ExpressionNode.Group { Op: GroupOperator.And } all => Outline(all.Children, GroupOperator.And),
            _ => Outline([root], GroupOperator.And),
        };
    }

    /// <summary>The trees to count for an explanation.</summary>
    public IReadOnlyList<ExpressionNode?> Nodes => _nodes;

    /// <summary>The trees to test on a member.</summary>
    public IReadOnlyList<ExpressionNode?> Parts => _parts;

    /// <summary>The conditions of which a member's value is shown: for each the value, and what it is compared with.</summary>
    public IReadOnlyList<ExpressionNode.Condition> Shown => _shown;

    /// <summary>The explanation, given the counts of <see cref="Nodes"/>.</summary>
    public SegmentExplanation Explain(SegmentDefinition definition, SegmentCounts counts) =>
        new(
            definition.SegmentId,
            definition.Version,
            definition.Name,
            definition.Query,
            definition.LogicExpression.Length > 0 ? definition.LogicExpression : _text.Logic(_root),
            definition.EstimatedSize,
            counts.Population,
            counts.Trees[0].Count,
            [.. _steps.Select(step => Explain(step, counts))]
        );

    /// <summary>The reasons, given what <see cref="Parts"/> and <see cref="Shown"/> are for the member.</summary>
    public SegmentMembership Why(string key, IReadOnlyList<object?> holds, IReadOnlyList<object?> values) =>
        new(key, holds[0] is true, [.. _steps.Select(step => Why(step, holds, values))]);

    private static ExplainedStep Explain(Part part, SegmentCounts counts)
    {
        var condition = part.Node as ExpressionNode.Condition;
        return new(
            part.Text,
            condition?.Source,
            condition?.Provenance,
            condition?.Confidence,
            counts.Trees[part.Alone].Count,
            counts.Trees[part.Together].Count,
            (part.Node as ExpressionNode.Group)?.Op,
            [.. part.Children.Select(child => Explain(child, counts))]
        );
    }

    private static MembershipStep Why(
        Part part,
        IReadOnlyList<object?> holds,
        IReadOnlyList<object?> values
    ) =>
        new(
            part.Text,
            holds[part.Test] is true,
            part.Value is { } value ? (string?)values[2 * value] : null,
            [.. part.Children.Select(child => Why(child, holds, values))]
        )
        {
            Op = (part.Node as ExpressionNode.Group)?.Op,
            Against = part.Value is { } other ? (string?)values[(2 * other) + 1] : null,
            Source = (part.Node as ExpressionNode.Condition)?.Source,
        };

    private ImmutableArray<Part> Outline(ImmutableArray<ExpressionNode> nodes, GroupOperator op)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var together = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var node in nodes)
        {
            together.Add(node);
            var alone = Add(_nodes, node);
            parts.Add(
                new(
                    node,
                    _text.Words(node),
                    alone,
                    together.Count == 1 || op is GroupOperator.Not or GroupOperator.AtLeast
                        ? alone
                        : Add(_nodes, new ExpressionNode.Group(op, together.ToImmutable())),
                    Add(_parts, node),
                    Show(node),
                    node is ExpressionNode.Group group ? Outline(group.Children, group.Op) : []
                )
            );
        }

        return parts.ToImmutable();
    }

    private int? Show(ExpressionNode node)
    {
        if (node is not ExpressionNode.Condition condition)
        {
            return null;
        }

        _shown.Add(condition);
        return _shown.Count - 1;
    }

    private static int Add(List<ExpressionNode?> list, ExpressionNode node)
    {
        list.Add(node);
        return list.Count - 1;
    }

    private sealed record Part(
        ExpressionNode Node,
        string Text,
        int Alone,
        int Together,
        int Test,
        int? Value,
        ImmutableArray<Part> Children
    );
}
