using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Models;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>What the tenant's language model has been used for.</summary>
internal static class ModelApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/models/usage</c>.</summary>
    public static RouteGroupBuilder MapModelApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/models").WithTags("Models");
        group
            .MapGet("/usage", ReadAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Calls, tokens and cost of the last day on which the tenant's model was called");
        return group;
    }

    private static async Task<Ok<ModelUsageView>> ReadAsync(string tenantId, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IModelUsageGrain>(tenantId).ReadAsync());
}
