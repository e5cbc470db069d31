using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>Tests that a day, a year or a time since lies in a window.</summary>
internal static class WindowConditions
{
    /// <summary>The tests that a date lies in a window.</summary>
    public static IEnumerable<ExpressionNode> Within(Measure date, DateMatch window)
    {
        if (window.From is { } from)
        {
            yield return new ExpressionNode.Condition
            {
                Measure = date,
                Operator = ConditionOperator.Ge,
                Values = [LocalDatePattern.Iso.Format(from)],
            };
        }

        if (window.To is { } to)
        {
            yield return new ExpressionNode.Condition
            {
                Measure = date,
                Operator = ConditionOperator.Lt,
                Values = [LocalDatePattern.Iso.Format(to)],
            };
        }
    }

    /// <summary>Born in the window, by a date or a year of birth.</summary>
    public static ExpressionNode? Born(Facet birth, DateMatch window) =>
        PopulationModel.IsDate(birth)
            ? Nodes.And(Within(new Measure { FacetId = birth.FacetId }, window))
            : Years(new Measure { FacetId = birth.FacetId }, window);

    /// <summary>Whole years of a window as numbers.</summary>
    private static ExpressionNode? Years(Measure year, DateMatch window)
    {
        var nodes = new List<ExpressionNode>();
        if (window.From is { } from)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = year,
                    Operator = ConditionOperator.Ge,
                    Values = [from.Year],
                }
            );
        }

        if (window.To is { } to)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = year,
                    Operator = ConditionOperator.Lt,
                    Values = [to.DayOfYear == 1 ? to.Year : to.Year + 1],
                }
            );
        }

        return nodes is [ExpressionNode.Condition low, ExpressionNode.Condition high]
            ? new ExpressionNode.Condition
            {
                Measure = year,
                Operator = ConditionOperator.Between,
                Values = [low.Values[0], high.Values[0].Number!.Value - 1],
            }
            : Nodes.And(nodes);
    }
}
