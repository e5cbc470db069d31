using System.Collections.Immutable;
using Orleans.Concurrency;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>The installation itself: its administrator's key and its tenants. There is one, under <see cref="Key"/>.</summary>
[Alias("smartseg.IPlatformGrain"), GrainInterfaceType("smartseg.platform")]
public interface IPlatformGrain : IGrainWithStringKey
{
    /// <summary>Key of the only one.</summary>
    public const string Key = "platform";

    /// <summary>Sees to it that there is a platform administrator's key.</summary>
    /// <param name="given">Key that must be valid from now on, in place of the former; null = keep what there is, or make one.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    /// <returns>The key when one was made now; null otherwise.</returns>
    [Alias("EnsureAdminKey")]
    Task<string?> EnsureAdminKeyAsync(string? given, CancellationToken cancellationToken = default);

    /// <summary>Notes a tenant.</summary>
    [Alias("RegisterTenant")]
    Task RegisterTenantAsync(TenantView tenant, CancellationToken cancellationToken = default);

    /// <summary>Tenants, by id.</summary>
    [Alias("ListTenants"), AlwaysInterleave]
    Task<ImmutableArray<TenantView>> ListTenantsAsync();
}
