using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Segments;

/// <inheritdoc cref="ISegmentDirectoryGrain"/>
/// <remarks>Stored in pages, so that a change writes one page however many segments there are.</remarks>
[GrainType("segmentdirectory")]
internal sealed class SegmentDirectoryGrain(
    [FromKeyedServices(StorageNames.State)] IGrainStorage storage,
    IGrainContext context
) : Grain, ISegmentDirectoryGrain
{
    private readonly StateRecords<SegmentDirectoryPage> _pages = new(storage, context.GrainId, "page");
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private ImmutableArray<SegmentEntry> _entries = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<SegmentEntry>();
        for (var number = 0; await _pages.ReadAsync(number) is { } page; number++)
        {
            entries.AddRange(page.Entries);
        }

        _entries = entries.ToImmutable();
        foreach (var (place, entry) in _entries.Index())
        {
            _places[entry.SegmentId] = place;
        }
    }

    public Task<ImmutableArray<SegmentEntry>> ListAsync() => Task.FromResult(_entries);

    public async Task PutAsync(SegmentEntry entry, CancellationToken cancellationToken = default)
    {
        var place = _places.GetValueOrDefault(entry.SegmentId, _entries.Length);
        if (place < _entries.Length && Same(_entries[place], entry))
        {
            return;
        }

        var next = place == _entries.Length ? _entries.Add(entry) : _entries.SetItem(place, entry);
        var number = place / SegmentDirectoryPage.Size;
        var page = next.Skip(number * SegmentDirectoryPage.Size).Take(SegmentDirectoryPage.Size);
        cancellationToken.ThrowIfCancellationRequested();
        await _pages.WriteAsync(number, new SegmentDirectoryPage { Entries = [.. page] });
        _entries = next;
        _places[entry.SegmentId] = place;
    }

    private static bool Same(SegmentEntry left, SegmentEntry right) =>
        left with { Uses = null } == right with { Uses = null }
        && left.Uses is { } one
        && right.Uses is { } other
        && one.SequenceEqual(other);
}
