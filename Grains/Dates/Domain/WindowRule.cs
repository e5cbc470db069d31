using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>"Last N …" and "next N …", as the conventions say.</summary>
internal sealed class WindowRule(DateContext context)
{
    private LocalDate Today => context.Today;

    private DateConventions Conventions => context.Conventions;

    /// <summary>The window that ends at today.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="count">Number of units; 0 when the length is no whole number of one unit.</param>
    public (DateSpan Span, string Convention) Last(TimeLength length, int count)
    {
        var unit = length.Largest;
        var window = count == 0 ? UnitWindow.Rolling : WindowOf(unit, Conventions.LastUnits);
        if (window is UnitWindow.Rolling or UnitWindow.RollingWithToday)
        {
            return unit.Months == 0 && unit.Style != UnitStyle.Business ? LastDays(length)
                : window == UnitWindow.Rolling
                    ? (new(length.Move(Today, -1, context), Today), "rolling to today, today not included")
                : (
                    new(length.Move(Today, -1, context), Today.PlusDays(1)),
                    "rolling to today, today included"
                );
        }

        var first = unit.Around(Today, window == UnitWindow.WithCurrent ? 1 - count : -count, context).First;
        var end = unit.Around(Today, 0, context);
        return window == UnitWindow.Complete
            ? (
                new(first, unit.Style == UnitStyle.Weekend ? unit.Around(Today, -1, context).To : end.From),
                "whole calendar units, the current one not included"
            )
            : (new(first, end.To), "whole calendar units, the current one included");
    }

    /// <summary>The window that begins after today.</summary>
    public (DateSpan Span, string Convention) Next(TimeLength length, int count)
    {
        var unit = length.Largest;
        var window = count == 0 ? UnitWindow.Rolling : WindowOf(unit, Conventions.NextUnits);
        if (window is UnitWindow.Rolling or UnitWindow.RollingWithToday)
        {
            var from = Conventions.NextDays == DayWindow.WithToday ? Today : Today.PlusDays(1);
            var last = length.Move(from.PlusDays(-1), 1, context);
            return (
                new(
                    from,
                    unit.Style == UnitStyle.Business ? last.PlusDays(1) : length.Move(from, 1, context)
                ),
                "from tomorrow"
            );
        }

        var first = unit.Around(Today, 1, context).First;
        return (
            new(first, unit.Add(first, count, context)),
            "whole calendar units, the current one not included"
        );
    }

    private (DateSpan Span, string Convention) LastDays(TimeLength length)
    {
        var from = length.Move(Today, -1, context);
        return Conventions.LastDays switch
        {
            DayWindow.WithToday => (new(from.PlusDays(1), Today.PlusDays(1)), "today included"),
            DayWindow.AndToday => (new(from, Today.PlusDays(1)), "these days and today"),
            _ => (new(from, Today), "today not included"),
        };
    }

    private UnitWindow WindowOf(TimeUnit unit, UnitWindow months) =>
        unit switch
        {
            { Style: UnitStyle.Business } => UnitWindow.Rolling,
            { Style: UnitStyle.Fiscal or UnitStyle.Weekend } => UnitWindow.Complete,
            { Unit: CalendarUnit.Day } => UnitWindow.Rolling,
            { Unit: CalendarUnit.Week } => Conventions.LastWeeks,
            { Unit: CalendarUnit.Quarter } or { Unit: CalendarUnit.Year, Factor: > 1 } => months
                is UnitWindow.Rolling
                    or UnitWindow.RollingWithToday
                ? UnitWindow.Complete
                : months,
            _ => months,
        };
}
