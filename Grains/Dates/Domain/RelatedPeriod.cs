using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>"Last", "this" and "next" before a month, weekday, season, holiday or named period.</summary>
internal sealed class RelatedPeriod(DateContext context)
{
    private const int HalfAYear = 183;

    private LocalDate Today => context.Today;

    /// <summary>The occurrence that the relation points to; null when there is none.</summary>
    public DateExpression? Of(DateExpression inner, Relation relation)
    {
        var span =
            inner is Agreeing named ? Nearest(named)
            : IsWeekday(inner) ? Weekday(inner, relation)
            : Yearly(inner, relation);
        return span is { } found
            ? new Settled(found)
            {
                Granularity = inner.Granularity,
                Rule = inner.Rule,
                MovesWithToday = true,
                Fiscal = inner.Fiscal,
                Convention = relation is Relation.Last or Relation.Rolling or Relation.Previous
                    ? "the most recent complete one"
                    : "",
            }
            : null;
    }

    /// <summary>"this Friday 5/12": the date decides, whatever the relation; where it is no Friday, the nearest such date.</summary>
    private DateSpan? Nearest(Agreeing named) =>
        Nearest(named.Near(Today, context)) is { } agreeing && Distance(agreeing) <= HalfAYear
            ? agreeing
            : Nearest(named.Day.Near(Today, context));

    private DateSpan? Nearest(IEnumerable<DateSpan> spans)
    {
        var all = spans.ToList();
        return all.Count == 0 ? null : all.MinBy(Distance);
    }

    private int Distance(DateSpan span) => Math.Abs(Period.DaysBetween(Today, span.First));

    private static bool IsWeekday(DateExpression inner) => inner.Lacks == CalendarUnit.Week;

    private DateSpan? Weekday(DateExpression inner, Relation relation) =>
        (context.Conventions.RelatedWeekdays, relation) switch
        {
            (_, Relation.Coming) => Occurrences.Pick(inner, Occurrence.Future, context),
            (RelatedWeekday.OfWeek, Relation.Last or Relation.Rolling) => InWeek(inner, -1),
            (_, Relation.Last or Relation.Rolling) => Occurrences.Pick(inner, Occurrence.Past, context),
            (RelatedWeekday.Nearest, Relation.Previous) => Occurrences.Pick(inner, Occurrence.Past, context),
            (RelatedWeekday.Nearest, Relation.Next) => Occurrences.Pick(inner, Occurrence.Future, context),
            (RelatedWeekday.Nearest, _) => Occurrences.Pick(inner, Occurrence.Upcoming, context),
            (_, Relation.Previous) => InWeek(inner, -1),
            (_, Relation.Next) => InWeek(inner, 1),
            _ => InWeek(inner, 0),
        };

    private DateSpan? InWeek(DateExpression inner, int offset) =>
        Occurrences.Pick(
            inner.Inside(new Settled(TimeUnit.Week.Around(Today, offset, context))),
            Occurrence.Complete,
            context
        );

    private DateSpan? InYear(DateExpression inner, int offset) =>
        Occurrences.Pick(
            inner.Inside(new Settled(TimeUnit.Year.Around(Today, offset, context))),
            Occurrence.Complete,
            context
        );

    private DateSpan? Yearly(DateExpression inner, Relation relation) =>
        context.Conventions.RelatedYears == RelatedYear.OfYear && inner.Lacks == CalendarUnit.Year
            ? relation switch
            {
                Relation.Last or Relation.Rolling or Relation.Previous => InYear(inner, -1),
                Relation.Next => InYear(inner, 1),
                _ => NearestYear(inner, relation),
            }
            : NearestYear(inner, relation);

    private DateSpan? NearestYear(DateExpression inner, Relation relation) =>
        relation switch
        {
            Relation.Last or Relation.Rolling or Relation.Previous => Occurrences.Pick(
                inner,
                Occurrence.Past,
                context
            ),
            Relation.Next or Relation.Coming => Occurrences.Pick(inner, Occurrence.Future, context),
            Relation.This when inner.Rule is "season" or "named-period" => Occurrences.Pick(
                inner,
                Occurrence.Begun,
                context
            ),
            Relation.This when inner.Lacks == CalendarUnit.Year => InYear(inner, 0),
            _ => Occurrences.Pick(inner, Occurrence.Begun, context),
        };
}
