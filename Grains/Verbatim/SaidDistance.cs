namespace SmartSegmentation.Grains.Verbatim;

/// <summary>Days that lie as far apart as was said.</summary>
internal static class SaidDistance
{
    private const int Farthest = 5_000;

    /// <summary>True when two of the days, or one and today, are so many days, weeks, months or years apart.</summary>
    public static bool IsBetween(IReadOnlyCollection<DateOnly> days, DateOnly? today, decimal number) =>
        days.Any(day =>
            days.Concat(today is { } now ? [now, now.AddDays(1)] : [])
                .Any(from => from != day && Is(day, from, number))
        );

    /// <summary>True when a day is so many days, weeks, months or years from another.</summary>
    public static bool Is(DateOnly day, DateOnly from, decimal number)
    {
        if (number is < 1 or > Farthest || number != Math.Floor(number))
        {
            return false;
        }

        var count = (int)number;
        var days = Math.Abs(day.DayNumber - from.DayNumber);
        return days == count
            || days == count * 7
            || IsMonths(day, from, count)
            || IsMonths(day, from, count * 3)
            || IsMonths(day, from, count * 12);
    }

    /// <summary>True when a day is a length of time from another, in its own unit.</summary>
    public static bool IsExactly(DateOnly day, DateOnly from, SaidLength length) =>
        length.Count is >= 1 and <= Farthest
        && (
            length.Days > 0
                ? Math.Abs(day.DayNumber - from.DayNumber) == length.Count * length.Days
                : IsMonths(day, from, length.Count * length.Months)
        );

    private static bool IsMonths(DateOnly day, DateOnly from, int months) =>
        months <= 2_400 && (day == from.AddMonths(months) || day == from.AddMonths(-months));
}
