using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Users of a tenant and their keys.</summary>
internal static class UserApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/users</c>.</summary>
    public static RouteGroupBuilder MapUserApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/users").WithTags("Users");
        group
            .MapPost("/", AddAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Adds a user; the key is shown once");
        group.MapGet("/", ListAsync).For(UserRole.TenantAdmin).WithSummary("Lists the users");
        group
            .MapPost("/{userId}/keys", RenewKeyAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Gives a user a new key; the former one ends");
        group
            .MapDelete("/{userId}", RemoveAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Removes a user and the key");
        return group;
    }

    private static async Task<Results<Created<UserKey>, ProblemHttpResult>> AddAsync(
        string tenantId,
        NewUser body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var command = new AddUser(body.UserId ?? "", RoleNames.Parse(body.Role));
        var outcome = await grains.GetGrain<ITenantGrain>(tenantId).AddUserAsync(command, cancellationToken);
        return outcome.ToCreated(
            user => $"/v1/tenants/{tenantId}/users/{Uri.EscapeDataString(user.UserId)}",
            UserKey.From
        );
    }

    private static async Task<Ok<UserList>> ListAsync(string tenantId, IGrainFactory grains)
    {
        var users = await grains.GetGrain<ITenantGrain>(tenantId).ListUsersAsync();
        return TypedResults.Ok(new UserList([.. users.Select(UserRow.From)]));
    }

    private static async Task<Results<Ok<UserKey>, ProblemHttpResult>> RenewKeyAsync(
        string tenantId,
        string userId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (await grains.GetGrain<ITenantGrain>(tenantId).RenewKeyAsync(userId, cancellationToken)).ToHttp(
            UserKey.From
        );

    private static async Task<Results<Ok<UserRow>, ProblemHttpResult>> RemoveAsync(
        string tenantId,
        string userId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (await grains.GetGrain<ITenantGrain>(tenantId).RemoveUserAsync(userId, cancellationToken)).ToHttp(
            UserRow.From
        );
}

/// <summary>A user to add.</summary>
/// <param name="UserId">1 to 128 letters, digits and <c>. _ - @ +</c>.</param>
/// <param name="Role"><c>viewer</c>, <c>analyst</c> or <c>tenant-admin</c>.</param>
internal sealed record NewUser(string? UserId, string? Role);

/// <summary>A user with a key that is shown once.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role">The user's role.</param>
/// <param name="ApiKey">For <c>Authorization: Bearer</c>.</param>
internal sealed record UserKey(string UserId, string Role, string ApiKey)
{
    /// <summary>As shown.</summary>
    public static UserKey From(UserAdded user) => new(user.UserId, RoleNames.Of(user.Role), user.ApiKey);
}

/// <summary>A user in a list.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role">The user's role.</param>
internal sealed record UserRow(string UserId, string Role)
{
    /// <summary>As shown.</summary>
    public static UserRow From(UserView user) => new(user.UserId, RoleNames.Of(user.Role));
}

/// <summary>Users of a tenant.</summary>
/// <param name="Users">By id.</param>
internal sealed record UserList(ImmutableArray<UserRow> Users);
