using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>One tenant: its existence, configuration, users and quotas. The key is the tenant id.</summary>
[Alias("smartseg.ITenantGrain"), GrainInterfaceType("smartseg.tenant")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Creates the tenant.</summary>
    /// <returns>Refused with <c>tenant-exists</c>, <c>tenant-name-invalid</c> or <c>config-invalid</c>.</returns>
    [Alias("Create")]
    Task<Outcome<TenantView>> CreateAsync(
        CreateTenant command,
        CancellationToken cancellationToken = default
    );

    /// <summary>The tenant; null when there is none of this id.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<TenantView?> FindAsync();

    /// <summary>The configuration; defaults for a tenant that does not exist.</summary>
    [Alias("GetConfig"), AlwaysInterleave]
    Task<TenantConfig> GetConfigAsync();

    /// <summary>Changes the configuration.</summary>
    /// <param name="changes">JSON object: a member given replaces the old one, null resets it, absent members stay, unknown ones are ignored.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    /// <returns>The whole new configuration; refused with <c>config-invalid</c>, which names the member.</returns>
    [Alias("Configure")]
    Task<Outcome<TenantConfig>> ConfigureAsync(string changes, CancellationToken cancellationToken = default);

    /// <summary>Every version of the configuration, the first first.</summary>
    [Alias("ListConfigVersions")]
    Task<ImmutableArray<TenantConfigVersion>> ListConfigVersionsAsync(
        CancellationToken cancellationToken = default
    );

    /// <summary>Adds a user.</summary>
    /// <returns>The new API key, shown this once; refused with <c>user-exists</c> or <c>user-id-invalid</c>.</returns>
    [Alias("AddUser")]
    Task<Outcome<UserAdded>> AddUserAsync(AddUser command, CancellationToken cancellationToken = default);

    /// <summary>Users and their roles, by id.</summary>
    [Alias("ListUsers"), AlwaysInterleave]
    Task<ImmutableArray<UserView>> ListUsersAsync();

    /// <summary>Gives a user a new key; the former ones end.</summary>
    /// <returns>Refused with <c>user-unknown</c>.</returns>
    [Alias("RenewKey")]
    Task<Outcome<UserAdded>> RenewKeyAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Removes a user; the user's keys end.</summary>
    /// <returns>The removed user; refused with <c>user-unknown</c>.</returns>
    [Alias("RemoveUser")]
    Task<Outcome<UserView>> RemoveUserAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Counts a session as open, or as still in use; an open session that is idle for 30 minutes ends its claim.</summary>
    /// <returns>Null when admitted; else <c>sessions-exhausted</c>.</returns>
    [Alias("AdmitSession")]
    Task<Refusal?> AdmitSessionAsync(string sessionId);

    /// <summary>Ends the claim of a session.</summary>
    [Alias("ReleaseSession")]
    Task ReleaseSessionAsync(string sessionId);

    /// <summary>Takes one of the segments that may be made today, in the tenant's zone.</summary>
    /// <param name="spendId">What it is for: the session and turn. The same again, such as of a turn that is run again after a crash, takes nothing more.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    /// <returns>Null when granted; else <c>quota-spent</c>.</returns>
    [Alias("SpendSegment")]
    Task<Refusal?> SpendSegmentAsync(string spendId, CancellationToken cancellationToken = default);
}

/// <summary>Creates a tenant.</summary>
/// <param name="Name">For people; not empty.</param>
/// <param name="Config">JSON object of the configuration's members that differ from the defaults; null = none.</param>
[GenerateSerializer, Immutable, Alias("smartseg.CreateTenant")]
public sealed record CreateTenant([property: Id(0)] string Name, [property: Id(1)] string? Config = null);

/// <summary>A tenant as an administrator sees it.</summary>
/// <param name="TenantId">1 to 64 of a-z, 0-9 and hyphen.</param>
/// <param name="Name">For people.</param>
/// <param name="CreatedAt">When it was created.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TenantView")]
public sealed record TenantView(
    [property: Id(0)] string TenantId,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset CreatedAt
);

/// <summary>Adds a user.</summary>
/// <param name="UserId">1 to 128 letters, digits and <c>. _ - @ +</c>.</param>
/// <param name="Role">Viewer, analyst or tenant administrator.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AddUser")]
public sealed record AddUser([property: Id(0)] string UserId, [property: Id(1)] UserRole Role);

/// <summary>A user with a new key.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role">The user's role.</param>
/// <param name="ApiKey">The key; only its hash is kept.</param>
[GenerateSerializer, Immutable, Alias("smartseg.UserAdded")]
public sealed record UserAdded(
    [property: Id(0)] string UserId,
    [property: Id(1)] UserRole Role,
    [property: Id(2)] string ApiKey
);

/// <summary>A user of a tenant.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role">What the user may do.</param>
[GenerateSerializer, Immutable, Alias("smartseg.UserView")]
public sealed record UserView([property: Id(0)] string UserId, [property: Id(1)] UserRole Role);
