using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;

/// <summary>Of which rows the tests of a frame hold: of one row together, or of several, one by one.</summary>
internal static class EventRows
{
    /// <summary>"a 5-star trip of more than 4 km": both are said of the same row.</summary>
    public static Frame OnOneRow(Frame frame, EventTable events)
    {
        var ofRow = frame
            .Comparisons.Where(bound =>
                bound is { Facet: { } facet, Plus.IsEmpty: true }
                && events.IsOwn(facet)
                && bound.Comparison.Unit is not NumberUnit.Percent
            )
            .ToList();
        return
            frame is { SingleOrder: true, Aggregate: null, Pick: null, Per: null, CountedUnit: null }
            && events.OrderBy is null
            && ofRow.Count > 1
            ? frame with
            {
                Comparisons = frame.Comparisons.RemoveAll(ofRow.SkipLast(1).Contains),
                Rows =
                [
                    .. frame.Rows,
                    .. ofRow
                        .SkipLast(1)
                        .Select(bound => (bound, scaled: bound.Comparison.InUnitOf(bound.Facet!)))
                        .Select(each => new RowTest(
                            each.bound.Facet!.FacetId,
                            each.scaled.Operator,
                            each.scaled.Values,
                            each.bound.Item,
                            0.9
                        )),
                ],
            }
            : frame;
    }

    /// <summary>One frame for each thing of a list joined by "and".</summary>
    public static IEnumerable<Frame> Apart(Frame frame)
    {
        foreach (var row in frame.Rows)
        {
            if (row.Item.List == Joint.And && row.Values.Length > 1)
            {
                foreach (var value in row.Values)
                {
                    yield return frame with
                    {
                        SeparateRows = false,
                        Rows =
                        [
                            .. frame.Rows.Where(other => other != row),
                            row with
                            {
                                Values = [value],
                                Operator =
                                    row.Operator == ConditionOperator.In
                                        ? ConditionOperator.Eq
                                        : row.Operator,
                                Item = row.Item with { List = Joint.Start },
                            },
                        ],
                    };
                }

                yield break;
            }
        }

        foreach (var row in frame.Rows)
        {
            yield return frame with
            {
                SeparateRows = false,
                Rows = [row],
            };
        }
    }

    /// <summary>"a booking with a promo code", "a plan that has ended": the column is filled on the row that is spoken of.</summary>
    public static Frame WithPresence(Frame frame, ReadingScope scope)
    {
        if (
            frame
                is not {
                    Measure: { } facet,
                    Event: { } events,
                    Quantifier: null,
                    Aggregate: null,
                    Distinct: false
                }
            || facet.MissingShare <= 0
            || PopulationModel.IsNumber(facet)
            || (PopulationModel.IsDate(facet) && !frame.Windows.IsEmpty)
            || !events.Reaches(facet.Table)
            || scope.Model.IsOfMember(facet.FacetId)
            || frame.Rows.Any(row => row.FacetId == facet.FacetId)
            || frame.Items.FirstOrDefault(item => item.Matches.Any(match => match.FacetId == facet.FacetId))
                is not { } item
            || !scope
                .Tokens[Math.Max(0, item.First - 3)..item.First]
                .Any(token =>
                    PopulationModel.IsDate(facet)
                        ? token.Folded is "that" or "which" or "already"
                        : scope.Cues.Events.WithColumn.Has(token.Folded)
                )
        )
        {
            return frame;
        }

        var filled = new RowTest(facet.FacetId, ConditionOperator.Exists, [], item, 0.85);
        return frame with { Rows = frame.Rows.Add(filled), Measure = null };
    }
}
