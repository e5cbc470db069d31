using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Which occurrence of an unsettled expression is meant.</summary>
internal enum Occurrence
{
    /// <summary>The latest that is over; a day may be today.</summary>
    Complete = 0,

    /// <summary>The latest that has begun.</summary>
    Begun = 1,

    /// <summary>The earliest that is not over.</summary>
    Upcoming = 2,

    /// <summary>The latest that is over before today.</summary>
    Past = 3,

    /// <summary>The earliest that begins after today.</summary>
    Future = 4,
}

/// <summary>Settles expressions.</summary>
internal static class Occurrences
{
    /// <summary>The occurrence that is meant; null when there is none near.</summary>
    public static DateSpan? Pick(DateExpression expression, Occurrence occurrence, DateContext context)
    {
        if (expression.Lacks is null)
        {
            return First(expression.Near(context.Today, context));
        }

        var today = context.Today;
        var spans = expression.Near(today, context);
        return occurrence switch
            {
                Occurrence.Complete => First(
                    spans.Where(span => span.Last <= today || IsTodayOrBefore(span, expression, today))
                ) ?? Begun(spans, today),
                Occurrence.Begun => Begun(spans, today),
                Occurrence.Past => First(spans.Where(span => span.Last <= today)),
                Occurrence.Upcoming => Last(spans.Where(span => span.Last > today)),
                _ => Last(spans.Where(span => span.First > today)),
            } ?? First(spans);
    }

    /// <summary>The latest occurrence that begins at or before a day.</summary>
    public static DateSpan? LatestUntil(DateExpression expression, LocalDate day, DateContext context) =>
        First(expression.Near(day, context).Where(span => span.First <= day));

    /// <summary>The earliest occurrence that begins at or after a day.</summary>
    public static DateSpan? EarliestFrom(DateExpression expression, LocalDate day, DateContext context) =>
        Last(expression.Near(day, context).Where(span => span.First >= day));

    private static DateSpan? Begun(IEnumerable<DateSpan> spans, LocalDate today) =>
        First(spans.Where(span => span.First <= today));

    private static bool IsTodayOrBefore(DateSpan span, DateExpression expression, LocalDate today) =>
        expression.Granularity == CalendarUnit.Day
        && expression.Lacks != CalendarUnit.Week
        && span.First <= today;

    private static DateSpan? First(IEnumerable<DateSpan> spans)
    {
        foreach (var span in spans)
        {
            return span;
        }

        return null;
    }

    private static DateSpan? Last(IEnumerable<DateSpan> spans)
    {
        DateSpan? last = null;
        foreach (var span in spans)
        {
            last = span;
        }

        return last;
    }
}
