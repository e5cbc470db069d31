using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using SmartSegmentation.Grains;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Client.Hosting;

/// <summary>The composition of an installation: one silo with its storage, in the process of the host.</summary>
public static class SmartSegmentationHosting
{
    /// <summary>Adds the silo and takes the data folder.</summary>
    /// <param name="builder">Host of a web application or of a command.</param>
    /// <param name="options">Null = read from the configuration.</param>
    /// <exception cref="DataFolderInUseException">Another process uses the data folder.</exception>
    public static IHostApplicationBuilder AddSmartSegmentation(
        this IHostApplicationBuilder builder,
        InstallationOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var installation = options ?? InstallationOptions.FromConfiguration(builder.Configuration);
        var folder = DataFolder.Open(installation.DataFolder);
        builder.Services.AddHostedService(_ => new DataFolderHold(folder));
        builder.Services.AddSingleton(installation);
        builder.Services.AddSingleton<AdminKeyNotice>();
        builder
            .Logging.AddFilter("Orleans", LogLevel.Error)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Critical);
        builder.UseOrleans(silo =>
            silo.UseLocalhostClustering(
                    siloPort: FreePort(),
                    gatewayPort: installation.GatewayPort,
                    serviceId: "smartsegmentation",
                    clusterId: "smartsegmentation"
                )
                .Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback)
                .AddSmartSegmentation(folder)
        );
        // Hosted services start in the order of their registration: the silo first, the web server last.
        if (installation.KeepsAdminKey)
        {
            builder.Services.AddHostedService<AdminKeyService>();
        }

        return builder;
    }

    /// <summary>A port of the loopback interface that was free a moment ago, so that several installations fit on one machine.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
