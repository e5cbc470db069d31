using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>One embedded installation for the tests of this folder; every test takes a tenant of its own.</summary>
[SetUpFixture]
public sealed class Installations
{
    private static string _folder = "";

    /// <summary>It.</summary>
    public static EmbeddedHost Shared { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-cluster-").FullName;
        Shared = await EmbeddedHost.StartAsync(
            new InstallationOptions { DataFolder = _folder },
            builder => builder.Services.AddSingleton<ITurnRunner, ScriptedTurnRunner>()
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Shared.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>What cluster tests do over and over.</summary>
internal static class InstallationExtensions
{
    /// <summary>The grains, as a user of a tenant from here on.</summary>
    public static IGrainFactory Act(
        this EmbeddedHost host,
        string tenantId,
        string userId,
        UserRole role = UserRole.Analyst
    )
    {
        CallerContext.Set(tenantId, new Caller(tenantId, userId, role));
        return host.Grains;
    }

    /// <summary>Drops every activation, so that the next call reads what is stored.</summary>
    public static Task DeactivateAllAsync(this EmbeddedHost host) =>
        host.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
