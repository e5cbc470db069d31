using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Makes nodes without needless nesting.</summary>
internal static class Nodes
{
    /// <summary>All of them; null for none.</summary>
    public static ExpressionNode? And(IEnumerable<ExpressionNode?> nodes) => Join(GroupOperator.And, nodes);

    /// <summary>Any of them; null for none.</summary>
    public static ExpressionNode? Or(IEnumerable<ExpressionNode?> nodes) => Join(GroupOperator.Or, nodes);

    /// <summary>The complement; two complements are none.</summary>
    public static ExpressionNode Not(ExpressionNode node) =>
        node is ExpressionNode.Group { Op: GroupOperator.Not } denied
            ? denied.Children[0]
            : new ExpressionNode.Group(GroupOperator.Not, [node]);

    /// <summary>Every condition of a tree, inner ones included.</summary>
    public static IEnumerable<ExpressionNode.Condition> Conditions(ExpressionNode? node) =>
        node switch
        {
            ExpressionNode.Condition condition => [condition],
            ExpressionNode.Group group => group.Children.SelectMany(Conditions),
            _ => [],
        };

    /// <summary>The tree with every condition changed.</summary>
    public static ExpressionNode Map(
        ExpressionNode node,
        Func<ExpressionNode.Condition, ExpressionNode> change
    ) =>
        node switch
        {
            ExpressionNode.Condition condition => change(condition),
            ExpressionNode.Group group => group with
            {
                Children = [.. group.Children.Select(child => Map(child, change))],
            },
            _ => node,
        };

    /// <summary>The tree with another node in the place of one of its conditions.</summary>
    public static ExpressionNode Replace(
        ExpressionNode node,
        ExpressionNode.Condition old,
        ExpressionNode replacement
    ) => Map(node, condition => ReferenceEquals(condition, old) ? replacement : condition);

    private static ExpressionNode? Join(GroupOperator operation, IEnumerable<ExpressionNode?> nodes)
    {
        var children = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var node in nodes)
        {
            if (node is ExpressionNode.Group group && group.Op == operation)
            {
                children.AddRange(group.Children);
            }
            else if (node is not null)
            {
                children.Add(node);
            }
        }

        return children.Count switch
        {
            0 => null,
            1 => children[0],
            _ => new ExpressionNode.Group(operation, children.ToImmutable()),
        };
    }

    /// <summary>Columns of one row added up.</summary>
    public static Measure Sum(string facetId, IEnumerable<string> more)
    {
        var all = more.Distinct(StringComparer.Ordinal).Where(other => other != facetId).ToList();
        return new Measure { FacetId = facetId } with
        {
            Arithmetic =
                all.Count == 0 ? null : new Arithmetic(ArithmeticOperator.Add, Sum(all[0], all.Skip(1))),
        };
    }

    /// <summary>A measure against a number, as sure as words can say it.</summary>
    public static ExpressionNode.Condition Test(
        Measure measure,
        ConditionOperator operation,
        decimal value
    ) =>
        new()
        {
            Measure = measure,
            Operator = operation,
            Values = [value],
            Confidence = 0.95,
        };

    /// <summary>A measure against what was said of it.</summary>
    public static ExpressionNode.Condition Test(Measure measure, Comparison comparison, SourceSpan? source) =>
        new()
        {
            Measure = measure,
            Operator = comparison.Operator,
            Values = comparison.Values,
            Confidence = 0.95,
            Source = source,
        };
}
