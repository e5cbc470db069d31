using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Segments;

/// <inheritdoc cref="ISegmentDirectoryGrain"/>
/// <remarks>Stored as its changes, so that a change writes one entry however many segments there are.</remarks>
[GrainType(SegmentDirectoryLog.GrainType)]
internal sealed class SegmentDirectoryGrain(
    [FromKeyedServices(StorageNames.State)] IGrainStorage storage,
    IGrainContext context
) : Grain, ISegmentDirectoryGrain
{
    private readonly SegmentDirectoryLog _log = new(storage, context.GrainId);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private SegmentListing _listing = new(0, []);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var entries = await _log.LoadAsync();
        _listing = new SegmentListing(_log.Revision, entries);
        foreach (var (place, entry) in entries.Index())
        {
            _places[entry.SegmentId] = place;
        }
    }

    public Task<ImmutableArray<SegmentEntry>> ListAsync() => Task.FromResult(_listing.Entries);

    public Task<SegmentListing> ReadAsync() => Task.FromResult(_listing);

    public async Task PutAsync(SegmentEntry entry, CancellationToken cancellationToken = default)
    {
        var entries = _listing.Entries;
        var place = _places.GetValueOrDefault(entry.SegmentId, entries.Length);
        if (place < entries.Length && Same(entries[place], entry))
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await _log.AddAsync([entry]);
        _listing = new SegmentListing(
            _log.Revision,
            place == entries.Length ? entries.Add(entry) : entries.SetItem(place, entry)
        );
        _places[entry.SegmentId] = place;
    }

    private static bool Same(SegmentEntry left, SegmentEntry right) =>
        left with { Uses = null } == right with { Uses = null }
        && left.Uses is { } one
        && right.Uses is { } other
        && one.SequenceEqual(other);
}
