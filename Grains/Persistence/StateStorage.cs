using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Grain storage over the rows of a <see cref="StateFile"/>.</summary>
/// <remarks>
/// The key is stored with its grain type in front, in the form of the provider that wrote earlier releases' rows.
/// </remarks>
internal sealed class StateStorage(
    StateFile file,
    IOptions<ClusterOptions> cluster,
    IActivatorProvider activators
) : IGrainStorage
{
    private readonly StateSerializer _serializer = new();

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = file.Read(Key(stateName, grainId));
        grainState.RecordExists = row?.Payload is not null;
        grainState.ETag = row is null ? null! : Text(row.Version);
        grainState.State = row?.Payload is { } payload
            ? _serializer.Deserialize<T>(new BinaryData(payload))
            : activators.GetActivator<T>().Create();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = _serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await WriteAsync(stateName, grainId, payload, grainState.ETag);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await WriteAsync(stateName, grainId, null, grainState.ETag);
        grainState.RecordExists = false;
        grainState.State = activators.GetActivator<T>().Create();
    }

    private async Task<string> WriteAsync(string stateName, GrainId grainId, byte[]? payload, string? etag)
    {
        long? read = etag is null ? null : long.Parse(etag, CultureInfo.InvariantCulture);
        return await file.WriteAsync(Key(stateName, grainId), payload, read) is { } version
            ? Text(version)
            : throw new InconsistentStateException(
                $"Another writer was first to write {stateName} of {grainId}.",
                "unknown",
                etag ?? ""
            );
    }

    private StateKey Key(string stateName, GrainId grainId) =>
        new(stateName, $"{grainId.Type}:{grainId.Key}", cluster.Value.ServiceId);

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
