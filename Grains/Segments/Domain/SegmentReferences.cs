using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Finds the segments that a tree refers to.</summary>
internal static class SegmentReferences
{
    /// <summary>Ids in the order of the tree, wherever they stand in it; duplicates stay.</summary>
    public static IEnumerable<string> Of(ExpressionNode? node) =>
        node switch
        {
            ExpressionNode.Reference reference => [reference.SegmentId],
            ExpressionNode.Group group => Of(group.Children),
            ExpressionNode.Condition condition => Of(condition.Measure)
                .Concat(condition.CompareTo is { } other ? Of(other.Measure).Concat(Of(other.Among)) : [])
                .Concat(Of(condition.Rank?.Among)),
            _ => [],
        };

    private static IEnumerable<string> Of(ImmutableArray<ExpressionNode> nodes) =>
        nodes.IsDefaultOrEmpty ? [] : nodes.SelectMany(Of);

    private static IEnumerable<string> Of(Measure? measure) =>
        measure is null
            ? []
            : Of(measure.Where)
                .Concat(Of(measure.Pick?.Among ?? []))
                .Concat(Of(measure.RelativeTo?.Where ?? []))
                .Concat(Of(measure.Groups?.Having))
                .Concat(Of(measure.Groups?.Value))
                .Concat(Of(measure.Arithmetic?.Right));
}
