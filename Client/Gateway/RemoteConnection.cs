namespace SmartSegmentation.Client.Gateway;

/// <summary>An installation that runs as a service, over HTTP.</summary>
internal sealed class RemoteConnection : IConnection
{
    /// <summary>To a service; nothing is sent yet.</summary>
    /// <param name="url">Address of the service.</param>
    /// <param name="key">API key; null = none, which the service refuses with a reason.</param>
    public RemoteConnection(Uri url, string? key)
    {
        Place = url.ToString();
        Http = new HttpClient { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null)
        {
            Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }
    }

    /// <inheritdoc/>
    public HttpClient Http { get; }

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return ValueTask.CompletedTask;
    }
}
