using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Reviews.Domain;

namespace SmartSegmentation.Grains.Reviews;

/// <inheritdoc cref="IReviewQueueGrain"/>
/// <remarks>
/// A decision is written first and then carried to the trail and to its session, which take it once; one that was written and perhaps not carried is
/// carried again before the next call.
/// </remarks>
[GrainType("reviewqueue")]
internal sealed class ReviewQueueGrain(
    [FromKeyedServices(StorageNames.State)] IGrainStorage storage,
    IGrainContext context,
    TimeProvider clock
) : Grain, IReviewQueueGrain
{
    private readonly StateRecords<ReviewRecord> _records = new(storage, context.GrainId, "review");
    private readonly List<ReviewRecord> _reviews = [];

    private string TenantId => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        while (await _records.ReadAsync(_reviews.Count + 1) is { } record)
        {
            _reviews.Add(record);
        }
    }

    public async Task SubmitAsync(ReviewRequest request, CancellationToken cancellationToken = default)
    {
        if (PlaceOf(request.ReviewId) >= 0)
        {
            return;
        }

        var record = new ReviewRecord { Review = new ReviewView(request, ReviewStatus.Open) };
        await _records.WriteAsync(_reviews.Count + 1, record);
        _reviews.Add(record);
    }

    public async Task<ImmutableArray<ReviewView>> ListAsync(ReviewStatus? status)
    {
        await CarryOutstandingAsync();
        return
        [
            .. _reviews
                .Select(record => record.Review!)
                .Where(review => status is null || review.Status == status),
        ];
    }

    public async Task<Outcome<ReviewView>> DecideAsync(
        string reviewId,
        DecideReview command,
        CancellationToken cancellationToken = default
    )
    {
        await CarryOutstandingAsync();
        var place = PlaceOf(reviewId);
        var before = place < 0 ? null : _reviews[place].Review;
        var decided = ReviewLedger.Decide(before, command, CallerContext.UserId, clock.GetUtcNow());
        if (decided is not Outcome<ReviewView>.Done(var after) || after == before)
        {
            return decided;
        }

        if (after.Corrected is not null)
        {
            var sized = await SizeAsync(after, cancellationToken);
            if (sized is not Outcome<ReviewView>.Done(var corrected))
            {
                return sized;
            }

            after = corrected;
        }

        if (
            after.Status != ReviewStatus.Rejected
            && after.Request.Replaces is null
            && await GrainFactory
                .GetGrain<ITenantGrain>(TenantId)
                .SpendSegmentAsync("review:" + reviewId, cancellationToken)
                is { } spent
        )
        {
            return new Outcome<ReviewView>.Refused(spent);
        }

        await StoreAsync(place, new ReviewRecord { Review = after });
        await CarryOutstandingAsync();
        return new Outcome<ReviewView>.Done(after);
    }

    private int PlaceOf(string reviewId) =>
        _reviews.FindIndex(record =>
            record.Review!.Request.ReviewId.Equals(reviewId, StringComparison.Ordinal)
        );

    private async Task<Outcome<ReviewView>> SizeAsync(ReviewView review, CancellationToken cancellationToken)
    {
        var given = review.Corrected!;
        var draft = review.Request.Draft;
        var size = await GrainFactory
            .GetGrain<ISegmentReadingGrain>(TenantId)
            .EstimateAsync(given, cancellationToken);
        return size.Map(found =>
            review with
            {
                Corrected = draft with
                {
                    Name = given.Name.Length > 0 ? given.Name : draft.Name,
                    Expression = given.Expression,
                    LogicExpression = given.LogicExpression,
                    EstimatedSize = found,
                    Confidence = 1,
                    Warnings = [],
                },
            }
        );
    }

    private async Task CarryOutstandingAsync()
    {
        for (var place = 0; place < _reviews.Count; place++)
        {
            if (
                _reviews[place] is { Carried: false, Review: { Status: not ReviewStatus.Open } review } record
            )
            {
                await GrainFactory
                    .GetGrain<IAuditTrailGrain>(TenantId)
                    .AppendAsync(ReviewAudit.Of(review), CancellationToken.None);
                await GrainFactory
                    .GetInTenant<ISessionGrain>(TenantId, review.Request.SessionId)
                    .TakeReviewAsync(review, CancellationToken.None);
                await StoreAsync(place, record with { Carried = true });
            }
        }
    }

    private async Task StoreAsync(int place, ReviewRecord record)
    {
        await _records.WriteAsync(place + 1, record);
        _reviews[place] = record;
    }
}
