using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Takes the event table that has what a frame counts, where the table of its verb has it not.</summary>
internal static class EventReach
{
    /// <summary>The frame over the lines of its orders when pieces or different things of the lines are counted.</summary>
    public static Frame Widen(Frame frame, PopulationModel model)
    {
        if (frame.Event is not { } events)
        {
            return frame;
        }

        var wanted =
            frame is { Distinct: true, Measure: { } counted }
            && !PopulationModel.IsNumber(counted)
            && !model.IsOfMember(counted.FacetId)
            && !events.Reaches(counted.Table)
                ? model.EventsWith(counted.FacetId).FirstOrDefault()
            : frame.Counted == CountedNoun.Units && events.Quantity is null
                ? model.Events.FirstOrDefault(other =>
                    other.Quantity is not null && other.Money is not null && Holds(frame, other)
                )
            : null;
        return wanted is null ? frame : frame with { Event = wanted };
    }

    private static bool Holds(Frame frame, EventTable events) =>
        frame.Rows.All(row => events.Reaches(PopulationModel.TableOf(row.FacetId)));
}
