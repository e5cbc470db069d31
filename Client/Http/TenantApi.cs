using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Tenants and their configuration.</summary>
internal static class TenantApi
{
    /// <summary>Maps <c>/v1/tenants</c> and <c>/v1/tenants/{tenantId}/config</c>.</summary>
    public static RouteGroupBuilder MapTenantApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants").WithTags("Tenants");
        group.MapPost("/", CreateAsync).For(UserRole.PlatformAdmin).WithSummary("Creates a tenant");
        group.MapGet("/", ListAsync).For(UserRole.PlatformAdmin).WithSummary("Lists the tenants");
        group.MapGet("/{tenantId}", GetAsync).For(UserRole.Viewer).WithSummary("A tenant");
        group
            .MapGet("/{tenantId}/config", GetConfigAsync)
            .For(UserRole.Viewer)
            .WithSummary("The configuration");
        group
            .MapPut("/{tenantId}/config", PutConfigAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Changes the configuration: members given replace, null resets, absent ones stay");
        group
            .MapGet("/{tenantId}/config/versions", ListVersionsAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Every version of the configuration, with who set it and when");
        return group;
    }

    private static async Task<Ok<ConfigVersions>> ListVersionsAsync(
        string tenantId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new ConfigVersions(
                await grains.GetGrain<ITenantGrain>(tenantId).ListConfigVersionsAsync(cancellationToken)
            )
        );

    private static async Task<Results<Created<TenantView>, ProblemHttpResult>> CreateAsync(
        NewTenant body,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (body.TenantId is not { } tenantId || !TenantScopedKey.IsTenantId(tenantId))
        {
            return new Refusal(
                "tenant-id-invalid",
                "A tenant id is 1 to 64 of a-z, 0-9 and hyphen.",
                "tenantId"
            ).ToProblem();
        }

        CallerContext.Set(tenantId, context.Caller());
        var outcome = await grains
            .GetGrain<ITenantGrain>(tenantId)
            .CreateAsync(
                new CreateTenant(body.Name ?? tenantId, body.Config?.GetRawText()),
                cancellationToken
            );
        return outcome.ToCreated(tenant => $"/v1/tenants/{tenant.TenantId}", tenant => tenant);
    }

    private static async Task<Ok<TenantList>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(
            new TenantList(await grains.GetGrain<IPlatformGrain>(IPlatformGrain.Key).ListTenantsAsync())
        );

    private static async Task<Ok<TenantView>> GetAsync(string tenantId, IGrainFactory grains) =>
        TypedResults.Ok((await grains.GetGrain<ITenantGrain>(tenantId).FindAsync())!);

    private static async Task<Ok<TenantConfig>> GetConfigAsync(string tenantId, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<ITenantGrain>(tenantId).GetConfigAsync());

    private static async Task<Results<Ok<TenantConfig>, ProblemHttpResult>> PutConfigAsync(
        string tenantId,
        JsonElement body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetGrain<ITenantGrain>(tenantId).ConfigureAsync(body.GetRawText(), cancellationToken)
        ).ToHttp();
}

/// <summary>A tenant to create.</summary>
/// <param name="TenantId">1 to 64 of a-z, 0-9 and hyphen.</param>
/// <param name="Name">For people; the id when absent.</param>
/// <param name="Config">Members of the configuration that differ from the defaults.</param>
internal sealed record NewTenant(string? TenantId, string? Name, JsonElement? Config);

/// <summary>Tenants of the installation.</summary>
/// <param name="Tenants">By id.</param>
internal sealed record TenantList(ImmutableArray<TenantView> Tenants);

/// <summary>Versions of a configuration.</summary>
/// <param name="Versions">The first first.</param>
internal sealed record ConfigVersions(ImmutableArray<TenantConfigVersion> Versions);
