using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>What a tenant's administrator sets. Validated as a whole; a problem names the member.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TenantConfig")]
public sealed record TenantConfig
{
    /// <summary>IANA zone in which days are counted. Default <c>UTC</c>.</summary>
    [Id(0)]
    public string TimeZone { get; init; } = "UTC";

    /// <summary>ISO 4217 code. Default <c>USD</c>.</summary>
    [Id(1)]
    public string Currency { get; init; } = "USD";

    /// <summary>1 to 12. Default 1.</summary>
    [Id(2)]
    public int FiscalYearStartMonth { get; init; } = 1;

    /// <summary><c>start</c> or <c>end</c>: the calendar year that names a fiscal year. Default <c>end</c>.</summary>
    [Id(3)]
    public string FiscalYearNamedBy { get; init; } = "end";

    /// <summary>English name of a day, lower case. Default <c>monday</c>.</summary>
    [Id(4)]
    public string WeekStartsOn { get; init; } = "monday";

    /// <summary>Name → yearly period.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, NamedPeriod> NamedPeriods { get; init; } =
        ImmutableSortedDictionary<string, NamedPeriod>.Empty;

    /// <summary>Facet ids that may be used; empty = all.</summary>
    [Id(6)]
    public ImmutableArray<string> AllowedFacets { get; init; } = [];

    /// <summary>Facet ids that may not be used, nor anything derived from them.</summary>
    [Id(7)]
    public ImmutableArray<string> RestrictedFacets { get; init; } = [];

    /// <summary>Term → its meaning in words or as an expression (<c>StreamingTV = 'Yes' OR amount &lt; 0</c>).</summary>
    [Id(8)]
    public ImmutableSortedDictionary<string, string> Vocabulary { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Sizes outside of which a segment carries a warning; null = none.</summary>
    [Id(9)]
    public SizeLimits? SegmentSizeLimits { get; init; }

    /// <summary>Skill id → member → value that the tenant overrides.</summary>
    [Id(10)]
    public ImmutableSortedDictionary<
        string,
        ImmutableSortedDictionary<string, string>
    > SkillOverrides { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>JSON schema of the tenant's own output form, as text; null = the contract's form.</summary>
    [Id(11)]
    public string? OutputSchema { get; init; }

    /// <summary>Segments that may be made a day; null = no limit.</summary>
    [Id(12)]
    public int? MaxSegmentsPerDay { get; init; }

    /// <summary>Sessions that may be open at once; null = no limit.</summary>
    [Id(13)]
    public int? MaxConcurrentSessions { get; init; }

    // Id 14 retired 2026-11: names of models by tier, which nothing read.

    /// <summary>The language model that may propose an option to a question; off by default.</summary>
    [Id(16)]
    public ModelsConfig Models { get; init; } = new();

    /// <summary>One more at each change; set by the service. Null = stored before versions were counted.</summary>
    [Id(15)]
    public int? Version { get; init; }
}

/// <summary>A version of a configuration.</summary>
/// <param name="Version">1 for the one that the tenant was created with.</param>
/// <param name="At">When it was set.</param>
/// <param name="UserId">By whom.</param>
/// <param name="Config">The whole configuration.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TenantConfigVersion")]
public sealed record TenantConfigVersion(
    [property: Id(0)] int Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string UserId,
    [property: Id(3)] TenantConfig Config
);

/// <summary>A yearly period.</summary>
/// <param name="Start">First day, <c>MM-dd</c>.</param>
/// <param name="End">Day after the last, <c>MM-dd</c>; at or before the start it is in the next year.</param>
[GenerateSerializer, Immutable, Alias("smartseg.NamedPeriod")]
public sealed record NamedPeriod([property: Id(0)] string Start, [property: Id(1)] string End);

/// <summary>Sizes outside of which a segment carries a warning.</summary>
/// <param name="Min">At least 0; null = none.</param>
/// <param name="Max">At least <paramref name="Min"/>; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SizeLimits")]
public sealed record SizeLimits([property: Id(0)] long? Min, [property: Id(1)] long? Max);
