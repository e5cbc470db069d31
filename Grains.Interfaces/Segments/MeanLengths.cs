namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Lengths of the calendar where no day is named to count from.</summary>
public static class MeanLengths
{
    /// <summary>Days of a month, leap years included.</summary>
    public const decimal DaysOfMonth = 365.25m / 12;
}
