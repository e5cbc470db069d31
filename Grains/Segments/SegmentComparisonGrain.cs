using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Segments;

/// <inheritdoc cref="ISegmentComparisonGrain"/>
[GrainType("segmentcomparison"), StatelessWorker]
internal sealed class SegmentComparisonGrain(
    SegmentComparer comparer,
    SegmentReader reader,
    DuplicateFinder duplicates,
    LiveSkills skills
) : Grain, ISegmentComparisonGrain
{
    private const int LongestPage = 10_000;

    private string TenantId => this.GetPrimaryKeyString();

    public async Task<Outcome<SegmentDiff>> DiffAsync(
        string segmentId,
        int? earlier,
        int? later,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        if (limit is < 0 or > LongestPage)
        {
            return new Outcome<SegmentDiff>.Refused(
                new("limit-invalid", "A page has 0 to 10,000 members.", "limit")
            );
        }

        if (await FindAsync(segmentId) is null)
        {
            return new Outcome<SegmentDiff>.Refused(Unknown);
        }

        var stored = await GrainFactory
            .GetInTenant<ISegmentGrain>(TenantId, segmentId)
            .VersionsAsync(cancellationToken);
        if (stored is not Outcome<SegmentVersions>.Done({ Versions: var versions }))
        {
            return new Outcome<SegmentDiff>.Refused(((Outcome<SegmentVersions>.Refused)stored).Why);
        }

        var to = later is null ? versions[^1] : versions.LastOrDefault(version => version.Version == later);
        var from = earlier is null
            ? versions.LastOrDefault(version => version.Version < to?.Version)
            : versions.LastOrDefault(version => version.Version == earlier);
        return to is null || from is null
            ? new Outcome<SegmentDiff>.Refused(
                new(
                    "version-unknown",
                    versions.Length == 1 && later is null && earlier is null
                        ? "There is only one version."
                        : "There is no such version of the segment.",
                    to is null ? "to" : "from"
                )
            )
            : await comparer.DiffAsync(
                TenantId,
                from,
                to,
                string.IsNullOrEmpty(after) ? null : after,
                limit,
                cancellationToken
            );
    }

    public async Task<Outcome<SegmentOverlap>> OverlapAsync(
        string segmentId,
        string otherId,
        CancellationToken cancellationToken = default
    ) =>
        await FindAsync(segmentId) is { } left && await FindAsync(otherId) is { } right
            ? await comparer.OverlapAsync(TenantId, left, right, cancellationToken)
            : new Outcome<SegmentOverlap>.Refused(Unknown);

    public async Task<Outcome<SegmentDuplicates>> DuplicatesAsync(
        string segmentId,
        CancellationToken cancellationToken = default
    )
    {
        if (await FindAsync(segmentId) is not { } definition)
        {
            return new Outcome<SegmentDuplicates>.Refused(Unknown);
        }

        DateOnly? today = definition.Today == default ? null : definition.Today;
        var context = await reader.OpenAsync(TenantId, today, [definition.Expression]);
        var size = await reader.SizeAsync(TenantId, context, definition.Expression, cancellationToken);
        if (size is not Outcome<EstimatedSize>.Done({ Count: var count }))
        {
            return new Outcome<SegmentDuplicates>.Refused(((Outcome<EstimatedSize>.Refused)size).Why);
        }

        var entries = await GrainFactory.GetGrain<ISegmentDirectoryGrain>(TenantId).ListAsync();
        var others = entries
            .Where(entry => entry.Status == SegmentStatus.Active && entry.SegmentId != segmentId)
            .ToList();
        var rules = DuplicateRules.Of(await skills.GetAsync());
        return new Outcome<SegmentDuplicates>.Done(
            new SegmentDuplicates(
                segmentId,
                await duplicates.FindAsync(
                    TenantId,
                    context,
                    definition,
                    count,
                    others,
                    rules,
                    cancellationToken
                )
            )
        );
    }

    public async Task<Outcome<SegmentUses>> UsedByAsync(
        string segmentId,
        CancellationToken cancellationToken = default
    ) =>
        await FindAsync(segmentId) is null
            ? new Outcome<SegmentUses>.Refused(Unknown)
            : new Outcome<SegmentUses>.Done(
                new SegmentUses(segmentId, await UsedBy.FindAsync(GrainFactory, TenantId, segmentId))
            );

    private static Refusal Unknown => new("segment-unknown", "There is no segment of this id.");

    private async Task<SegmentDefinition?> FindAsync(string segmentId) =>
        !segmentId.Contains('/', StringComparison.Ordinal)
        && await GrainFactory.GetInTenant<ISegmentGrain>(TenantId, segmentId).FindAsync()
            is { Status: not SegmentStatus.Deleted, Definition: var definition }
            ? definition
            : null;
}
