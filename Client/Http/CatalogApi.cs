using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>What a tenant's data offers.</summary>
internal static class CatalogApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/catalog</c>.</summary>
    public static RouteGroupBuilder MapCatalogApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/catalog").WithTags("Catalog");
        group.MapGet("/", GetAsync).For(UserRole.Viewer).WithSummary("Tables and facets");
        group
            .MapPatch("/facets/{facetId}", EditAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Edits what people may say of a facet and what may be done with it");
        group
            .MapPost("/facets", DeriveAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Adds or replaces a derived facet");
        return group;
    }

    private static async Task<Ok<Catalog>> GetAsync(string tenantId, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<ICatalogGrain>(tenantId).GetAsync());

    private static async Task<Results<Ok<Facet>, ProblemHttpResult>> EditAsync(
        string tenantId,
        string facetId,
        FacetEdit body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetGrain<ICatalogGrain>(tenantId).EditFacetAsync(facetId, body, cancellationToken)
        ).ToHttp();

    private static async Task<Results<Created<Facet>, ProblemHttpResult>> DeriveAsync(
        string tenantId,
        NewFacet body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains
                .GetGrain<ICatalogGrain>(tenantId)
                .AddDerivedAsync(
                    body.Table ?? "",
                    body.Name ?? "",
                    body.Expression ?? "",
                    body.Unit,
                    cancellationToken
                )
        ).ToCreated(_ => $"/v1/tenants/{tenantId}/catalog", facet => facet);
}

/// <summary>A derived facet to add.</summary>
/// <param name="Table">Logical table.</param>
/// <param name="Name">Name of the facet.</param>
/// <param name="Expression">Arithmetic over columns.</param>
/// <param name="Unit">Unit of the result.</param>
internal sealed record NewFacet(string? Table, string? Name, string? Expression, string? Unit);
