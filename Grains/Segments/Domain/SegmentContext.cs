using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>What a tree is compiled against.</summary>
/// <param name="Catalog">The tenant's catalog.</param>
/// <param name="Today">The reference date.</param>
/// <param name="WeekStartsOn">First day of a week.</param>
/// <param name="Find">Another segment of the tenant by its id; null when there is none (any more).</param>
internal sealed record SegmentContext(
    Catalog Catalog,
    DateOnly Today,
    DayOfWeek WeekStartsOn = DayOfWeek.Monday,
    Func<string, SegmentDefinition?>? Find = null
)
{
    /// <summary>Keys of a frozen list, for statements that people copy; null = none are at hand.</summary>
    public Func<SegmentDefinition, ImmutableArray<string>>? Keys { get; init; }

    /// <summary>First day of a week by a tenant's configuration.</summary>
    public static DayOfWeek WeekStart(TenantConfig config) =>
        Enum.TryParse<DayOfWeek>(config.WeekStartsOn, ignoreCase: true, out var day) ? day : DayOfWeek.Monday;
}
