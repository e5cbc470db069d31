using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class HealthApi
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static RouteGroupBuilder MapHealthApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Operations");
        group.AllowAnonymous();
        group.MapGet("/live", () => TypedResults.Ok(new HealthView("live"))).WithSummary("The process runs");
        group
            .MapGet(
                "/ready",
                async (IGrainFactory grains) =>
                {
                    await grains.GetGrain<IPlatformGrain>(IPlatformGrain.Key).ListTenantsAsync();
                    return TypedResults.Ok(new HealthView("ready"));
                }
            )
            .WithSummary("Grains and their storage answer");
        return group;
    }
}

/// <summary>State of the service.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthView(string Status);
