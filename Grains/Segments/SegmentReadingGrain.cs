using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <inheritdoc cref="ISegmentReadingGrain"/>
[GrainType("segmentreading"), StatelessWorker]
internal sealed class SegmentReadingGrain(SegmentReader reader) : Grain, ISegmentReadingGrain
{
    private const int LongestPage = 50_000;

    private string TenantId => this.GetPrimaryKeyString();

    public async Task<Outcome<SegmentMembers>> MembersAsync(
        string segmentId,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        if (limit is < 1 or > LongestPage)
        {
            return new Outcome<SegmentMembers>.Refused(
                new("limit-invalid", "A page has 1 to 50,000 members.", "limit")
            );
        }

        return await ReadAsync(
            segmentId,
            async (context, definition) =>
            {
                if (string.IsNullOrEmpty(after) && CallerContext.UserId is { Length: > 0 } userId)
                {
                    // Who takes the members along uses the segment.
                    await GrainFactory
                        .GetInTenant<IUserMemoryGrain>(TenantId, userId)
                        .NoteReadAsync(new NoteSegment(segmentId, "exported", definition));
                }

                return await reader.MembersAsync(
                    TenantId,
                    context,
                    definition,
                    string.IsNullOrEmpty(after) ? null : after,
                    limit,
                    cancellationToken
                );
            }
        );
    }

    public Task<Outcome<SegmentSql>> SqlAsync(
        string segmentId,
        string dialect,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync(
            segmentId,
            (context, definition) =>
                reader.SqlAsync(TenantId, context, definition, dialect, cancellationToken)
        );

    public Task<Outcome<SegmentExplanation>> ExplainAsync(
        string segmentId,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync(
            segmentId,
            (context, definition) => reader.ExplainAsync(TenantId, context, definition, cancellationToken)
        );

    public Task<Outcome<SegmentMembership>> WhyAsync(
        string segmentId,
        string key,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync(
            segmentId,
            (context, definition) => reader.WhyAsync(TenantId, context, definition, key, cancellationToken)
        );

    public async Task<Outcome<EstimatedSize>> EstimateAsync(
        SegmentDefinition definition,
        CancellationToken cancellationToken = default
    )
    {
        DateOnly? today = definition.Today == default ? null : definition.Today;
        var context = await reader.OpenAsync(TenantId, today, [definition.Expression]);
        var config = await GrainFactory.GetGrain<ITenantGrain>(TenantId).GetConfigAsync();
        var wrong = SegmentCheck.Find(context, config, definition.Expression);
        return wrong is [var first, ..]
            ? new Outcome<EstimatedSize>.Refused(first)
            : await reader.SizeAsync(TenantId, context, definition.Expression, cancellationToken);
    }

    private async Task<Outcome<T>> ReadAsync<T>(
        string segmentId,
        Func<SegmentContext, SegmentDefinition, Task<Outcome<T>>> read
    )
    {
        var view = await GrainFactory.GetInTenant<ISegmentGrain>(TenantId, segmentId).FindAsync();
        if (view is not { Status: not SegmentStatus.Deleted, Definition: var definition })
        {
            return new Outcome<T>.Refused(new("segment-unknown", "There is no segment of this id."));
        }

        DateOnly? today = definition.Today == default ? null : definition.Today;
        var context = await reader.OpenAsync(TenantId, today, [definition.Expression]);
        return await reader.ForbiddenAsync(TenantId, context, definition) is { } forbidden
            ? new Outcome<T>.Refused(forbidden)
            : await read(context, definition);
    }
}
