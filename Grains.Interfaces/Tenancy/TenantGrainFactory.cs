namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>Finds the grains of a tenant by their ids.</summary>
public static class TenantGrainFactory
{
    /// <summary>A grain keyed by tenant and id, such as a session or a segment.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">Id within the tenant.</param>
    public static TGrain GetInTenant<TGrain>(this IGrainFactory grains, string tenantId, string id)
        where TGrain : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<TGrain>(new TenantScopedKey(tenantId, id).ToString());
    }
}
