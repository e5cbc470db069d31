using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Versions and segments beside each other.</summary>
internal static class SegmentComparisonApi
{
    private const int DefaultSample = 20;

    /// <summary>Maps the comparisons of <c>/v1/tenants/{tenantId}/segments/{segmentId}</c>.</summary>
    public static RouteGroupBuilder MapSegmentComparisonApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/segments/{segmentId}").WithTags("Segments");
        group
            .MapGet("/versions/diff", DiffAsync)
            .For(UserRole.Viewer)
            .WithSummary("What changed between two versions: conditions, and who moved because of which");
        group
            .MapGet("/overlap", OverlapAsync)
            .For(UserRole.Viewer)
            .WithSummary("How many members it shares with another segment");
        group
            .MapGet("/duplicates", DuplicatesAsync)
            .For(UserRole.Viewer)
            .WithSummary("Segments of the same conditions, or of the same or nearly the same people");
        group
            .MapGet("/used-by", UsedByAsync)
            .For(UserRole.Viewer)
            .WithSummary("The segments that refer to it");
        return group;
    }

    private static async Task<Results<Ok<SegmentDiff>, ProblemHttpResult>> DiffAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        int? from = null,
        int? to = null,
        string? after = null,
        int limit = DefaultSample
    ) =>
        (
            await Comparison(grains, tenantId).DiffAsync(segmentId, from, to, after, limit, cancellationToken)
        ).ToHttp();

    private static async Task<Results<Ok<SegmentOverlap>, ProblemHttpResult>> OverlapAsync(
        string tenantId,
        string segmentId,
        string with,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Comparison(grains, tenantId).OverlapAsync(segmentId, with, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<SegmentDuplicates>, ProblemHttpResult>> DuplicatesAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Comparison(grains, tenantId).DuplicatesAsync(segmentId, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<SegmentUses>, ProblemHttpResult>> UsedByAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Comparison(grains, tenantId).UsedByAsync(segmentId, cancellationToken)).ToHttp();

    private static ISegmentComparisonGrain Comparison(IGrainFactory grains, string tenantId) =>
        grains.GetGrain<ISegmentComparisonGrain>(tenantId);
}
