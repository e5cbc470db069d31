using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>What is said with what it takes the place of: "A instead of B", "A, not B".</summary>
internal static class Exchange
{
    /// <summary>"A instead of B", "A, not B": what says B becomes A; null when nothing in the tree says B.</summary>
    /// <param name="current">The tree.</param>
    /// <param name="old">The words of B.</param>
    /// <param name="words">The words of A.</param>
    /// <param name="alike">True to take only a B that is of the kind of A.</param>
    public static ExpressionNode? Apply(ExpressionNode current, EditWords old, EditWords words, bool alike)
    {
        if (
            words.Number is { } number
            && old.Number is { } before
            && TreeNumbers.Replace(current, number, before.Low) is { } renumbered
        )
        {
            return renumbered;
        }

        if (
            words.Column is { } fresh
            && old.Column is { } gone
            && TreeColumns.Swap(current, gone, fresh, words.Source) is { } exchanged
        )
        {
            return exchanged;
        }

        if (
            words.EventRows is { } rows
            && old.EventRows is { } others
            && Nodes
                .Conditions(current)
                .LastOrDefault(condition =>
                    condition.Measure is { Aggregate.Function: AggregateFunction.Count, Where.IsEmpty: true }
                    && string.Equals(condition.Measure.FacetId, others, StringComparison.OrdinalIgnoreCase)
                )
                is { } counted
        )
        {
            // "classes, not visits": other rows, in the same time and number.
            return Nodes.Replace(
                current,
                counted,
                counted with
                {
                    Measure = counted.Measure with { FacetId = rows, Table = null },
                }
            );
        }

        if (words.Window is { } window && old.Window is { } past)
        {
            return TreeWindows.Replace(current, window, only: EventMeasures.WindowOf(past));
        }

        if (
            words.Expression is not ExpressionNode.Condition wanted
            || old.Expression is null
            || (alike && !Nodes.Conditions(old.Expression).Any(said => IsAlike(said, wanted)))
        )
        {
            return null;
        }

        var target = Nodes.Conditions(current).FirstOrDefault(condition => Says(condition, old));
        return target is null ? null : Nodes.Replace(current, target, InPlace(target, old, wanted));
    }

    /// <summary>Both of the same column, or both what members did.</summary>
    private static bool IsAlike(ExpressionNode.Condition one, ExpressionNode.Condition other) =>
        Replacement.SameSubject(one, other)
        || (one.Measure.Aggregate is not null && other.Measure.Aggregate is not null);

    /// <summary>A condition with what old words say of it replaced by what new ones say; the rest of it stays.</summary>
    private static ExpressionNode.Condition InPlace(
        ExpressionNode.Condition condition,
        EditWords old,
        ExpressionNode.Condition wanted
    )
    {
        var said = Nodes.Conditions(old.Expression).ToList();
        if (TreeValues.Exchanged(condition, said, wanted) is { } exchanged)
        {
            return exchanged;
        }

        if (condition.Measure.Where.IsEmpty || wanted.Measure.Where.IsEmpty)
        {
            return wanted;
        }

        var gone = said.Append(wanted).SelectMany(TreeParts.Facets).ToHashSet(StringComparer.Ordinal);
        return condition with
        {
            Measure = condition.Measure with
            {
                Where =
                [
                    .. condition.Measure.Where.Where(node =>
                        node is not ExpressionNode.Condition test || !gone.Contains(test.Measure.FacetId)
                    ),
                    .. wanted.Measure.Where,
                ],
            },
            Source = wanted.Source,
        };
    }

    private static bool Says(ExpressionNode.Condition condition, EditWords old) =>
        Nodes
            .Conditions(old.Expression)
            .Any(said =>
                (
                    condition.Measure.FacetId == said.Measure.FacetId
                    && condition.Measure.Where.Length == said.Measure.Where.Length
                    && said.Measure.Where.Length == 0
                )
                || (
                    said.Measure.Where.Length > 0
                    && said.Measure.Where.OfType<ExpressionNode.Condition>()
                        .Any(test =>
                            condition
                                .Measure.Where.OfType<ExpressionNode.Condition>()
                                .Any(own =>
                                    own.Measure.FacetId == test.Measure.FacetId
                                    && own.Values.SequenceEqual(test.Values)
                                )
                        )
                )
            );
}
