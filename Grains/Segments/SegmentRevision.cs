using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>What a segment needs of the tenant's rows when it changes: an earlier version counted anew, members frozen.</summary>
internal sealed class SegmentRevision(SegmentReader reader, FrozenTables frozen)
{
    /// <summary>Lists of frozen members.</summary>
    public FrozenTables Frozen => frozen;

    /// <summary>The save that does it: the earlier conditions at their own day, counted anew.</summary>
    public async Task<Outcome<SaveSegment>> PrepareAsync(
        TenantScopedKey key,
        SegmentDefinition current,
        SegmentDefinition earlier,
        CancellationToken cancellationToken
    )
    {
        DateOnly? today = earlier.Today == default ? null : earlier.Today;
        var context = await reader.OpenAsync(key.TenantId, today, [earlier.Expression]);
        if (SegmentReferences.Reaches(earlier.Expression, key.Id, context.Find))
        {
            return new Outcome<SaveSegment>.Refused(SegmentReferences.Circular);
        }

        var size = await reader.SizeAsync(key.TenantId, context, earlier.Expression, cancellationToken);
        return size.Map(counted => new SaveSegment(
            earlier with
            {
                Version = current.Version + 1,
                EstimatedSize = counted,
            },
            "reverted",
            Draft: false,
            context.Catalog.Version,
            FromVersion: earlier.Version
        ));
    }
}
