using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>Lengths of time in words.</summary>
internal static class LengthText
{
    /// <summary>"60 days", "1 month".</summary>
    public static string Of(decimal amount, CalendarUnit unit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{amount:0.##} {unit.ToString().ToLowerInvariant()}{(amount == 1 ? "" : "s")}"
        );
}
