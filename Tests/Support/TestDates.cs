using NodaTime;
using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Support;

/// <summary>The date reader with the skill's own words.</summary>
internal static class TestDates
{
    public static DateReader Reader { get; } = DateWords.Of(SkillFolder.Installed).Reader;

    /// <summary>The skill's own rival conventions.</summary>
    public static DateRivals Rivals { get; } = DateWords.Of(SkillFolder.Installed).Rivals;

    public static DateMatch[] ReadWithRivals(
        string text,
        LocalDate today,
        DateConventions? conventions = null
    ) =>
        [
            .. Reader.ReadWithRivals(
                text,
                new DateContext(today, conventions ?? DateConventions.Default),
                Rivals
            ),
        ];

    public static DateMatch[] Read(string text, LocalDate today, DateConventions? conventions = null) =>
        [.. Reader.Read(text, new DateContext(today, conventions ?? DateConventions.Default))];
}
