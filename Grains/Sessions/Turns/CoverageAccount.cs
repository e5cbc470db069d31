using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Writes to each stretch of a message which conditions it led to.</summary>
internal static class CoverageAccount
{
    /// <summary>The stretches with their conditions.</summary>
    /// <param name="spans">The stretches.</param>
    /// <param name="said">The message.</param>
    /// <param name="tree">The conditions.</param>
    public static ImmutableArray<CoverageSpan> Give(
        ImmutableArray<CoverageSpan> spans,
        string said,
        ExpressionNode tree
    )
    {
        var conditions = Signed(tree, false)
            .Select(
                (pair, place) =>
                    (
                        Number: pair.Denied ? -place - 1 : place + 1,
                        Sources: SourcesOf(pair.Condition).Where(source => Stands(source, said)).ToList()
                    )
            )
            .ToList();
        return
        [
            .. spans.Select(span =>
            {
                var led = conditions
                    .Where(condition =>
                        condition.Sources.Exists(source => source.Start < span.End && span.Start < source.End)
                    )
                    .Select(condition => condition.Number)
                    .ToImmutableArray();
                return span with { Conditions = led.IsEmpty ? null : led };
            }),
        ];
    }

    private static IEnumerable<(ExpressionNode.Condition Condition, bool Denied)> Signed(
        ExpressionNode node,
        bool denied
    ) =>
        node switch
        {
            ExpressionNode.Condition condition => [(condition, denied != Denies(condition.Operator))],
            ExpressionNode.Group { Op: GroupOperator.Not } group => group.Children.SelectMany(child =>
                Signed(child, !denied)
            ),
            ExpressionNode.Group group => group.Children.SelectMany(child => Signed(child, denied)),
            _ => [],
        };

    private static bool Denies(ConditionOperator test) =>
        test is ConditionOperator.Ne or ConditionOperator.NotIn or ConditionOperator.Missing;

    /// <summary>Conditions of earlier messages have their places in those.</summary>
    private static bool Stands(SourceSpan source, string said) =>
        source.End <= said.Length
        && source.End - source.Start == source.Text.Length
        && string.CompareOrdinal(said, source.Start, source.Text, 0, source.Text.Length) == 0;

    private static IEnumerable<SourceSpan> SourcesOf(ExpressionNode? node) =>
        node switch
        {
            ExpressionNode.Condition condition => Inner(condition)
                .SelectMany(SourcesOf)
                .Concat(condition.Source is { } own ? [own] : []),
            ExpressionNode.Group group => group.Children.SelectMany(SourcesOf),
            _ => [],
        };

    private static IEnumerable<ExpressionNode?> Inner(ExpressionNode.Condition condition) =>
        Inner(condition.Measure)
            .Concat(condition.CompareTo is { } other ? Inner(other.Measure).Append(other.Among) : [])
            .Append(condition.Rank?.Among);

    private static IEnumerable<ExpressionNode?> Inner(Measure measure) =>
        (measure.Where.IsDefault ? [] : measure.Where)
            .Concat(measure.RelativeTo is { Where.IsDefault: false } relative ? relative.Where : [])
            .Concat(measure.Pick is { Among.IsDefault: false } pick ? pick.Among : [])
            .Append(measure.Groups?.Having)
            .Concat(measure.Groups?.Value is { } value ? Inner(value) : [])
            .Concat(measure.Arithmetic is { } arithmetic ? Inner(arithmetic.Right) : []);
}
