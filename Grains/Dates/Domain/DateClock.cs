using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>From a moment to a day.</summary>
public static class DateClock
{
    /// <summary>The day that a moment falls on.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="ianaZone">Zone in which days are counted, such as <c>America/New_York</c>.</param>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static LocalDate Today(DateTimeOffset now, string ianaZone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(ianaZone) is { } zone
            ? Instant.FromDateTimeOffset(now).InZone(zone).Date
            : throw new ArgumentException($"The time zone '{ianaZone}' is not known.", nameof(ianaZone));
}
