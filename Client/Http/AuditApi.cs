using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>The trail of decisions.</summary>
internal static class AuditApi
{
    private const int DefaultPage = 100;

    /// <summary>Maps <c>/v1/tenants/{tenantId}/audit</c> and <c>/v1/audit</c>.</summary>
    public static void MapAuditApi(this IEndpointRouteBuilder routes)
    {
        var tenant = routes.MapGroup("/v1/tenants/{tenantId}/audit").WithTags("Audit");
        tenant
            .MapGet("/", ListAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Every decision in the tenant, oldest first");
        tenant
            .MapGet("/verify", VerifyAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Whether every entry is as it was appended");
        var platform = routes.MapGroup("/v1/audit").WithTags("Audit");
        platform
            .MapGet("/", ListPlatformAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Every decision that belongs to no tenant, oldest first");
        platform
            .MapGet("/verify", VerifyPlatformAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Whether every one of its entries is as it was appended");
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ListAsync(
        string tenantId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        long after = 0,
        int limit = DefaultPage
    ) =>
        (
            await grains.GetGrain<IAuditReadingGrain>(tenantId).ListAsync(after, limit, cancellationToken)
        ).ToHttp();

    private static async Task<Results<Ok<AuditVerdict>, ProblemHttpResult>> VerifyAsync(
        string tenantId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        string? anchor = null
    ) =>
        (await grains.GetGrain<IAuditReadingGrain>(tenantId).VerifyAsync(anchor, cancellationToken)).ToHttp();

    private static Task<Results<Ok<AuditPage>, ProblemHttpResult>> ListPlatformAsync(
        IGrainFactory grains,
        CancellationToken cancellationToken,
        long after = 0,
        int limit = DefaultPage
    ) => ListAsync(IAuditTrailGrain.Platform, grains, cancellationToken, after, limit);

    private static Task<Results<Ok<AuditVerdict>, ProblemHttpResult>> VerifyPlatformAsync(
        IGrainFactory grains,
        CancellationToken cancellationToken,
        string? anchor = null
    ) => VerifyAsync(IAuditTrailGrain.Platform, grains, cancellationToken, anchor);
}
