namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Numbers of a sentence as counts: whatever somebody writes, a count and a day come out.</summary>
internal static class WholeNumber
{
    private const decimal Largest = 1_000_000_000;

    /// <summary>A count; beyond a thousand million all are alike.</summary>
    public static int Of(decimal number) => (int)Math.Clamp(number, -Largest, Largest);

    /// <summary>How far back: never before the first day of the calendar.</summary>
    /// <param name="amount">Number of units.</param>
    /// <param name="most">Units in some nineteen hundred years.</param>
    public static int Back(decimal amount, int most) => (int)Math.Clamp(amount, -most, most);
}
