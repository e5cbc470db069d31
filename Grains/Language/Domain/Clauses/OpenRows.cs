using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// "currently holds a pass", "a pledge that is still running": of rows that begin on one day and end on another, those that have begun and not
/// ended today.
/// </summary>
internal static class OpenRows
{
    /// <summary>The frame with the tests of today.</summary>
    public static Frame With(Frame frame, ReadingScope scope)
    {
        if (
            frame
                is not {
                    Event: { Timestamp: { } start } events,
                    Windows.IsEmpty: true,
                    Relative: null,
                    Pick: null,
                    Length: null,
                    Quantifier: null
                }
            || frame.Items.IsEmpty
            || Word(frame, scope) is not { } now
        )
        {
            return frame;
        }

        var ends = events.Days.Where(day => day != start && IsEnd(day, scope)).ToList();
        if (
            ends.Count == 0
            || frame.Rows.Any(row => ends.Exists(day => day.FacetId == row.FacetId))
            || (frame.Measure is { } named && ends.Contains(named))
        )
        {
            return frame;
        }

        var today = scope.Today.Today.ToDateOnly();
        return frame with
        {
            RowNodes =
            [
                .. frame.RowNodes,
                Begun(start, now, scope),
                .. ends.Select(day =>
                    Nodes.Or([
                        Test(day, ConditionOperator.Missing, null, now, scope),
                        Test(day, ConditionOperator.Exists, new Window(today, null), now, scope),
                    ])!
                ),
            ],
        };
    }

    private static ExpressionNode.Condition Test(
        Facet day,
        ConditionOperator operation,
        Window? window,
        Item now,
        ReadingScope scope
    ) =>
        new()
        {
            Measure = new Measure { FacetId = day.FacetId, Window = window },
            Operator = operation,
            Confidence = 0.85,
            Source = scope.Source(now),
        };

    private static ExpressionNode.Condition Begun(Facet day, Item now, ReadingScope scope) =>
        new()
        {
            Measure = new Measure { FacetId = day.FacetId, Transform = Transform.DaysAgo },
            Operator = ConditionOperator.Ge,
            Values = [0m],
            Confidence = 0.85,
            Source = scope.Source(now),
        };

    private static bool IsEnd(Facet day, ReadingScope scope) =>
        day.MissingShare > 0
        && PopulationModel.Words(day).Any(word => scope.Cues.Days.Ends.Has(Stemmer.Stem(word)));

    /// <summary>The word that speaks of today.</summary>
    private static Item? Word(Frame frame, ReadingScope scope)
    {
        var first = frame.Items.Min(item => item.First);
        var end = frame.Items.Max(item => item.End);
        for (var at = first; at < end; at++)
        {
            var word = scope.Tokens[at].Folded;
            if (
                scope.Cues.Days.Nowadays.Has(word)
                || (word is "now" && at + 1 == end && at > first)
                || (word is "moment" && at > 0 && scope.Tokens[at - 1].Folded is "the")
                || (
                    word is "still"
                    && at + 1 < end
                    && scope.Cues.Days.Ongoing.Has(scope.Tokens[at + 1].Folded)
                )
            )
            {
                return new Item(at, at + 1);
            }
        }

        return null;
    }
}
