using Orleans.Storage;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>
/// Further records of one grain, each stored by itself under <c>{family}-{number}</c>, so that a long history does not make every
/// write longer.
/// </summary>
/// <typeparam name="T">An immutable record.</typeparam>
/// <param name="storage">Grain storage.</param>
/// <param name="owner">The grain.</param>
/// <param name="family">Name of the records; unique within the grain's type.</param>
internal sealed class StateRecords<T>(IGrainStorage storage, GrainId owner, string family)
    where T : class
{
    private readonly Dictionary<int, string?> _etags = [];

    /// <summary>Reads one record.</summary>
    /// <returns>Null when it was never written.</returns>
    public async Task<T?> ReadAsync(int number)
    {
        var state = new GrainState<T>();
        await storage.ReadStateAsync(Name(number), owner, state);
        _etags[number] = state.RecordExists ? state.ETag : null;
        return state.RecordExists ? state.State : null;
    }

    /// <summary>Writes one record, whether it exists or not.</summary>
    public async Task WriteAsync(int number, T value)
    {
        if (!_etags.ContainsKey(number))
        {
            await ReadAsync(number);
        }

        await StoreAsync(number, value);
    }

    /// <summary>Writes one record that does not exist.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">It does.</exception>
    public Task AddAsync(int number, T value) => StoreAsync(number, value);

    private async Task StoreAsync(int number, T value)
    {
        var state = new GrainState<T>(value, _etags.GetValueOrDefault(number));
        await storage.WriteStateAsync(Name(number), owner, state);
        _etags[number] = state.ETag;
    }

    private string Name(int number) => FormattableString.Invariant($"{family}-{number}");
}
