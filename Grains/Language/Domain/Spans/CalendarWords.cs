using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>The names of calendar units.</summary>
internal static class CalendarWords
{
    /// <summary>The unit that a stem names; null for other words.</summary>
    public static CalendarUnit? UnitOf(string? stem) =>
        stem switch
        {
            "day" => CalendarUnit.Day,
            "week" => CalendarUnit.Week,
            "month" => CalendarUnit.Month,
            "quarter" => CalendarUnit.Quarter,
            "year" => CalendarUnit.Year,
            _ => null,
        };
}
