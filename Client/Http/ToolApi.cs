using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Dates;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
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
            .WithSummary(
                "The phrases of time in a text, with the days that they mean to the tenant, and after each, marked as rivals, those it means by other conventions"
            );
        group
            .MapPost("/search-facets", SearchFacetsAsync)
            .For(UserRole.Viewer)
            .WithSummary("The facets nearest to a query, whose words need not be the columns' own");
        group
            .MapPost("/estimate-size", EstimateSizeAsync)
            .For(UserRole.Viewer)
            .WithSummary("How many members a definition has");
        return group;
    }

    private static async Task<Results<Ok<FoundFacets>, ProblemHttpResult>> SearchFacetsAsync(
        string tenantId,
        SearchFacets body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await grains.GetGrain<IFacetSearchGrain>(tenantId).SearchAsync(body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<ResolvedDates>, ProblemHttpResult>> ResolveDatesAsync(
        string tenantId,
        ResolveDates body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await grains.GetGrain<IDateGrain>(tenantId).ResolveAsync(body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<EstimatedSize>, ProblemHttpResult>> EstimateSizeAsync(
        string tenantId,
        EstimateSize body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        body.Definition is { } definition
            ? (
                await grains
                    .GetGrain<ISegmentReadingGrain>(tenantId)
                    .EstimateAsync(definition, cancellationToken)
            ).ToHttp()
            : new Refusal("request-invalid", "A definition is needed.", "definition").ToProblem();
}

/// <summary>Asks for the size of a definition.</summary>
/// <param name="Definition">The definition; only its expression counts.</param>
internal sealed record EstimateSize(SegmentDefinition? Definition);
