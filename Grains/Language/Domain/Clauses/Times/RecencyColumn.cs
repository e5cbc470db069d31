using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>The column that says how long ago a member was last active, as a number.</summary>
internal sealed class RecencyColumn(ReadingScope scope)
{
    /// <summary>True where a word names it.</summary>
    public bool IsSaid(Item item) =>
        scope.Model.Recency is { } recency
        && item.Matches.Any(match => string.Equals(match.FacetId, recency.FacetId, StringComparison.Ordinal));

    /// <summary>The time since then lies in the window.</summary>
    public ExpressionNode? Within(Facet recency, DateMatch window)
    {
        var today = scope.Today.Today;
        var nodes = new List<ExpressionNode>();
        var measure = new Measure { FacetId = recency.FacetId };
        if (window is { Amount: { } amount, Unit: { } unit, From: { } begins } && begins >= today)
        {
            // "last purchase within 30 days" looks back.
            return new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = ConditionOperator.Le,
                Values = [LengthUnits.Convert(amount, unit, recency.Unit)],
                Unit = recency.Unit,
            };
        }

        if (window.From is { } from)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = measure,
                    Operator = ConditionOperator.Le,
                    Values =
                    [
                        LengthUnits.Convert(
                            Period.Between(from, today, PeriodUnits.Days).Days,
                            CalendarUnit.Day,
                            recency.Unit
                        ),
                    ],
                    Unit = recency.Unit,
                }
            );
        }

        if (window.To is { } to && to < today)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = measure,
                    Operator = ConditionOperator.Gt,
                    Values =
                    [
                        LengthUnits.Convert(
                            Period.Between(to, today, PeriodUnits.Days).Days,
                            CalendarUnit.Day,
                            recency.Unit
                        ),
                    ],
                    Unit = recency.Unit,
                }
            );
        }
        return Nodes.And(nodes);
    }
}
