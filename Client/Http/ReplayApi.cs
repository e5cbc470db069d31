using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Segments read again as they were read.</summary>
internal static class ReplayApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/segments/{segmentId}/replay</c> and <c>/v1/tenants/{tenantId}/replays</c>.</summary>
    public static void MapReplayApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}").WithTags("Segments");
        group
            .MapPost("/segments/{segmentId}/replay", ReplayAsync)
            .For(UserRole.Analyst)
            .WithSummary(
                "Reads its words again with the recorded clock, configuration and definitions, and compares"
            );
        group
            .MapGet("/segments/{segmentId}/replay", ExportAsync)
            .For(UserRole.Analyst)
            .WithSummary("All that a replay takes, for another installation");
        group
            .MapPost("/replays", ReplayExportedAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Replays what was exported, on this tenant's tables");
    }

    private static async Task<Results<Ok<ReplayReport>, ProblemHttpResult>> ReplayAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        int? version = null
    ) => (await Replay(grains, tenantId).ReplayAsync(segmentId, version, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<JsonElement>, ProblemHttpResult>> ExportAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        int? version = null
    ) =>
        (await Replay(grains, tenantId).ExportAsync(segmentId, version, cancellationToken)).ToHttp(bundle =>
            JsonElement.Parse(bundle)
        );

    private static async Task<Results<Ok<ReplayReport>, ProblemHttpResult>> ReplayExportedAsync(
        string tenantId,
        JsonElement body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Replay(grains, tenantId).ReplayExportedAsync(body.GetRawText(), cancellationToken)).ToHttp();

    private static ISegmentReplayGrain Replay(IGrainFactory grains, string tenantId) =>
        grains.GetGrain<ISegmentReplayGrain>(tenantId);
}
