using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>A length of time in the words of a change: "5 nights".</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what; null = not known.</param>
/// <param name="Word">Stem of the word for the unit.</param>
/// <param name="Model">The tenant's data.</param>
internal sealed record SaidLength(decimal Amount, CalendarUnit? Unit, string Word, PopulationModel Model);

/// <summary>Changes lengths of time that are no windows: a column of nights, the days after joining.</summary>
internal static class TreeLengths
{
    /// <summary>The tree with another length; null when it has none that the words could mean.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="length">The new length.</param>
    /// <param name="hasWindow">True where the words could also be a new window; then only a column named by their unit is taken.</param>
    public static ExpressionNode? Replace(ExpressionNode tree, SaidLength length, bool hasWindow)
    {
        var isUnit = length.Word is "day" or "week" or "month" or "quarter" or "year";
        if (!(hasWindow && isUnit) && Changed(tree, length, InColumn) is { } column)
        {
            return column;
        }

        return hasWindow ? null : Changed(tree, length, InRelation);
    }

    private static ExpressionNode? Changed(
        ExpressionNode tree,
        SaidLength length,
        Func<ExpressionNode.Condition, SaidLength, ExpressionNode.Condition?> change
    )
    {
        var target = Nodes.Conditions(tree).LastOrDefault(condition => change(condition, length) is not null);
        return target is null ? null : Nodes.Replace(tree, target, change(target, length)!);
    }

    /// <summary>"7 nights or more" with "5 nights": a number of a column that is named by the unit, of the member or of the rows.</summary>
    private static ExpressionNode.Condition? InColumn(ExpressionNode.Condition condition, SaidLength length)
    {
        if (
            condition is { Rank: null, CompareTo: null, Values: [{ Number: not null }] }
            && length.Model.Find(condition.Measure.FacetId) is { } facet
            && PopulationModel.Words(facet).Any(word => Stemmer.Stem(word) == length.Word)
        )
        {
            return condition with { Values = [length.Amount] };
        }

        var at = condition
            .Measure.Where.ToList()
            .FindLastIndex(node =>
                node is ExpressionNode.Condition test && InColumn(test, length) is not null
            );
        return at < 0
            ? null
            : condition with
            {
                Measure = condition.Measure with
                {
                    Where = condition.Measure.Where.SetItem(
                        at,
                        InColumn((ExpressionNode.Condition)condition.Measure.Where[at], length)!
                    ),
                },
            };
    }

    /// <summary>"within 30 days of joining" with "60 days".</summary>
    private static ExpressionNode.Condition? InRelation(ExpressionNode.Condition condition, SaidLength length)
    {
        var days = length.Unit switch
        {
            CalendarUnit.Day => length.Amount,
            CalendarUnit.Week => 7 * length.Amount,
            _ => 0,
        };
        return days is > 0 and < 40_000 && condition.Measure.RelativeTo is { WithinDays: not null } relative
            ? condition with
            {
                Measure = condition.Measure with { RelativeTo = relative with { WithinDays = (int)days } },
            }
            : null;
    }
}
