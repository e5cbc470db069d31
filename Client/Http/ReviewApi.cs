using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Readings that a person has to decide on.</summary>
internal static class ReviewApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/reviews</c>.</summary>
    public static RouteGroupBuilder MapReviewApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/reviews").WithTags("Reviews");
        group
            .MapGet("/", ListAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Readings that were too doubtful to act on, oldest first");
        group
            .MapPost("/{reviewId}", DecideAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary(
                "Approves, rejects or corrects one; what is taken becomes the segment of its session"
            );
        return group;
    }

    private static async Task<Results<Ok<ReviewList>, ProblemHttpResult>> ListAsync(
        string tenantId,
        IGrainFactory grains,
        string? status = null
    )
    {
        ReviewStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<ReviewStatus>(status, ignoreCase: true, out var parsed) || parsed == default)
            {
                return new Refusal(
                    "status-unknown",
                    "A status is open, approved, rejected or corrected.",
                    "status"
                ).ToProblem();
            }

            wanted = parsed;
        }

        return TypedResults.Ok(
            new ReviewList(await grains.GetGrain<IReviewQueueGrain>(tenantId).ListAsync(wanted))
        );
    }

    private static async Task<Results<Ok<ReviewView>, ProblemHttpResult>> DecideAsync(
        string tenantId,
        string reviewId,
        Decision body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var decision = Enum.TryParse<ReviewDecision>(body.Name, ignoreCase: true, out var named)
            ? named
            : ReviewDecision.Unknown;
        return (
            await grains
                .GetGrain<IReviewQueueGrain>(tenantId)
                .DecideAsync(
                    reviewId,
                    new DecideReview(decision, body.Comment, body.Corrected),
                    cancellationToken
                )
        ).ToHttp();
    }
}

/// <summary>A decision on a review.</summary>
/// <param name="Name"><c>approve</c>, <c>reject</c> or <c>correct</c>.</param>
/// <param name="Comment">For the user.</param>
/// <param name="Corrected">The segment as it should be; with <c>correct</c> only.</param>
internal sealed record Decision(
    [property: System.Text.Json.Serialization.JsonPropertyName("decision")] string? Name,
    string? Comment,
    SegmentDefinition? Corrected
);

/// <summary>Reviews of a tenant.</summary>
/// <param name="Reviews">Oldest first.</param>
internal sealed record ReviewList(ImmutableArray<ReviewView> Reviews);
