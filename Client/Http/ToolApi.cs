using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Dates;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Single steps of a turn, each as a tool of its own.</summary>
internal static class ToolApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/tools</c>.</summary>
    public static RouteGroupBuilder MapToolApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/tools").WithTags("Tools");
        group
            .MapPost("/resolve-dates", ResolveDatesAsync)
            .For(UserRole.Viewer)
            .WithSummary("The phrases of time in a text, with the days that they mean to the tenant");
        return group;
    }

    private static async Task<Results<Ok<ResolvedDates>, ProblemHttpResult>> ResolveDatesAsync(
        string tenantId,
        ResolveDates body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await grains.GetGrain<IDateGrain>(tenantId).ResolveAsync(body, cancellationToken)).ToHttp();
}
