using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>The documents that a tenant's answers may rest on.</summary>
internal static class KnowledgeApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/knowledge</c>.</summary>
    public static RouteGroupBuilder MapKnowledgeApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/knowledge").WithTags("Knowledge");
        group
            .MapGet("/", ListAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("The tenant's documents, and which of them are used today");
        group
            .MapPost("/", PutAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Adds a document, or replaces the one of its id");
        group.MapGet("/{documentId}", GetAsync).For(UserRole.TenantAdmin).WithSummary("One document");
        group
            .MapDelete("/{documentId}", RemoveAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Removes a document");
        return group;
    }

    private static async Task<Ok<KnowledgeList>> ListAsync(string tenantId, IGrainFactory grains) =>
        TypedResults.Ok(new KnowledgeList(await Knowledge(grains, tenantId).ListAsync()));

    private static async Task<Results<Ok<KnowledgeDocument>, ProblemHttpResult>> GetAsync(
        string tenantId,
        string documentId,
        IGrainFactory grains
    ) =>
        (await Knowledge(grains, tenantId).ListAsync()).FirstOrDefault(document => document.Id == documentId)
            is { } found
            ? TypedResults.Ok(found)
            : new Refusal("document-unknown", "There is no document of this id.").ToProblem();

    private static async Task<Results<Created<KnowledgeDocument>, ProblemHttpResult>> PutAsync(
        string tenantId,
        NewDocument body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var empty = new KnowledgeDocument();
        var outcome = await Knowledge(grains, tenantId)
            .PutAsync(
                new KnowledgeDocument
                {
                    Id = body.Id ?? "",
                    Title = body.Title ?? "",
                    Content = body.Content ?? "",
                    Domain = body.Domain ?? "",
                    Owner = body.Owner ?? "",
                    Source = body.Source ?? "",
                    FreshnessDate = body.FreshnessDate,
                    MaxAgeDays = body.MaxAgeDays ?? empty.MaxAgeDays,
                    Version = body.Version ?? empty.Version,
                    CitationRequired = body.CitationRequired ?? empty.CitationRequired,
                    ConfidenceThreshold = body.ConfidenceThreshold,
                },
                cancellationToken
            );
        return outcome.ToCreated(
            document => $"/v1/tenants/{tenantId}/knowledge/{Uri.EscapeDataString(document.Id)}",
            document => document
        );
    }

    private static async Task<Results<Ok<KnowledgeDocument>, ProblemHttpResult>> RemoveAsync(
        string tenantId,
        string documentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Knowledge(grains, tenantId).RemoveAsync(documentId, cancellationToken)).ToHttp();

    private static IKnowledgeGrain Knowledge(IGrainFactory grains, string tenantId) =>
        grains.GetGrain<IKnowledgeGrain>(tenantId);
}

/// <summary>A document to keep; what is absent gets its default.</summary>
/// <param name="Id">1 to 64 letters, digits and <c>. _ -</c>; one is made when absent.</param>
/// <param name="Title">For people.</param>
/// <param name="Content">Plain text in paragraphs.</param>
/// <param name="Domain">What it is about.</param>
/// <param name="Owner">Who keeps it current; without one it is not used.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="FreshnessDate">When it was last verified; without one it is not used.</param>
/// <param name="MaxAgeDays">Days after which it is no longer used.</param>
/// <param name="Version">Version of its text.</param>
/// <param name="CitationRequired">True when an answer from it must cite it.</param>
/// <param name="ConfidenceThreshold">Least nearness to a question, 0 to 1.</param>
internal sealed record NewDocument(
    string? Id,
    string? Title,
    string? Content,
    string? Domain,
    string? Owner,
    string? Source,
    DateOnly? FreshnessDate,
    int? MaxAgeDays,
    string? Version,
    bool? CitationRequired,
    double? ConfidenceThreshold
);

/// <summary>Documents of a tenant.</summary>
/// <param name="Documents">By title.</param>
internal sealed record KnowledgeList(ImmutableArray<KnowledgeDocument> Documents);
