using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What a request to read dates must be.</summary>
internal static class DateRequest
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.ExtendedIso;

    /// <summary>The problem of a text; null when it can be read.</summary>
    public static Refusal? Check(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("text-empty", "The text is empty.", "text")
        : text.Length > DateReader.MaxCharacters
            ? new Refusal("text-too-long", "A text is at most 100,000 characters.", "text")
        : null;

    /// <summary>The day from which phrases are counted.</summary>
    /// <param name="reference">ISO 8601: a moment with an offset, or a time or day of the zone; null = now.</param>
    /// <param name="zone">IANA zone that is known.</param>
    /// <param name="now">The moment of the request.</param>
    /// <returns>The day, and null; or the problem.</returns>
    public static (LocalDate Today, Refusal? Why) Today(string? reference, string zone, DateTimeOffset now)
    {
        LocalDate? today =
            reference is null ? DateClock.Today(now, zone)
            : WithOffset.Parse(reference) is { Success: true, Value: var moment }
                ? moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb[zone]).Date
            : Local.Parse(reference) is { Success: true, Value: var time } ? time.Date
            : LocalDatePattern.Iso.Parse(reference) is { Success: true, Value: var day } ? day
            : null;
        return today switch
        {
            null => (default, Wrong("A reference time is ISO 8601, such as 2019-07-01T09:00:00Z.")),
            { Year: < 1900 or > 2200 } => (default, Wrong("A reference time is of the years 1900 to 2200.")),
            { } known => (known, null),
        };
    }

    private static Refusal Wrong(string detail) => new("reference-time-invalid", detail, "referenceTime");
}
