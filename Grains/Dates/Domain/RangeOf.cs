using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>From one expression to another. What one end lacks follows from the other end.</summary>
internal sealed record RangeOf(DateExpression Left, DateExpression Right, bool ExcludesEnd) : DateExpression
{
    public override CalendarUnit? Lacks =>
        Right.Lacks is null ? null
        : Left.Lacks is null ? null
        : CalendarUnit.Year;

    public override IEnumerable<DateSpan> Near(LocalDate anchor, DateContext context)
    {
        if (Right.Lacks is null || (Left.Lacks == CalendarUnit.Month && Right.Lacks == CalendarUnit.Year))
        {
            foreach (var right in Right.Near(anchor, context))
            {
                if (Occurrences.LatestUntil(Left, right.First, context) is { } left)
                {
                    yield return Join(left, right);
                }
            }

            yield break;
        }

        foreach (var left in Left.Near(anchor, context))
        {
            if (Occurrences.EarliestFrom(Right, left.First, context) is { } right)
            {
                yield return Join(left, right);
            }
        }
    }

    public override DateExpression Inside(DateExpression outer) =>
        this with
        {
            Left = Left.Lacks is null ? Left : Left.Inside(outer),
            Right = Right.Lacks is null || IsDayOfLeft ? Right : Right.Inside(outer),
            MovesWithToday = MovesWithToday || outer.MovesWithToday,
        };

    /// <summary>True for the 27 of "24 - 27": its month is that of the left end.</summary>
    private bool IsDayOfLeft => Right.Lacks == CalendarUnit.Month && Left.Lacks != CalendarUnit.Month;

    private DateSpan Join(DateSpan left, DateSpan right) =>
        new(left.From, ExcludesEnd ? right.From : right.To);
}
