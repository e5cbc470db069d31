using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SmartSegmentation.Client.Http;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Client.Hosting;

/// <summary>An installation with its HTTP facade, as the host process runs it.</summary>
public static class Installation
{
    /// <summary>Where the facade listens unless <c>ASPNETCORE_URLS</c> or <c>--urls</c> says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Composes the web application.</summary>
    /// <param name="args">Command line of the process.</param>
    /// <param name="options">Null = read from the configuration.</param>
    /// <param name="configure">Last word on the services; null = none.</param>
    public static WebApplication Create(
        string[] args,
        InstallationOptions? options = null,
        Action<IHostApplicationBuilder>? configure = null
    )
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddSmartSegmentation(options);
        builder.AddHttpFacade();
        builder
            .Services.AddOptions<UploadOptions>()
            .Configure<DataFolder>((upload, folder) => upload.Folder = folder.Incoming);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapHttpFacade();
        return app;
    }

    /// <summary>Runs the installation until it is told to stop; the first line it prints says where to go.</summary>
    /// <param name="args">Command line of the process.</param>
    /// <param name="options">Null = read from the configuration.</param>
    /// <returns>Exit code: 0, or 1 when it could not start, with the reason on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, InstallationOptions? options = null)
    {
        try
        {
            await using var app = Create(args, options);
            await app.StartAsync();
            var addresses = app
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!;
            var notice = app.Services.GetRequiredService<AdminKeyNotice>();
            await Console.Out.WriteLineAsync(
                $"SmartSegmentation is ready at {string.Join(' ', addresses.Addresses)} ({notice.Text})"
            );
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException reason)
            when (reason is DataFolderInUseException
                || reason.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
            )
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }
    }
}
