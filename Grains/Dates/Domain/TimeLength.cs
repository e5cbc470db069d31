using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A length of time in units: "2 years 1 month 21 days".</summary>
internal sealed record TimeLength(ImmutableArray<(decimal Amount, TimeUnit Unit)> Parts)
{
    public static TimeLength Of(decimal amount, TimeUnit unit) => new([(amount, unit)]);

    /// <summary>Its largest unit.</summary>
    public TimeUnit Largest => Parts.MaxBy(part => part.Unit.RoughDays).Unit;

    /// <summary>Its smallest unit.</summary>
    public TimeUnit Smallest => Parts.MinBy(part => part.Unit.RoughDays).Unit;

    /// <summary>True when it is a whole number of one unit.</summary>
    public bool IsSimple => Parts.Length == 1 && decimal.IsInteger(Parts[0].Amount);

    /// <summary>The amount of a simple length.</summary>
    public int Count => (int)Math.Clamp(Parts[0].Amount, 0, 1_000_000);

    /// <summary>The length in one calendar unit, for those who want one number.</summary>
    public (decimal Amount, CalendarUnit Unit) InOneUnit()
    {
        if (Parts.Length == 1)
        {
            var (amount, unit) = Parts[0];
            return (amount * unit.Factor, unit.Unit);
        }

        return Parts.All(part => part.Unit.Months > 0)
                ? (Parts.Sum(part => part.Amount * part.Unit.Months), CalendarUnit.Month)
            : Parts.All(part => part.Unit.Days > 0)
                ? (Parts.Sum(part => part.Amount * part.Unit.Days), CalendarUnit.Day)
            : (
                Math.Round(
                    Parts.Sum(part =>
                        part.Amount * (part.Unit.Days + (part.Unit.Months * MeanLengths.DaysOfMonth))
                    ),
                    MidpointRounding.AwayFromZero
                ),
                CalendarUnit.Day
            );
    }

    /// <summary>A day moved by the length, forward (1) or back (-1).</summary>
    public LocalDate Move(LocalDate day, int direction, DateContext context)
    {
        foreach (var (amount, unit) in Parts)
        {
            day = Move(day, amount, unit, direction, context);
        }

        return day;
    }

    private static LocalDate Move(
        LocalDate day,
        decimal amount,
        TimeUnit unit,
        int direction,
        DateContext context
    )
    {
        amount = Math.Clamp(amount, 0, 1_000_000);
        if (decimal.IsInteger(amount))
        {
            return unit.Add(day, direction * (int)amount, context);
        }

        var months = amount * unit.Months;
        var days = (amount * unit.Days) + ((months - decimal.Truncate(months)) * 30);
        return TimeUnit.AddClamped(
            day,
            direction * (long)decimal.Truncate(months),
            direction * (long)Math.Round(days, MidpointRounding.AwayFromZero)
        );
    }
}
