using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Fewer people: a further condition, a stricter bound, or another value where a member can have but one.</summary>
/// <param name="reader">Knows the tables.</param>
internal sealed class Narrowing(MessageReader reader)
{
    /// <summary>The tree with a further condition.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">What was said.</param>
    /// <param name="context">What it goes on from.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditWords words, TreeContext? context)
    {
        if (current is null)
        {
            return words.Expression;
        }

        if (words.Window is { } window && context is not null)
        {
            return TreeWindows.Replace(
                current,
                WindowChange.Extended(window, context, words.Reading),
                context.Dated
            );
        }

        return Tested(current, words, context)
            ?? (
                words.Expression is not { } further
                    ? current
                    : Bounded(current, further) ?? Revalued(current, further) ?? Nodes.And([current, further])
            );
    }

    /// <summary>"by card" after "orders on Sundays": a further test of the same rows.</summary>
    private ExpressionNode? Tested(ExpressionNode current, EditWords words, TreeContext? context) =>
        context is { Event: { Measure.Where.Length: > 0 } target }
        && words.Rows is { } rows
        && rows.All(row => Reaches(target, row.FacetId))
            ? Nodes.Map(
                current,
                condition => ReferenceEquals(condition, target) ? WithRows(condition, rows) : condition
            )
            : null;

    /// <summary>
    /// A further bound in the same direction takes the place of the old one: the stricter of the two would else be left alone.
    /// </summary>
    private static ExpressionNode? Bounded(ExpressionNode current, ExpressionNode further)
    {
        if (
            further
            is not ExpressionNode.Condition
            {
                Rank: null,
                CompareTo: null,
                Values: [{ Number: not null }]
            } bound
        )
        {
            return null;
        }

        var old = Nodes
            .Conditions(current)
            .LastOrDefault(condition =>
                condition.Measure == bound.Measure
                && Direction(condition.Operator) == Direction(bound.Operator)
                && Direction(bound.Operator) != 0
            );
        return old is not null && TreeParts.IsPlain(current, old)
            ? Nodes.Map(current, condition => ReferenceEquals(condition, old) ? bound : condition)
            : null;
    }

    /// <summary>"women only" where it said men: a member has one value, so the new one replaces the old.</summary>
    private static ExpressionNode? Revalued(ExpressionNode current, ExpressionNode further)
    {
        if (
            further
            is not ExpressionNode.Condition
            {
                Measure.Aggregate: null,
                Operator: ConditionOperator.Eq or ConditionOperator.In
            } own
        )
        {
            return null;
        }

        var same = Nodes
            .Conditions(current)
            .FirstOrDefault(condition =>
                condition.Measure == own.Measure
                && condition.Operator is ConditionOperator.Eq
                && !condition.Values.SequenceEqual(own.Values)
            );
        return same is not null && TreeParts.IsPlain(current, same)
            ? Nodes.Map(current, condition => ReferenceEquals(condition, same) ? own : condition)
            : null;
    }

    private static int Direction(ConditionOperator operation) =>
        operation switch
        {
            ConditionOperator.Gt or ConditionOperator.Ge => 1,
            ConditionOperator.Lt or ConditionOperator.Le => -1,
            _ => 0,
        };

    private bool Reaches(ExpressionNode.Condition target, string facetId) =>
        reader.Model.EventNamed(target.Measure.Table ?? PopulationModel.TableOf(target.Measure.FacetId))
            is { } events
        && events.Reaches(PopulationModel.TableOf(facetId));

    private static ExpressionNode.Condition WithRows(
        ExpressionNode.Condition condition,
        ImmutableArray<RowTest> rows
    )
    {
        var where = condition.Measure.Where;
        foreach (var row in rows)
        {
            ExpressionNode test = new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = row.FacetId },
                Operator = row.Operator,
                Values = row.Values,
                Confidence = row.Confidence,
            };
            var at = where
                .ToList()
                .FindIndex(node =>
                    node is ExpressionNode.Condition old && old.Measure.FacetId == row.FacetId
                );
            where = at < 0 ? where.Add(test) : where.SetItem(at, test);
        }

        return condition with
        {
            Measure = condition.Measure with { Where = where },
        };
    }
}
