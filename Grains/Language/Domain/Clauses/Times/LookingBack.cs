using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>"Within 30 days" with nothing to count from: of a day that lies in the past the last 30 days, of one still to come the next.</summary>
internal static class LookingBack
{
    private const int DayLength = 10;

    /// <summary>The window, turned round where the column knows no day after today.</summary>
    /// <param name="window">A window of any kind.</param>
    /// <param name="day">Whose days lie in it; null = not known.</param>
    /// <param name="today">Today.</param>
    public static DateMatch Settle(DateMatch window, Facet? day, LocalDate today) =>
        window is { Modifier: DateModifier.Within, From: { } from, To: { } to, Amount: not null }
        && from == today
        && day?.Max is { Length: >= DayLength } latest
        && LocalDatePattern.Iso.Parse(latest[..DayLength]) is { Success: true, Value: var last }
        && last <= today
            ? window with
            {
                From = Before(window, today, to),
                To = today,
            }
            : window;

    private static LocalDate Before(DateMatch window, LocalDate today, LocalDate to) =>
        window is { Unit: { } unit and not Interfaces.Segments.CalendarUnit.Day, Amount: { } amount }
        && Spans.WholeNumber.Of(amount) is var count
        && count == amount
            ? unit switch
            {
                Interfaces.Segments.CalendarUnit.Week => today.PlusWeeks(-count),
                Interfaces.Segments.CalendarUnit.Month => today.PlusMonths(-count),
                Interfaces.Segments.CalendarUnit.Quarter => today.PlusMonths(-3 * count),
                _ => today.PlusYears(-count),
            }
            : today.PlusDays(-Period.DaysBetween(today, to));
}
