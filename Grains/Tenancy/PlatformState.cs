using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy;

/// <summary>Stored: what belongs to the installation and to no tenant.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.PlatformState")]
internal sealed record PlatformState
{
    /// <summary>Hash of the platform administrator's key; null before the first start has ended.</summary>
    [Id(0)]
    public string? AdminKeyHash { get; init; }

    /// <summary>Tenants by id.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<string, TenantView> Tenants { get; init; } =
        ImmutableSortedDictionary<string, TenantView>.Empty;
}
