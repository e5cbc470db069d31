using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Finds the segments that a tree refers to.</summary>
internal static class SegmentReferences
{
    /// <summary>Ids, each once, in the order of the tree.</summary>
    public static ImmutableArray<string> Uses(ExpressionNode? node) =>
        [.. Of(node).Distinct(StringComparer.Ordinal)];

    /// <summary>Why a segment may not refer to itself.</summary>
    public static Refusal Circular { get; } = new("segment-circular", "A segment would be made from itself.");

    /// <summary>A segment and all that it refers to, directly or through others.</summary>
    public static IEnumerable<SegmentDefinition> Closure(
        SegmentDefinition definition,
        Func<string, SegmentDefinition?>? find
    )
    {
        yield return definition;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Of(definition.Expression));
        while (open.TryDequeue(out var id))
        {
            if (seen.Add(id) && find?.Invoke(id) is { } other)
            {
                yield return other;
                foreach (var next in Of(other.Expression))
                {
                    open.Enqueue(next);
                }
            }
        }
    }

    /// <summary>True when the tree refers to a segment, directly or through others.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="segmentId">The segment.</param>
    /// <param name="find">Finds the segments in between.</param>
    public static bool Reaches(ExpressionNode? node, string segmentId, Func<string, SegmentDefinition?>? find)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Of(node));
        while (open.TryDequeue(out var id))
        {
            if (id.Equals(segmentId, StringComparison.Ordinal))
            {
                return true;
            }

            if (seen.Add(id) && find?.Invoke(id) is { } other)
            {
                foreach (var next in Of(other.Expression))
                {
                    open.Enqueue(next);
                }
            }
        }

        return false;
    }

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
