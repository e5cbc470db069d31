using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>What changed from one tree to another, in words.</summary>
internal static class TreeChanges
{
    /// <summary>Conditions that came, went or changed, in the order of the trees.</summary>
    /// <param name="before">The one tree.</param>
    /// <param name="after">The other.</param>
    /// <param name="text">Puts conditions into words.</param>
    public static ImmutableArray<TreeChange> Of(
        ExpressionNode? before,
        ExpressionNode? after,
        ExpressionText text
    )
    {
        if (TreeCanon.Of(before) == TreeCanon.Of(after))
        {
            return [];
        }

        var gone = Steps(before);
        var come = Steps(after);
        var same = gone.Select(TreeCanon.Of)
            .Intersect(come.Select(TreeCanon.Of), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        gone.RemoveAll(step => same.Contains(TreeCanon.Of(step)));
        come.RemoveAll(step => same.Contains(TreeCanon.Of(step)));
        var changes = ImmutableArray.CreateBuilder<TreeChange>();
        foreach (var step in come)
        {
            if (gone.Find(old => AreAlike(old, step)) is { } old)
            {
                gone.Remove(old);
                changes.Add(new TreeChange("changed", text.Words(step), text.Words(old)));
            }
            else
            {
                changes.Add(new TreeChange("added", text.Words(step)));
            }
        }

        changes.AddRange(gone.Select(step => new TreeChange("removed", text.Words(step))));
        return changes.Count > 0
            ? changes.ToImmutable()
            : [new TreeChange("combined", text.Words(after), text.Words(before))];
    }

    private static List<ExpressionNode> Steps(ExpressionNode? root) =>
        root switch
        {
            null => [],
            ExpressionNode.Group { Op: GroupOperator.And } all => [.. all.Children.SelectMany(Steps)],
            _ => [root],
        };

    /// <summary>Conditions on the same measure, or groups of the same kind, are one that changed.</summary>
    private static bool AreAlike(ExpressionNode old, ExpressionNode now) =>
        (old, now) switch
        {
            (ExpressionNode.Condition left, ExpressionNode.Condition right) => left.Measure.FacetId
                == right.Measure.FacetId
                && left.Measure.Aggregate?.Function == right.Measure.Aggregate?.Function,
            (ExpressionNode.Group left, ExpressionNode.Group right) => left.Op == right.Op,
            _ => false,
        };
}
