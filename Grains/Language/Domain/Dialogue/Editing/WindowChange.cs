using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>The window that the words of a change put in the place of the one that is there.</summary>
internal static class WindowChange
{
    // "lower it to 2000" of an amount in 2024 is no year.
    private const int NearYears = 15;

    /// <summary>A window said alone, or a length where the tree counts back from today ("make it 30 days").</summary>
    public static DateMatch? Of(EditWords words, TreeContext? context)
    {
        var contents = words.Contents;
        if (words.Year is { } number && IsFar(number.Low, context))
        {
            return null;
        }

        if (words.Window is { } range)
        {
            return range;
        }

        var today = words.Reading.Scope.Today.Today;
        if (
            contents is [{ Date: { Kind: DateKind.Duration, Amount: { } amount, Unit: { } unit } length }]
            && context is { Window: { } old }
            && (old.End is null || old.End == new DateOnly(today.Year, today.Month, today.Day))
        )
        {
            var from = unit switch
            {
                CalendarUnit.Day => today.PlusDays(-WholeNumber.Back(amount, 690_000)),
                CalendarUnit.Week => today.PlusDays(-7 * WholeNumber.Back(amount, 98_000)),
                CalendarUnit.Month => today.PlusMonths(-WholeNumber.Back(amount, 22_000)),
                CalendarUnit.Quarter => today.PlusMonths(-3 * WholeNumber.Back(amount, 7_000)),
                _ => today.PlusYears(-WholeNumber.Back(amount, 1_890)),
            };
            return length with { Kind = DateKind.Range, From = from, To = today };
        }

        // "make that 2018 instead": a bare year where there is a window.
        return
            contents
                is [{ Comparison: { Stated: false, Unit: NumberUnit.None, Low: >= 1900 and <= 2100 } year }]
            && (context?.Window is not null || context?.Dated is not null)
            && !IsFar(year.Low, context)
            ? new DateMatch
            {
                Start = 0,
                End = 0,
                Text = year.Low.ToString(CultureInfo.InvariantCulture),
                Kind = DateKind.Range,
                From = new LocalDate((int)year.Low, 1, 1),
                To = new LocalDate((int)year.Low + 1, 1, 1),
            }
            : null;
    }

    private static bool IsFar(decimal year, TreeContext? context) =>
        context?.Window?.Start is { } start && Math.Abs(start.Year - year) > NearYears;

    /// <summary>The day that the window is of: that of the member which the tree tests, else that of what members did.</summary>
    private static Facet? DayOf(TreeContext context, Reading reading) =>
        context.Event is { Measure: var measure }
            ? reading
                .Scope.Model.EventNamed(measure.Table ?? PopulationModel.TableOf(measure.FacetId))
                ?.Timestamp
        : context.Dated is { } dated ? reading.Scope.Model.Find(dated)
        : null;

    /// <summary>"extend it back to January": only the end that is spoken of moves.</summary>
    public static DateMatch Extended(DateMatch window, TreeContext context, Reading reading)
    {
        window = LookingBack.Settle(window, DayOf(context, reading), reading.Scope.Today.Today);
        var words = reading.Scope.Tokens.Select(token => token.Folded).ToHashSet(StringComparer.Ordinal);
        if (
            context.Window is null
            || !(
                words.Contains("back")
                || words.Contains("to")
                || words.Contains("until")
                || words.Contains("through")
            )
            || context.Frame is not { Windows: [var before, ..] }
            || words.Contains("from")
        )
        {
            return window;
        }

        return window.From is { } from
            && before.From is { } start
            && from < start
            && before.To is { } end
            && (window.To ?? from) <= end
                ? before with
                {
                    From = from,
                    Text = window.Text,
                }
            : window.To is { } to
            && before.To is { } last
            && to > last
            && before.From is { } first
            && (window.From ?? to) >= first
                ? before with
                {
                    To = to,
                    Text = window.Text,
                }
            : window;
    }
}
