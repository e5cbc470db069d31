using System.Globalization;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Windows on a day of the rows that is not their time: "booked in the last 90 days" where rows are dated by the appointment.</summary>
internal static class RowDays
{
    /// <summary>The window of such a day; null when the rows are tested for none.</summary>
    public static Window? WindowOf(ExpressionNode.Condition condition)
    {
        var tests = Tests(condition).ToList();
        return tests.Count == 0
            ? null
            : new Window(
                DayOf(tests.Find(test => test.Operator is ConditionOperator.Ge or ConditionOperator.Gt)),
                DayOf(tests.Find(test => test.Operator is ConditionOperator.Lt or ConditionOperator.Le))
            );
    }

    /// <summary>The tree with another window in place of the last of them; null when it has none.</summary>
    public static ExpressionNode? Replace(ExpressionNode tree, DateMatch window)
    {
        if (Nodes.Conditions(tree).LastOrDefault(condition => Tests(condition).Any()) is not { } target)
        {
            return null;
        }

        var old = Tests(target).ToList();
        var day = old[^1].Measure.FacetId;
        return Nodes.Map(
            tree,
            condition =>
                ReferenceEquals(condition, target)
                    ? condition with
                    {
                        Measure = condition.Measure with
                        {
                            Where =
                            [
                                .. condition.Measure.Where.Where(node =>
                                    !(node is ExpressionNode.Condition test && old.Contains(test))
                                ),
                                .. WindowConditions.Within(new Measure { FacetId = day }, window),
                            ],
                        },
                    }
                    : condition
        );
    }

    private static IEnumerable<ExpressionNode.Condition> Tests(ExpressionNode.Condition condition) =>
        condition
            .Measure.Where.OfType<ExpressionNode.Condition>()
            .Where(test =>
                test.Operator
                    is ConditionOperator.Ge
                        or ConditionOperator.Gt
                        or ConditionOperator.Lt
                        or ConditionOperator.Le
                && DayOf(test) is not null
            );

    private static DateOnly? DayOf(ExpressionNode.Condition? test) =>
        test is { Values: [{ Text: { } text }] }
        && DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
