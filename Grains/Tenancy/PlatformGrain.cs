using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Grains.Tenancy;

/// <inheritdoc cref="IPlatformGrain"/>
[GrainType("platform"), PlatformScoped]
internal sealed class PlatformGrain(
    [PersistentState("platform", StorageNames.State)] IPersistentState<PlatformState> storage
) : Grain, IPlatformGrain
{
    private static readonly Caller Administrator = new(
        null,
        TenantRules.PlatformAdministrator,
        UserRole.PlatformAdmin
    );
    private readonly StateCell<PlatformState> _state = new(storage);

    public async Task<string?> EnsureAdminKeyAsync(
        string? given,
        CancellationToken cancellationToken = default
    )
    {
        var former = _state.Value.AdminKeyHash;
        if (given is null && former is not null)
        {
            return null;
        }

        var key = given ?? ApiKey.Create();
        var hash = ApiKey.Hash(key);
        if (!hash.Equals(former, StringComparison.Ordinal))
        {
            await GrainFactory.GetGrain<IApiKeyGrain>(hash).GrantAsync(Administrator, cancellationToken);
            await _state.WriteAsync(_state.Value with { AdminKeyHash = hash }, cancellationToken);
            if (former is not null)
            {
                await GrainFactory.GetGrain<IApiKeyGrain>(former).RevokeAsync(cancellationToken);
            }
        }

        return given is null ? key : null;
    }

    public async Task RegisterTenantAsync(TenantView tenant, CancellationToken cancellationToken = default)
    {
        var tenants = _state.Value.Tenants.SetItem(tenant.TenantId, tenant);
        if (tenants != _state.Value.Tenants)
        {
            await _state.WriteAsync(_state.Value with { Tenants = tenants }, cancellationToken);
        }
    }

    public Task<ImmutableArray<TenantView>> ListTenantsAsync() =>
        Task.FromResult(_state.Value.Tenants.Values.ToImmutableArray());
}
