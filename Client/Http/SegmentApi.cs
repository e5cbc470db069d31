using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Saved segments.</summary>
internal static class SegmentApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/segments</c>.</summary>
    public static RouteGroupBuilder MapSegmentApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/segments").WithTags("Segments");
        group.MapGet("/", ListAsync).For(UserRole.Viewer).WithSummary("The tenant's segments");
        group.MapGet("/{segmentId}", GetAsync).For(UserRole.Viewer).WithSummary("A segment");
        group.MapGet("/{segmentId}/versions", VersionsAsync).For(UserRole.Viewer).WithSummary("Its versions");
        group
            .MapPost("/{segmentId}/feedback", RateAsync)
            .For(UserRole.Viewer)
            .WithSummary("Feedback on a segment");
        group
            .MapDelete("/{segmentId}", DeleteAsync)
            .For(UserRole.Analyst)
            .WithSummary("Deletes it, restorably; with confirm also when others refer to it");
        group
            .MapPost("/{segmentId}:restore", RestoreAsync)
            .For(UserRole.Analyst)
            .WithSummary("Restores a deleted one");
        group
            .MapPut("/{segmentId}/snapshot", FreezeAsync)
            .For(UserRole.Analyst)
            .WithSummary("Freezes its members as they are now");
        group
            .MapDelete("/{segmentId}/snapshot", ThawAsync)
            .For(UserRole.Analyst)
            .WithSummary("Lets its members follow the data again");
        group
            .MapPost("/{segmentId}/versions/{version:int}:restore", RevertAsync)
            .For(UserRole.Analyst)
            .WithSummary("Makes an earlier version the newest, as a version of its own");
        return group;
    }

    private static Refusal Unknown => new("segment-unknown", "There is no segment of this id.");

    private static async Task<Results<Ok<SegmentList>, ProblemHttpResult>> ListAsync(
        string tenantId,
        IGrainFactory grains,
        string status = "active"
    )
    {
        if (!Enum.TryParse<SegmentStatus>(status, ignoreCase: true, out var wanted))
        {
            return new Refusal(
                "status-unknown",
                "A status is active, draft or deleted.",
                "status"
            ).ToProblem();
        }

        var entries = await grains.GetGrain<ISegmentDirectoryGrain>(tenantId).ListAsync();
        return TypedResults.Ok(new SegmentList([.. entries.Where(entry => entry.Status == wanted)]));
    }

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> GetAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains
    ) =>
        await grains.GetInTenant<ISegmentGrain>(tenantId, segmentId).FindAsync()
            is { Status: not SegmentStatus.Deleted } segment
            ? TypedResults.Ok(Show(segment))
            : Unknown.ToProblem();

    private static async Task<Results<Ok<SegmentVersions>, ProblemHttpResult>> VersionsAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetInTenant<ISegmentGrain>(tenantId, segmentId).VersionsAsync(cancellationToken)
        ).ToHttp();

    private static async Task<Results<Created<SegmentFeedback>, ProblemHttpResult>> RateAsync(
        string tenantId,
        string segmentId,
        RateSegment body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetInTenant<ISegmentGrain>(tenantId, segmentId).RateAsync(body, cancellationToken)
        ).ToCreated(_ => $"/v1/tenants/{tenantId}/segments/{segmentId}", feedback => feedback);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> DeleteAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken,
        bool confirm = false
    ) =>
        (
            await grains
                .GetInTenant<ISegmentGrain>(tenantId, segmentId)
                .DeleteAsync(new ChangeSegmentLife("", Confirmed: confirm), cancellationToken)
        ).ToHttp(Show);

    private static Task<Results<Ok<JsonObject>, ProblemHttpResult>> FreezeAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => SnapshotAsync(tenantId, segmentId, grains, frozen: true, cancellationToken);

    private static Task<Results<Ok<JsonObject>, ProblemHttpResult>> ThawAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => SnapshotAsync(tenantId, segmentId, grains, frozen: false, cancellationToken);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> SnapshotAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        bool frozen,
        CancellationToken cancellationToken
    ) =>
        (
            await grains
                .GetInTenant<ISegmentGrain>(tenantId, segmentId)
                .FreezeAsync(new FreezeSegment(frozen), cancellationToken)
        ).ToHttp(Show);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> RevertAsync(
        string tenantId,
        string segmentId,
        int version,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains
                .GetInTenant<ISegmentGrain>(tenantId, segmentId)
                .RevertAsync(new RevertSegment(version), cancellationToken)
        ).ToHttp(Show);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> RestoreAsync(
        string tenantId,
        string segmentId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains
                .GetInTenant<ISegmentGrain>(tenantId, segmentId)
                .RestoreAsync(new ChangeSegmentLife(""), cancellationToken)
        ).ToHttp(Show);

    /// <summary>The definition as in the contract, and beside its members where the segment stands.</summary>
    private static JsonObject Show(SegmentView segment)
    {
        var json = JsonSerializer.SerializeToNode(segment.Definition, SegmentJson.Options)!.AsObject();
        json["status"] = JsonSerializer.SerializeToNode(segment.Status, SegmentJson.Options);
        json["createdBy"] = segment.CreatedBy;
        json["createdAt"] = segment.CreatedAt;
        json["updatedAt"] = segment.UpdatedAt;
        return json;
    }
}

/// <summary>Segments of a tenant.</summary>
/// <param name="Segments">In the order of their making.</param>
internal sealed record SegmentList(ImmutableArray<SegmentEntry> Segments);
