using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Puts a distance between two days into the row of items as a condition of the member or of its rows.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class DistanceConditions(ReadingScope scope)
{
    private readonly DayColumns _days = new(scope);

    /// <summary>The row with the stretch made into a condition, and the words for its days left to say nothing more.</summary>
    public ImmutableArray<Item> Put(ImmutableArray<Item> row, DayDistance found)
    {
        var node = NodeOf(found);
        var ofMember = scope.Model.IsOfMember(found.Later.FacetId);
        var item = new Item(row[found.First].First, row[found.End - 1].End)
        {
            Node = ofMember ? node : null,
            RowNode = ofMember ? null : node,
            Weight = row[found.First].Weight,
        };
        var before = row[..found.First];
        if (!ofMember)
        {
            before =
            [
                .. before.Select(other => Names(other, found) ? OfTable(other, found.Later.Table) : other),
            ];
        }
        else
        {
            // The verb names the day that the condition is of; it says nothing more.
            before =
            [
                .. before.Select(other =>
                    Names(other, found) ? other with { Matches = [], Event = null, Filler = true } : other
                ),
            ];
        }

        return [.. before, item, .. row[found.End..]];
    }

    private bool Names(Item item, DayDistance found) =>
        _days
            .Of([item])
            .Any(day =>
                day.Weight >= DayColumns.ByVerb
                && (day.Day.FacetId == found.Later.FacetId || day.Day.FacetId == found.Earlier.FacetId)
            );

    /// <summary>"processed" is the day of processing here, not a state of something else.</summary>
    private static Item OfTable(Item item, string table) =>
        item with
        {
            Matches = item.Matches.RemoveAll(match =>
                match.Kind != MatchKind.Table
                && !PopulationModel.TableOf(match.FacetId).Equals(table, StringComparison.OrdinalIgnoreCase)
            ),
        };

    private static ExpressionNode.Condition NodeOf(DayDistance found)
    {
        var distance = DayColumns.Between(found.Later, found.Earlier);
        // "Within 30 days" is not before the day itself; days are whole, so "less than 30" is up to 29.
        var (operation, values) = found.Operator switch
        {
            ConditionOperator.Le => (
                ConditionOperator.Between,
                ImmutableArray.Create<Literal>(0, found.Days)
            ),
            ConditionOperator.Lt => (ConditionOperator.Between, [0, Math.Ceiling(found.Days) - 1]),
            _ => (found.Operator, [found.Days]),
        };
        return new ExpressionNode.Condition
        {
            Measure = distance,
            Operator = operation,
            Values = values,
            Unit = "days",
            Confidence = 0.85,
        };
    }
}
