using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Constitution;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>What a model is told.</summary>
internal static class PromptApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/prompt</c>.</summary>
    public static RouteGroupBuilder MapPromptApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/prompt").WithTags("Prompt");
        group
            .MapGet("/", AssembleAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary(
                "The prompt of a user's next turn: the constitution, then skills, knowledge, tools, tenant and memory"
            );
        return group;
    }

    private static async Task<Ok<AssembledPrompt>> AssembleAsync(
        string tenantId,
        string? userId,
        string? sessionId,
        IGrainFactory grains,
        HttpContext context
    ) =>
        TypedResults.Ok(
            await grains
                .GetGrain<IPromptGrain>(tenantId)
                .AssembleAsync(userId ?? context.Caller().UserId, sessionId)
        );
}
