namespace SmartSegmentation.Client.Hosting;

/// <summary>An installation inside a command, without HTTP: the same silo and the same data folder.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly IHost _host;

    private EmbeddedHost(IHost host) => _host = host;

    /// <summary>The grains. Say who calls with <see cref="Grains.Interfaces.Tenancy.CallerContext"/> first.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts it.</summary>
    /// <param name="options">Null = read from the environment.</param>
    /// <param name="configure">Last word on the services; null = none.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running host; disposing it stops it and frees the data folder.</returns>
    public static async Task<EmbeddedHost> StartAsync(
        InstallationOptions? options = null,
        Action<IHostApplicationBuilder>? configure = null,
        CancellationToken cancellationToken = default
    )
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddSmartSegmentation(options);
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new EmbeddedHost(host);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
