using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>What an elliptic change goes on from: the last event of the tree with its window.</summary>
/// <param name="Event">The last condition on what members did; null = none.</param>
/// <param name="Window">Its window.</param>
/// <param name="Frame">It as a frame.</param>
/// <param name="Dated">Facet of the member's date that the tree tests; null = none.</param>
internal sealed record TreeContext(
    ExpressionNode.Condition? Event,
    Window? Window,
    Frame? Frame,
    string? Dated
)
{
    /// <summary>The context of a tree; null when nothing in it has a time.</summary>
    public static TreeContext? Of(ExpressionNode? tree, MessageReader reader)
    {
        var conditions = Nodes.Conditions(tree).ToList();
        var last = conditions.LastOrDefault(condition =>
            condition.Measure.Aggregate is not null && EventsOf(condition, reader) is not null
        );
        var dated = conditions
            .LastOrDefault(condition =>
                condition.Measure.Aggregate is null
                && reader.Model.Find(condition.Measure.FacetId) is { } facet
                && PopulationModel.IsDate(facet)
            )
            ?.Measure.FacetId;
        if (last is null)
        {
            return dated is null ? null : new TreeContext(null, null, null, dated);
        }

        var window =
            last.Measure.Window
            ?? conditions
                .Select(condition => condition.Measure.Window)
                .LastOrDefault(other => other is not null);
        var frame = new Frame
        {
            Event = EventsOf(last, reader),
            EventClass = "purchase",
            Windows = window is null ? [] : [Match(window)],
        };
        return new TreeContext(last, window ?? RowDays.WindowOf(last), frame, dated);
    }

    private static EventTable? EventsOf(ExpressionNode.Condition condition, MessageReader reader) =>
        reader.Model.EventNamed(
            condition.Measure.Table ?? PopulationModel.TableOf(condition.Measure.FacetId)
        );

    private static DateMatch Match(Window window) =>
        new()
        {
            Start = 0,
            End = 0,
            Text = window.Label ?? "",
            Kind = DateKind.Range,
            From = window.Start is { } from ? new LocalDate(from.Year, from.Month, from.Day) : null,
            To = window.End is { } to ? new LocalDate(to.Year, to.Month, to.Day) : null,
        };
}
