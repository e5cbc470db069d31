using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Reads the window before another: "in the last 30 days than in the 30 days before".</summary>
internal static class WindowShift
{
    /// <summary>The right side of a comparison with the window that its words count back from the left one.</summary>
    public static Frame Before(Frame left, Frame right, ReadingScope scope)
    {
        if (
            left.Windows is not [{ From: { } start } window]
            || !right.Items.Any(item =>
                item.Is("before-that")
                || Enumerable
                    .Range(item.First, item.Length)
                    .Any(at => scope.Cues.Days.Earlier.Has(scope.Tokens[at].Folded))
            )
        )
        {
            return right;
        }

        var length = right.Length ?? right.Windows.FirstOrDefault();
        if (length is not { Amount: { } amount, Unit: { } unit })
        {
            return right;
        }

        var from = Back(start, amount, unit);
        return from is null
            ? right
            : right with
            {
                Windows = [window with { From = from, To = start, Text = length.Text }],
                Length = null,
            };
    }

    private static LocalDate? Back(LocalDate start, decimal amount, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Day => start.PlusDays(-WholeNumber.Back(amount, 690_000)),
            CalendarUnit.Week => start.PlusWeeks(-WholeNumber.Back(amount, 98_000)),
            CalendarUnit.Month => start.PlusMonths(-WholeNumber.Back(amount, 22_000)),
            CalendarUnit.Quarter => start.PlusMonths(-3 * WholeNumber.Back(amount, 7_000)),
            CalendarUnit.Year => start.PlusYears(-WholeNumber.Back(amount, 1_890)),
            _ => null,
        };
}
