using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>"only completed bookings", "completed ones only, no cancellations": the noun of what is asked for, said again, speaks of the same rows.</summary>
internal static class RepeatedRows
{
    /// <summary>The tests that such words put on the rows of a condition; empty for other words.</summary>
    /// <param name="words">What was said.</param>
    /// <param name="target">The condition on what members did.</param>
    public static ImmutableArray<ExpressionNode> Tests(EditWords words, ExpressionNode.Condition target)
    {
        if (words.Expression is not { } said || !NamesRows(words, target))
        {
            return [];
        }

        var parts = said is ExpressionNode.Group { Op: GroupOperator.And } all ? all.Children : [said];
        var wanted = new List<ExpressionNode>();
        var denied = new List<ExpressionNode>();
        foreach (var part in parts)
        {
            if (Of(part, target) is { } rows)
            {
                wanted.AddRange(rows);
            }
            else if (
                part is ExpressionNode.Group { Op: GroupOperator.Not, Children: [var inner] }
                && Of(inner, target) is [var only]
            )
            {
                denied.Add(only);
            }
            else
            {
                return [];
            }
        }

        // "completed ones, no cancellations": what is completed is not cancelled.
        return wanted.Count == 0
            ? []
            :
            [
                .. wanted,
                .. denied
                    .Where(test => !wanted.Exists(other => FacetOf(other) == FacetOf(test)))
                    .Select(Nodes.Not),
            ];
    }

    /// <summary>Nothing but values of the rows and their own name, without a verb or an article: "a completed booking" is one more.</summary>
    private static bool NamesRows(EditWords words, ExpressionNode.Condition target)
    {
        var table = target.Measure.Table ?? PopulationModel.TableOf(target.Measure.FacetId);
        return words.Contents.Any(item => item.Of(MatchKind.Value).Any())
            && words.Contents.All(item =>
                item is { Comparison: null, Date: null }
                && (
                    item.Of(MatchKind.Value).Any()
                    || item.Of(MatchKind.Table)
                        .Any(match => string.Equals(match.FacetId, table, StringComparison.OrdinalIgnoreCase))
                )
            )
            && words.Reading.Scope.Tokens is var tokens
            && !tokens.Any(token =>
                token.Folded
                    is "a"
                        or "an"
                        or "another"
                        or "also"
                        or "who"
                        or "whose"
                        or "have"
                        or "has"
                        or "had"
                        or "with"
            )
            && (
                words.Contents.Any(item => item.Of(MatchKind.Table).Any())
                || tokens.Any(token => token.Folded is "ones")
            );
    }

    private static ImmutableArray<ExpressionNode>? Of(ExpressionNode node, ExpressionNode.Condition target) =>
        node
            is ExpressionNode.Condition
            {
                Measure:
                {
                    Aggregate: { Function: AggregateFunction.Count, Per: null },
                    RelativeTo: null,
                    Pick: null,
                    Groups: null,
                    Where.Length: > 0
                } measure
            } condition
        && TreeCounts.IsExistence(condition)
        && PopulationModel.TableOf(measure.FacetId) == PopulationModel.TableOf(target.Measure.FacetId)
        && (
            measure.Window is null
            || (
                measure.Window.Start == target.Measure.Window?.Start
                && measure.Window.End == target.Measure.Window?.End
            )
        )
            ? measure.Where
            : null;

    private static string? FacetOf(ExpressionNode node) =>
        Nodes.Conditions(node).Select(condition => condition.Measure.FacetId).FirstOrDefault();
}
