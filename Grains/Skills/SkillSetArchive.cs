using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>
/// The sets of skills that turns were run with, each stored once by its hash. A turn names its set by the hash, so that it waits for a
/// write only when a set is new.
/// </summary>
internal sealed class SkillSetArchive([FromKeyedServices(StorageNames.State)] IGrainStorage storage)
{
    private const int MostKept = 4096;
    private const string Name = "skillset";
    private readonly ConditionalWeakTable<SkillSet, string> _hashes = [];
    private readonly ConcurrentDictionary<string, Lazy<Task>> _kept = new(StringComparer.Ordinal);

    /// <summary>Sees to it that a set is stored.</summary>
    /// <returns>Its hash, once it is.</returns>
    public async ValueTask<string> KeepAsync(SkillSet set)
    {
        if (_hashes.TryGetValue(set, out var known) && _kept.TryGetValue(known, out var done))
        {
            await done.Value;
            return known;
        }

        var record = SkillSetRecord.Of(set);
        var hash = record.Hash();
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var keeping = _kept.GetOrAdd(hash, _ => new Lazy<Task>(() => WriteAsync(hash, record)));
        try
        {
            await keeping.Value;
        }
        catch
        {
            // The next turn tries again.
            _kept.TryRemove(KeyValuePair.Create(hash, keeping));
            throw;
        }

        _hashes.AddOrUpdate(set, hash);
        return hash;
    }

    /// <summary>A set by its hash; null when it is not here, or no longer what was stored.</summary>
    public async Task<SkillSetRecord?> FindAsync(string hash)
    {
        var state = await ReadAsync(hash);
        return state.RecordExists && string.Equals(state.State!.Hash(), hash, StringComparison.Ordinal)
            ? state.State
            : null;
    }

    private async Task WriteAsync(string hash, SkillSetRecord record)
    {
        var state = await ReadAsync(hash);
        if (state.RecordExists)
        {
            return;
        }

        state.State = record;
        try
        {
            await storage.WriteStateAsync(Name, IdOf(hash), state);
        }
        catch (InconsistentStateException)
        {
            // Another silo was first; under this hash it can have written nothing else.
        }
    }

    private async Task<GrainState<SkillSetRecord>> ReadAsync(string hash)
    {
        var state = new GrainState<SkillSetRecord>();
        await storage.ReadStateAsync(Name, IdOf(hash), state);
        return state;
    }

    private static GrainId IdOf(string hash) => GrainId.Create(Name, hash);
}
