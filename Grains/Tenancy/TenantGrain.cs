using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Grains.Tenancy;

/// <inheritdoc cref="ITenantGrain"/>
[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant", StorageNames.State)] IPersistentState<TenantState> storage,
    [PersistentState("usage", StorageNames.State)] IPersistentState<TenantUsage> usage,
    [PersistentState("sessions", StorageNames.State)] IPersistentState<TenantSessions> sessions,
    [FromKeyedServices(StorageNames.State)] IGrainStorage records,
    IGrainContext context,
    IGrainFactory grains,
    LiveSkills skills,
    IMeaningCheck meanings,
    ModelServers servers,
    TimeProvider clock
) : Grain, ITenantGrain
{
    private const int CountedAhead = 16;
    private readonly StateCell<TenantState> _state = new(storage);
    private readonly StateCell<TenantUsage> _usage = new(usage);
    private readonly StateCell<TenantSessions> _sessions = new(sessions);
    private readonly StateRecords<TenantConfigVersion> _configs = new(records, context.GrainId, "config");
    private readonly AuditOutbox _audit = new(grains, context.GrainId.Key.ToString()!, "tenant");

    /// <summary>Segments counted and not yet stored; only while there is no limit: a crash loses a few, and <see cref="CountTodayAsync"/> counts again before a limit holds.</summary>
    private TenantUsage? _ahead;

    private string TenantId => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _audit.TellAsync(_state.Value.Audit);

    public override async Task OnDeactivateAsync(
        DeactivationReason reason,
        CancellationToken cancellationToken
    )
    {
        if (_ahead is { } counted)
        {
            await _usage.WriteAsync(counted, cancellationToken);
        }

        if (_audit.Settled(_state.Value.Audit) is { } settled)
        {
            await _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken);
        }
    }

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
        var refusal =
            TenantRules.CheckTenant(command)
            ?? wrong
            ?? TenantConfigRules.Check(config!, new(), TenantId, servers)
            ?? await CheckSkillsAsync(config!);
        if (refusal is not null)
        {
            return Refuse<TenantView>(refusal);
        }

        var tenant = new TenantView(TenantId, command.Name.Trim(), clock.GetUtcNow());
        config = await KeepVersionAsync(config!);
        await DecideAsync(
            _state.Value with
            {
                Tenant = tenant,
                Config = config,
            },
            Event(
                AuditKind.TenantCreated,
                TenantId,
                System.Text.Json.JsonSerializer.Serialize(config, SegmentJson.Options)
            ),
            cancellationToken
        );
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
        if (
            (
                wrong
                ?? TenantConfigRules.Check(
                    config!,
                    await CatalogAsync(),
                    TenantId,
                    servers,
                    _state.Value.Config.Models
                )
                ?? await CheckSkillsAsync(config!)
                ?? await CheckVocabularyAsync(config!)
            ) is
            { } refusal
        )
        {
            return Refuse<TenantConfig>(refusal);
        }

        if (IsSame(config!, _state.Value.Config))
        {
            return new Outcome<TenantConfig>.Done(_state.Value.Config);
        }

        if (config!.MaxSegmentsPerDay is not null && _state.Value.Config.MaxSegmentsPerDay is null)
        {
            await CountTodayAsync(config.TimeZone, cancellationToken);
        }

        config = await KeepVersionAsync(config);
        await DecideAsync(
            _state.Value with
            {
                Config = config,
            },
            Event(
                AuditKind.TenantConfigured,
                TenantId,
                System.Text.Json.JsonSerializer.Serialize(config, SegmentJson.Options)
            ),
            cancellationToken
        );
        return new Outcome<TenantConfig>.Done(config);
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
            : await GiveKeyAsync(command.UserId, command.Role, AuditKind.UserAdded, cancellationToken);
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
        return await GiveKeyAsync(userId, user.Role, AuditKind.KeyIssued, CancellationToken.None);
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
        await DecideAsync(
            _state.Value with
            {
                Users = _state.Value.Users.Remove(userId),
            },
            Event(AuditKind.UserRemoved, userId, RoleText(user.Role)),
            CancellationToken.None
        );
        return new Outcome<UserView>.Done(new UserView(userId, user.Role));
    }

    public async Task<ImmutableArray<TenantConfigVersion>> ListConfigVersionsAsync(
        CancellationToken cancellationToken = default
    )
    {
        var versions = ImmutableArray.CreateBuilder<TenantConfigVersion>();
        for (var version = 1; version <= (_state.Value.Config.Version ?? 0); version++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _configs.ReadAsync(version) is { } kept)
            {
                versions.Add(kept);
            }
        }

        return versions.ToImmutable();
    }

    public async Task<Refusal?> AdmitSessionAsync(string sessionId)
    {
        var limit = _state.Value.Config.MaxConcurrentSessions;
        var before = _sessions.Value.LastUsed;
        if (SessionLeases.Use(before, sessionId, limit, clock.GetUtcNow()) is not { } after)
        {
            return new Refusal(
                "sessions-exhausted",
                "As many sessions are open as the tenant allows at once."
            );
        }

        if (after != before)
        {
            await _sessions.WriteAsync(new TenantSessions { LastUsed = after }, CancellationToken.None);
        }

        return null;
    }

    public Task ReleaseSessionAsync(string sessionId) =>
        _sessions.Value.LastUsed.ContainsKey(sessionId)
            ? _sessions.WriteAsync(
                new TenantSessions { LastUsed = _sessions.Value.LastUsed.Remove(sessionId) },
                CancellationToken.None
            )
            : Task.CompletedTask;

    public async Task<Refusal?> SpendSegmentAsync(
        string spendId,
        CancellationToken cancellationToken = default
    )
    {
        var config = _state.Value.Config;
        var used = UsedToday();
        if (
            SegmentQuota.Take(used.Segments, used.Spends ?? [], spendId, config.MaxSegmentsPerDay)
            is not { } spends
        )
        {
            return new Refusal("quota-spent", "Today's number of segments has been made.");
        }

        if (spends != used.Spends)
        {
            var next = used with { Segments = used.Segments + 1, Spends = spends };
            if (config.MaxSegmentsPerDay is null && next.Segments % CountedAhead != 0)
            {
                _ahead = next;
                return null;
            }

            await _usage.WriteAsync(next, cancellationToken);
            _ahead = null;
        }

        return null;
    }

    private TenantUsage UsedToday() => UsedToday(_state.Value.Config.TimeZone);

    private TenantUsage UsedToday(string zone)
    {
        var today = DayOf(clock.GetUtcNow(), zone);
        var last = _ahead ?? _usage.Value;
        return last.Day == today ? last : new TenantUsage { Day = today };
    }

    private static DateOnly DayOf(DateTimeOffset moment, string zone) =>
        moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb[zone]).Date.ToDateOnly();

    /// <summary>
    /// While there was no limit a crash may have lost some of the count; what was made today is in the directory, so that a limit set now
    /// begins with the true number. Nobody else pays for it.
    /// </summary>
    /// <param name="zone">The zone that the limit will count days in; it may be set together with the limit.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    private async Task CountTodayAsync(string zone, CancellationToken cancellationToken)
    {
        var used = UsedToday(zone);
        var listed = await GrainFactory.GetGrain<ISegmentDirectoryGrain>(TenantId).ListAsync();
        var made = listed.Count(entry =>
            entry.Status != SegmentStatus.Draft && DayOf(entry.CreatedAt, zone) == used.Day
        );
        await _usage.WriteAsync(used with { Segments = Math.Max(used.Segments, made) }, cancellationToken);
        _ahead = null;
    }

    /// <summary>Records that hold collections do not compare by value; their JSON does.</summary>
    private static bool IsSame(TenantConfig config, TenantConfig current) =>
        System
            .Text.Json.JsonSerializer.Serialize(config with { Version = null }, SegmentJson.Options)
            .Equals(
                System.Text.Json.JsonSerializer.Serialize(
                    current with
                    {
                        Version = null,
                    },
                    SegmentJson.Options
                ),
                StringComparison.Ordinal
            );

    /// <summary>The version is kept before it holds: one that never came to hold is written over by the next.</summary>
    private async Task<TenantConfig> KeepVersionAsync(TenantConfig config)
    {
        var next = config with { Version = (_state.Value.Config.Version ?? 0) + 1 };
        await _configs.WriteAsync(
            next.Version.Value,
            new TenantConfigVersion(next.Version.Value, clock.GetUtcNow(), CallerContext.UserId, next)
        );
        return next;
    }

    private static Refusal UnknownUser => new("user-unknown", "There is no user of this id.");

    private static Outcome<T>.Refused Refuse<T>(Refusal why) => new(why);

    /// <summary>The key is granted before the user is stored: a key that nobody was told does no harm, a user without one would.</summary>
    private async Task<Outcome<UserAdded>> GiveKeyAsync(
        string userId,
        UserRole role,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var key = ApiKey.Create();
        var user = new TenantUser(role, ApiKey.Hash(key));
        await GrainFactory
            .GetGrain<IApiKeyGrain>(user.KeyHash)
            .GrantAsync(new Caller(TenantId, userId, role), cancellationToken);
        await DecideAsync(
            _state.Value with
            {
                Users = _state.Value.Users.SetItem(userId, user),
            },
            Event(kind, userId, RoleText(role)),
            cancellationToken
        );
        return new Outcome<UserAdded>.Done(new UserAdded(userId, role, key));
    }

    /// <summary>One write of a decision and of what the trail has to be told of it; then the trail is told.</summary>
    private async Task DecideAsync(TenantState next, AuditEvent told, CancellationToken cancellationToken)
    {
        await _audit.TellAsync(_state.Value.Audit);
        await _state.WriteAsync(
            next with
            {
                Audit = _audit.Note(_state.Value.Audit, told),
            },
            cancellationToken
        );
        await _audit.TellAsync(_state.Value.Audit);
    }

    private AuditEvent Event(string kind, string subject, string detail) =>
        new()
        {
            At = clock.GetUtcNow(),
            UserId = CallerContext.UserId,
            Kind = kind,
            Subject = subject,
            Detail = detail,
        };

    private static string RoleText(UserRole role) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    private Task RegisterAsync(TenantView tenant) =>
        GrainFactory
            .GetGrain<IPlatformGrain>(IPlatformGrain.Key)
            .RegisterTenantAsync(tenant, CancellationToken.None);

    private Task EndKeyAsync(TenantUser user, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IApiKeyGrain>(user.KeyHash).RevokeAsync(cancellationToken);

    private async Task<Refusal?> CheckSkillsAsync(TenantConfig config) =>
        SkillOverlay.Problem(await skills.GetAsync(), config.SkillOverrides) is var (member, why)
            ? TenantConfigPatch.Invalid(member, why)
            : null;

    /// <summary>Words that are new or mean something else now; what stands stays, though its data may be gone.</summary>
    private async Task<Refusal?> CheckVocabularyAsync(TenantConfig config)
    {
        foreach (var (term, meaning) in config.Vocabulary)
        {
            if (
                _state.Value.Config.Vocabulary.GetValueOrDefault(term) != meaning
                && await meanings.FindAsync(TenantId, config, term, meaning) is { } fault
            )
            {
                return TenantConfigPatch.Invalid($"vocabulary.{term}", TenantConfigRules.Say(fault));
            }
        }

        return null;
    }

    private Task<Catalog> CatalogAsync() => GrainFactory.GetGrain<ICatalogGrain>(TenantId).GetAsync();
}
