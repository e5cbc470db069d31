using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Tests.Support;

[assembly: HostingStartup(typeof(ScriptedStartup))]

namespace SmartSegmentation.Tests.Support;

/// <summary>Puts the scripted runner into a host process that names this assembly in <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c>.</summary>
public sealed class ScriptedStartup : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<ITurnRunner, ScriptedTurnRunner>());
}
