using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Finds the segments that refer to a segment.</summary>
internal static class UsedBy
{
    /// <summary>Active segments that refer to it, directly or through others.</summary>
    public static async Task<ImmutableArray<SegmentUse>> FindAsync(
        IGrainFactory grains,
        string tenantId,
        string segmentId
    )
    {
        var entries = await grains.GetGrain<ISegmentDirectoryGrain>(tenantId).ListAsync();
        var active = entries
            .Where(entry => entry.Status == SegmentStatus.Active && entry.SegmentId != segmentId)
            .ToList();
        for (var place = 0; place < active.Count; place++)
        {
            // Entries of an earlier release do not say what they use.
            if (active[place].Uses is null)
            {
                var view = await grains
                    .GetInTenant<ISegmentGrain>(tenantId, active[place].SegmentId)
                    .FindAsync();
                active[place] = active[place] with
                {
                    Uses = SegmentReferences.Uses(view?.Definition.Expression),
                };
            }
        }

        var found = new Dictionary<string, SegmentUse>(StringComparer.Ordinal);
        var open = new Queue<string>([segmentId]);
        while (open.TryDequeue(out var used))
        {
            foreach (
                var entry in active.Where(entry => entry.Uses!.Value.Contains(used, StringComparer.Ordinal))
            )
            {
                if (
                    found.TryAdd(
                        entry.SegmentId,
                        new SegmentUse(entry.SegmentId, entry.Name, entry.CreatedBy, used == segmentId)
                    )
                )
                {
                    open.Enqueue(entry.SegmentId);
                }
            }
        }

        return [.. found.Values];
    }
}
