using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>What a segment selects, and why.</summary>
internal static class SegmentReadingApi
{
    private const int DefaultPage = 1_000;

    /// <summary>Maps the readings of <c>/v1/tenants/{tenantId}/segments/{segmentId}</c>.</summary>
    public static RouteGroupBuilder MapSegmentReadingApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/segments/{segmentId}").WithTags("Segments");
        group
            .MapGet("/explain", ExplainAsync)
            .For(UserRole.Viewer)
            .WithSummary("How it comes to its members");
        group.MapGet("/members", MembersAsync).For(UserRole.Viewer).WithSummary("Its members, in key order");
        group
            .MapGet("/sql", SqlAsync)
            .For(UserRole.Viewer)
            .WithSummary("A statement that selects its members");
        group.MapGet("/why", WhyAsync).For(UserRole.Viewer).WithSummary("Why a member is in or is not");
        return group;
    }

    private static async Task<Results<Ok<SegmentExplanation>, ProblemHttpResult>> ExplainAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Reading(grains, tenantId).ExplainAsync(segmentId, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> MembersAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        string? after = null,
        int limit = DefaultPage
    ) =>
        (await Reading(grains, tenantId).MembersAsync(segmentId, after, limit, cancellationToken)).ToHttp(
            page => new JsonObject
            {
                ["members"] = new JsonArray([.. page.Members.Select(key => (JsonNode)key)]),
                ["next"] = page.Next,
            }
        );

    private static async Task<Results<Ok<SegmentSql>, ProblemHttpResult>> SqlAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        string dialect = "duckdb"
    ) => (await Reading(grains, tenantId).SqlAsync(segmentId, dialect, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<SegmentMembership>, ProblemHttpResult>> WhyAsync(
        string tenantId,
        string segmentId,
        string key,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Reading(grains, tenantId).WhyAsync(segmentId, key, cancellationToken)).ToHttp();

    private static ISegmentReadingGrain Reading(IGrainFactory grains, string tenantId) =>
        grains.GetGrain<ISegmentReadingGrain>(tenantId);
}
