using System.Collections.Immutable;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Segments;

/// <summary>
/// What a tenant's directory was, change by change. A turn names the directory that it saw by the number of changes, so that it need not
/// keep a copy.
/// </summary>
/// <remarks>Each change is a record; <see cref="Block"/> of them are written once more together, so that reading takes few records.</remarks>
internal sealed class SegmentDirectoryLog(IGrainStorage storage, GrainId directory)
{
    /// <summary>Type of the grain that owns the records.</summary>
    public const string GrainType = "segmentdirectory";

    private const int Block = 128;
    private readonly StateRecords<SegmentDirectoryPage> _changes = new(storage, directory, "change");
    private readonly StateRecords<SegmentDirectoryPage> _blocks = new(storage, directory, "block");
    private readonly StateRecords<SegmentDirectoryPage> _pages = new(storage, directory, "page");
    private readonly List<SegmentEntry> _open = [];

    /// <summary>The log of a tenant, to be read.</summary>
    public static SegmentDirectoryLog Of(IGrainStorage storage, string tenantId) =>
        new(storage, GrainId.Create(GrainType, tenantId));

    /// <summary>Changes so far.</summary>
    public int Revision { get; private set; }

    /// <summary>Reads all changes, to be added to.</summary>
    public async Task<ImmutableArray<SegmentEntry>> LoadAsync()
    {
        var entries = await ReadAsync(int.MaxValue);
        if (Revision > 0)
        {
            await CloseAsync();
            return entries;
        }

        // Earlier releases kept pages of entries instead: they are the first change.
        var kept = ImmutableArray.CreateBuilder<SegmentEntry>();
        for (var number = 0; await _pages.ReadAsync(number) is { } page; number++)
        {
            kept.AddRange(page.Entries);
        }

        if (kept.Count > 0)
        {
            await AddAsync(kept.ToImmutable());
        }

        return kept.ToImmutable();
    }

    /// <summary>The directory after a number of changes.</summary>
    public async Task<ImmutableArray<SegmentEntry>> ReadAsync(int revision)
    {
        var entries = new List<SegmentEntry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        Revision = 0;
        while (Revision <= revision - Block && await _blocks.ReadAsync((Revision / Block) + 1) is { } block)
        {
            Put(entries, places, block.Entries);
            Revision += Block;
        }

        _open.Clear();
        while (Revision < revision && await _changes.ReadAsync(Revision + 1) is { } change)
        {
            Put(entries, places, change.Entries);
            Revision++;
            _open.AddRange(change.Entries);
        }

        return [.. entries];
    }

    /// <summary>Adds a change.</summary>
    public async Task AddAsync(ImmutableArray<SegmentEntry> entries)
    {
        await _changes.AddAsync(Revision + 1, new SegmentDirectoryPage { Entries = entries });
        Revision++;
        _open.AddRange(entries);
        await CloseAsync();
    }

    /// <summary>Writes a full block, also one that a crash left out.</summary>
    private async Task CloseAsync()
    {
        if (Revision % Block == 0 && _open.Count > 0)
        {
            await _blocks.WriteAsync(Revision / Block, new SegmentDirectoryPage { Entries = [.. _open] });
            _open.Clear();
        }
    }

    private static void Put(
        List<SegmentEntry> entries,
        Dictionary<string, int> places,
        ImmutableArray<SegmentEntry> changed
    )
    {
        foreach (var entry in changed)
        {
            if (places.TryGetValue(entry.SegmentId, out var place))
            {
                entries[place] = entry;
            }
            else
            {
                places[entry.SegmentId] = entries.Count;
                entries.Add(entry);
            }
        }
    }
}
