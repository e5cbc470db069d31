using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Client.Hosting;

/// <summary>
/// Holds the data folder for as long as its host lives. Registered as the first hosted service, so that it is made first and disposed
/// last, when nothing writes any more.
/// </summary>
internal sealed class DataFolderHold(DataFolder folder) : IHostedService, IDisposable
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
