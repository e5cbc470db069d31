using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>More people: a further value of what is asked for already, or those who meet another condition.</summary>
/// <param name="reader">Knows the tables.</param>
/// <param name="narrowing">What cannot widen is a further condition.</param>
internal sealed class Widening(MessageReader reader, Narrowing narrowing)
{
    /// <summary>"also platinum" widens what is asked for already; "also with a suite" is a further condition.</summary>
    public ExpressionNode? Add(ExpressionNode? current, EditWords words, TreeContext? context)
    {
        if (current is null || words.Reading.Items.Any(item => item.Is("negation")))
        {
            return narrowing.Apply(current, words, context);
        }

        return TreeValues.Widen(current, words.Contents)
            ?? (
                words.Window is not null && context?.Window is not null
                    ? Union(current, words)
                    : narrowing.Apply(current, words, context)
            );
    }

    /// <summary>"or those in Wales": more people.</summary>
    public ExpressionNode? Union(ExpressionNode? current, EditWords words)
    {
        if (current is null)
        {
            return current;
        }

        if (words.Window is { } window && TreeContext.Of(current, reader) is { } context)
        {
            return Nodes.Or([current, TreeWindows.Replace(current, window, context.Dated)]);
        }

        return words.Expression is not { } more
            ? current
            : OfMembers(current, more)
                ?? OfRows(current, more)
                ?? OfOneTest(current, more, words)
                ?? Nodes.Or([current, more]);
    }

    /// <summary>"plus the Austrians": one more value of a member.</summary>
    private static ExpressionNode? OfMembers(ExpressionNode current, ExpressionNode more)
    {
        if (TreeValues.TestOf(more) is not { } own)
        {
            return null;
        }

        var same = TreeValues.FirstOf(
            current,
            own.Measure,
            condition => condition.Operator is ConditionOperator.Eq or ConditionOperator.In
        );
        return same is null ? null : Nodes.Replace(current, same, TreeValues.Joined(same, own.Values));
    }

    /// <summary>"or paid by card": one more value of the rows that are asked for.</summary>
    private static ExpressionNode? OfRows(ExpressionNode current, ExpressionNode more)
    {
        if (OnlyTest(more) is not { } test)
        {
            return null;
        }

        var same = Nodes
            .Conditions(current)
            .FirstOrDefault(condition =>
                OnlyTest(condition) is { } old
                && old.Measure == test.Measure
                && condition.Measure.Window == ((ExpressionNode.Condition)more).Measure.Window
            );
        return same is null
            ? null
            : Nodes.Replace(
                current,
                same,
                same with
                {
                    Measure = same.Measure with { Where = [TreeValues.Joined(OnlyTest(same)!, test.Values)] },
                }
            );
    }

    /// <summary>"or iOS" after "passed a quiz on Android": one more value of the test, the others stay.</summary>
    private static ExpressionNode? OfOneTest(ExpressionNode current, ExpressionNode more, EditWords words)
    {
        if (
            OnlyTest(more) is not { } further
            || Nodes.Conditions(current).Where(condition => IsTestedFor(condition, further)).ToList()
                is not [var tested]
        )
        {
            return null;
        }

        return TreeValues.Widen(current, words.Contents)
            ?? Nodes.Replace(current, tested, Joined(tested, further));
    }

    /// <summary>A condition on rows with further values in its test of their column.</summary>
    private static ExpressionNode.Condition Joined(
        ExpressionNode.Condition condition,
        ExpressionNode.Condition further
    ) =>
        condition with
        {
            Measure = condition.Measure with
            {
                Where =
                [
                    .. condition.Measure.Where.Select(node =>
                        node is ExpressionNode.Condition test && test.Measure == further.Measure
                            ? TreeValues.Joined(test, further.Values)
                            : node
                    ),
                ],
            },
        };

    private static bool IsTestedFor(ExpressionNode.Condition condition, ExpressionNode.Condition test) =>
        (condition.Measure.Where.Length > 1 || !TreeCounts.IsExistence(condition))
        && condition
            .Measure.Where.OfType<ExpressionNode.Condition>()
            .Any(old =>
                old.Measure == test.Measure && old.Operator is ConditionOperator.Eq or ConditionOperator.In
            );

    /// <summary>The only test of the rows of a condition that they exist.</summary>
    private static ExpressionNode.Condition? OnlyTest(ExpressionNode node) =>
        node
            is ExpressionNode.Condition
            {
                Operator: ConditionOperator.Ge,
                Measure:
                {
                    Aggregate.Function: AggregateFunction.Count,
                    Groups: null,
                    Where: [
                        ExpressionNode.Condition
                        {
                            Operator: ConditionOperator.Eq or ConditionOperator.In
                        } test,
                    ]
                },
                Values: [{ Number: 1 }]
            }
            ? test
            : null;
}
