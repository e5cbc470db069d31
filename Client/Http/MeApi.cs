using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Whom a key stands for, so that a client needs to be told the key only.</summary>
internal static class MeApi
{
    /// <summary>Maps <c>/v1/me</c>.</summary>
    public static IEndpointConventionBuilder MapMeApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/v1/me", Get)
            .For(UserRole.Viewer)
            .WithTags("Users")
            .WithSummary("Tenant, user and role of the key");

    private static Ok<MeView> Get(HttpContext context)
    {
        var caller = context.Caller();
        return TypedResults.Ok(new MeView(caller.TenantId, caller.UserId, RoleNames.Of(caller.Role)));
    }
}

/// <summary>The caller.</summary>
/// <param name="TenantId">The user's tenant; absent for a platform administrator.</param>
/// <param name="UserId">The user.</param>
/// <param name="Role">The user's role.</param>
internal sealed record MeView(string? TenantId, string UserId, string Role);
