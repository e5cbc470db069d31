using System.Collections.Immutable;
using NodaTime;
using NodaTime.Extensions;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Grains.Tenancy;

/// <inheritdoc cref="ITenantGrain"/>
[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant", StorageNames.State)] IPersistentState<TenantState> storage,
    [PersistentState("usage", StorageNames.State)] IPersistentState<TenantUsage> usage,
    TimeProvider clock
) : Grain, ITenantGrain
{
    private readonly StateCell<TenantState> _state = new(storage);
    private readonly StateCell<TenantUsage> _usage = new(usage);
    private readonly SessionLeases _sessions = new();

    private string TenantId => this.GetPrimaryKeyString();

    public async Task<Outcome<TenantView>> CreateAsync(
        CreateTenant command,
        CancellationToken cancellationToken = default
    )
    {
        if (_state.Value.Tenant is { } existing)
        {
            // A creation that was interrupted may have left it out of the list.
            await RegisterAsync(existing);
            return Refuse<TenantView>(new("tenant-exists", "There is a tenant of this id."));
        }

        var (config, wrong) = command.Config is { } given
            ? TenantConfigPatch.Apply(new(), given)
            : (new(), null);
        var refusal = TenantRules.CheckTenant(command) ?? wrong ?? TenantConfigRules.Check(config!, new());
        if (refusal is not null)
        {
            return Refuse<TenantView>(refusal);
        }

        var tenant = new TenantView(TenantId, command.Name.Trim(), clock.GetUtcNow());
        await _state.WriteAsync(_state.Value with { Tenant = tenant, Config = config! }, cancellationToken);
        await RegisterAsync(tenant);
        return new Outcome<TenantView>.Done(tenant);
    }

    public Task<TenantView?> FindAsync() => Task.FromResult(_state.Value.Tenant);

    public Task<TenantConfig> GetConfigAsync() => Task.FromResult(_state.Value.Config);

    public async Task<Outcome<TenantConfig>> ConfigureAsync(
        string changes,
        CancellationToken cancellationToken = default
    )
    {
        var (config, wrong) = TenantConfigPatch.Apply(_state.Value.Config, changes);
        if ((wrong ?? TenantConfigRules.Check(config!, await CatalogAsync())) is { } refusal)
        {
            return Refuse<TenantConfig>(refusal);
        }

        await _state.WriteAsync(_state.Value with { Config = config! }, cancellationToken);
        return new Outcome<TenantConfig>.Done(config!);
    }

    public async Task<Outcome<UserAdded>> AddUserAsync(
        AddUser command,
        CancellationToken cancellationToken = default
    )
    {
        if (TenantRules.CheckUser(command) is { } refusal)
        {
            return Refuse<UserAdded>(refusal);
        }

        return _state.Value.Users.ContainsKey(command.UserId)
            ? Refuse<UserAdded>(new("user-exists", "There is a user of this id."))
            : await GiveKeyAsync(command.UserId, command.Role, cancellationToken);
    }

    public Task<ImmutableArray<UserView>> ListUsersAsync() =>
        Task.FromResult(
            _state.Value.Users.Select(user => new UserView(user.Key, user.Value.Role)).ToImmutableArray()
        );

    public async Task<Outcome<UserAdded>> RenewKeyAsync(
        string userId,
        CancellationToken cancellationToken = default
    )
    {
        if (!_state.Value.Users.TryGetValue(userId, out var user))
        {
            return Refuse<UserAdded>(UnknownUser);
        }

        // The former key ends first: if this is interrupted the user has no key, rather than one that nobody can end.
        await EndKeyAsync(user, cancellationToken);
        return await GiveKeyAsync(userId, user.Role, CancellationToken.None);
    }

    public async Task<Outcome<UserView>> RemoveUserAsync(
        string userId,
        CancellationToken cancellationToken = default
    )
    {
        if (!_state.Value.Users.TryGetValue(userId, out var user))
        {
            return Refuse<UserView>(UnknownUser);
        }

        await EndKeyAsync(user, cancellationToken);
        await _state.WriteAsync(
            _state.Value with
            {
                Users = _state.Value.Users.Remove(userId),
            },
            CancellationToken.None
        );
        return new Outcome<UserView>.Done(new UserView(userId, user.Role));
    }

    public Task<Refusal?> AdmitSessionAsync(string sessionId) =>
        Task.FromResult(
            _sessions.TryUse(sessionId, _state.Value.Config.MaxConcurrentSessions, clock.GetUtcNow())
                ? null
                : new Refusal("sessions-exhausted", "As many sessions are open as the tenant allows at once.")
        );

    public Task ReleaseSessionAsync(string sessionId)
    {
        _sessions.Release(sessionId);
        return Task.CompletedTask;
    }

    public async Task<Refusal?> SpendSegmentAsync(CancellationToken cancellationToken = default)
    {
        var config = _state.Value.Config;
        var zone = DateTimeZoneProviders.Tzdb[config.TimeZone];
        var today = clock.GetUtcNow().ToInstant().InZone(zone).Date.ToDateOnly();
        var made = _usage.Value.Day == today ? _usage.Value.Segments : 0;
        if (made >= config.MaxSegmentsPerDay)
        {
            return new Refusal("quota-spent", "Today's number of segments has been made.");
        }

        await _usage.WriteAsync(new TenantUsage { Day = today, Segments = made + 1 }, cancellationToken);
        return null;
    }

    private static Refusal UnknownUser => new("user-unknown", "There is no user of this id.");

    private static Outcome<T>.Refused Refuse<T>(Refusal why) => new(why);

    /// <summary>The key is granted before the user is stored: a key that nobody was told does no harm, a user without one would.</summary>
    private async Task<Outcome<UserAdded>> GiveKeyAsync(
        string userId,
        UserRole role,
        CancellationToken cancellationToken
    )
    {
        var key = ApiKey.Create();
        var user = new TenantUser(role, ApiKey.Hash(key));
        await GrainFactory
            .GetGrain<IApiKeyGrain>(user.KeyHash)
            .GrantAsync(new Caller(TenantId, userId, role), cancellationToken);
        await _state.WriteAsync(
            _state.Value with
            {
                Users = _state.Value.Users.SetItem(userId, user),
            },
            cancellationToken
        );
        return new Outcome<UserAdded>.Done(new UserAdded(userId, role, key));
    }

    private Task RegisterAsync(TenantView tenant) =>
        GrainFactory
            .GetGrain<IPlatformGrain>(IPlatformGrain.Key)
            .RegisterTenantAsync(tenant, CancellationToken.None);

    private Task EndKeyAsync(TenantUser user, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IApiKeyGrain>(user.KeyHash).RevokeAsync(cancellationToken);

    private Task<Catalog> CatalogAsync() => GrainFactory.GetGrain<ICatalogGrain>(TenantId).GetAsync();
}
