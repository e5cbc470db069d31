using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Which part of a period.</summary>
internal enum PeriodPart
{
    Whole = 0,
    Start = 1,
    Early = 2,
    Middle = 3,
    Late = 4,
    End = 5,
    FirstHalf = 6,
    SecondHalf = 7,
    Earlier = 8,
    Later = 9,
    Rest = 10,
}

/// <summary>"Early", "mid", "the end of" …: thirds of years and months, days of weeks.</summary>
/// <param name="Part">The part.</param>
/// <param name="InHalves">True when "early" and "late" are halves.</param>
internal sealed record PartOf(PeriodPart Part, bool InHalves = false) : Selector
{
    public override DateSpan? Select(DateSpan outer, DateContext context)
    {
        var (first, last) = (outer.First, outer.Last);
        var size = SizeIn(outer, context.Conventions);
        return Part switch
        {
            PeriodPart.Whole => outer,
            PeriodPart.Start or PeriodPart.Early when size == PartSize.Halves => new(first, Half(outer)),
            PeriodPart.Late or PeriodPart.End when size == PartSize.Halves => new(Half(outer), last),
            PeriodPart.FirstHalf => new(first, Half(outer)),
            PeriodPart.SecondHalf => new(Half(outer), last),
            PeriodPart.Earlier => new(first, LocalDate.Max(first, LocalDate.Min(context.Today, Half(outer)))),
            PeriodPart.Later => new(LocalDate.Min(LocalDate.Max(context.Today, Half(outer)), last), last),
            PeriodPart.Rest => new(LocalDate.Min(LocalDate.Max(context.Today, first), last), last),
            _ => Days(outer) switch
            {
                <= 1 => outer,
                <= 7 => OfWeek(first, last, size),
                <= 31 => OfMonth(first, last, size),
                _ => OfYear(outer, size),
            },
        };
    }

    private PartSize SizeIn(DateSpan outer, DateConventions conventions) =>
        conventions.Parts switch
        {
            PartSize.Usual => InHalves ? PartSize.Halves : PartSize.Usual,
            PartSize.Quarters when MonthsIn(outer) != 12 => PartSize.Usual,
            PartSize.Halves when Days(outer) <= 7 => PartSize.Usual,
            var size => size,
        };

    /// <summary>First day of the second half.</summary>
    private static LocalDate Half(DateSpan outer)
    {
        var (first, days) = (outer.First, Days(outer));
        var months = MonthsIn(outer);
        return months >= 2 ? first.PlusMonths(months / 2).PlusDays(months % 2 * 15)
            : days is >= 28 and <= 31 ? first.PlusDays(15)
            : first.PlusDays(days / 2);
    }

    private DateSpan OfWeek(LocalDate first, LocalDate last, PartSize size) =>
        Part switch
        {
            PeriodPart.Start or PeriodPart.Early => new(first, LocalDate.Min(first.PlusDays(3), last)),
            PeriodPart.Middle => new(
                LocalDate.Min(first.PlusDays(1), last),
                LocalDate.Min(first.PlusDays(5), last)
            ),
            _ => new(LocalDate.Min(first.PlusDays(size == PartSize.Thirds ? 4 : 3), last), last),
        };

    private DateSpan OfMonth(LocalDate first, LocalDate last, PartSize size) =>
        Part switch
        {
            PeriodPart.Start or PeriodPart.Early => new(first, first.PlusDays(10)),
            PeriodPart.Middle => new(first.PlusDays(9), first.PlusDays(20)),
            PeriodPart.Late when size != PartSize.Thirds => new(first.PlusDays(15), last),
            _ => new(first.PlusDays(20), last),
        };

    private DateSpan OfYear(DateSpan outer, PartSize size)
    {
        var (first, last) = (outer.First, outer.Last);
        var months = MonthsIn(outer);
        if (size == PartSize.Quarters && Part != PeriodPart.Middle)
        {
            return Part is PeriodPart.Start or PeriodPart.Early
                ? new(first, first.PlusMonths(3))
                : new(first.PlusMonths(9), last);
        }

        var third = months % 3 == 0 ? Period.FromMonths(months / 3) : Period.FromDays(Days(outer) / 3);
        return Part switch
        {
            PeriodPart.Start or PeriodPart.Early => new(first, first + third),
            PeriodPart.Middle => new(first + third, first + third + third),
            _ => new(first + third + third, last),
        };
    }

    private static int MonthsIn(DateSpan outer)
    {
        var months = ((outer.Last.Year - outer.First.Year) * 12) + outer.Last.Month - outer.First.Month;
        return outer.First.PlusMonths(months) == outer.Last ? months : 0;
    }

    private static int Days(DateSpan outer) =>
        (int)Math.Min(Period.DaysBetween(outer.First, outer.Last), 1_000_000);
}
