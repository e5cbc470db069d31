using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Reviews;

/// <summary>Readings of one tenant that a person has to decide on. The key is the tenant id.</summary>
[Alias("smartseg.IReviewQueueGrain"), GrainInterfaceType("smartseg.reviewqueue")]
public interface IReviewQueueGrain : IGrainWithStringKey
{
    /// <summary>Queues a reading; one that is queued already stays as it is.</summary>
    [Alias("Submit")]
    Task SubmitAsync(ReviewRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reviews, oldest first.</summary>
    /// <param name="status">Which; null = all.</param>
    [Alias("List")]
    Task<ImmutableArray<ReviewView>> ListAsync(ReviewStatus? status);

    /// <summary>Decides a review; the same decision again gives the same result and does nothing twice.</summary>
    /// <returns>
    /// Refused with <c>review-unknown</c>, <c>review-decided</c> (otherwise than now), <c>decision-invalid</c>, <c>comment-too-long</c>,
    /// <c>quota-spent</c>, or with the code that names what is wrong with the correction.
    /// </returns>
    [Alias("Decide"), ResponseTimeout("00:05:00")]
    Task<Outcome<ReviewView>> DecideAsync(
        string reviewId,
        DecideReview command,
        CancellationToken cancellationToken = default
    );
}

/// <summary>A reading that is too doubtful to act on.</summary>
/// <param name="ReviewId">Id within the tenant: that of the session and the number of the turn.</param>
/// <param name="SessionId">Session of the turn.</param>
/// <param name="TurnId">The turn.</param>
/// <param name="UserId">Who asked.</param>
/// <param name="At">When.</param>
/// <param name="Words">The words, verbatim.</param>
/// <param name="Draft">The reading, readable by its id as a draft.</param>
/// <param name="Replaces">The segment that the reading changes; null = it is a new one.</param>
/// <param name="Why">What is doubtful; one sentence.</param>
/// <param name="CatalogVersion">Version of the catalog at which the draft was counted.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ReviewRequest")]
public sealed record ReviewRequest(
    [property: Id(0)] string ReviewId,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string TurnId,
    [property: Id(3)] string UserId,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string Words,
    [property: Id(6)] SegmentDefinition Draft,
    [property: Id(7)] string? Replaces,
    [property: Id(8)] string Why,
    [property: Id(9)] int CatalogVersion
);

/// <summary>A decision.</summary>
/// <param name="Decision">What becomes of the draft.</param>
/// <param name="Comment">For the user; at most 4,000 characters; null = none.</param>
/// <param name="Corrected">With <see cref="ReviewDecision.Correct"/>: the segment as it should be; only its expression and name count.</param>
[GenerateSerializer, Immutable, Alias("smartseg.DecideReview")]
public sealed record DecideReview(
    [property: Id(0)] ReviewDecision Decision,
    [property: Id(1)] string? Comment = null,
    [property: Id(2)] SegmentDefinition? Corrected = null
);

/// <summary>What becomes of a draft.</summary>
public enum ReviewDecision
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>It becomes the segment of its session.</summary>
    Approve = 1,

    /// <summary>It does not.</summary>
    Reject = 2,

    /// <summary>A corrected one does.</summary>
    Correct = 3,
}

/// <summary>Where a review stands.</summary>
public enum ReviewStatus
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Waits for a person.</summary>
    Open = 1,

    /// <summary>The draft was taken.</summary>
    Approved = 2,

    /// <summary>The draft was turned down.</summary>
    Rejected = 3,

    /// <summary>The draft was corrected.</summary>
    Corrected = 4,
}

/// <summary>A review.</summary>
/// <param name="Request">What was queued.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DecidedBy">Who decided; null while open.</param>
/// <param name="DecidedAt">When; null while open.</param>
/// <param name="Comment">What was said to it.</param>
/// <param name="Corrected">The segment as it should be, counted; null = as drafted.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ReviewView")]
public sealed record ReviewView(
    [property: Id(0)] ReviewRequest Request,
    [property: Id(1)] ReviewStatus Status,
    [property: Id(2)] string? DecidedBy = null,
    [property: Id(3)] DateTimeOffset? DecidedAt = null,
    [property: Id(4)] string? Comment = null,
    [property: Id(5)] SegmentDefinition? Corrected = null
);
