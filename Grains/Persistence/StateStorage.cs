using Orleans.Storage;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>
/// Grain storage over SQLite: one writer at a time, because SQLite has one, and a queue is fairer and faster than its retries.
/// </summary>
/// <remarks>
/// The key is stored with its grain type in front. Orleans would read a bare key such as <c>abc</c> as a hexadecimal number and
/// keep it in the same row as <c>0abc</c>.
/// </remarks>
internal sealed class StateStorage(IGrainStorage engine) : IGrainStorage, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        engine.ReadStateAsync(stateName, StoredId(grainId), grainState);

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        AloneAsync(() => engine.WriteStateAsync(stateName, StoredId(grainId), grainState));

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        AloneAsync(() => engine.ClearStateAsync(stateName, StoredId(grainId), grainState));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static GrainId StoredId(GrainId grainId) =>
        GrainId.Create(grainId.Type, $"{grainId.Type}:{grainId.Key}");

    private async Task AloneAsync(Func<Task> write)
    {
        await _writer.WaitAsync();
        try
        {
            await write();
        }
        finally
        {
            _writer.Release();
        }
    }
}
