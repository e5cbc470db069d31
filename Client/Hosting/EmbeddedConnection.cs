using Microsoft.AspNetCore.TestHost;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Client.Hosting;

/// <summary>
/// An installation inside the calling process: the same silo, facade and data folder as the service, reached in memory instead of
/// over a port (docs/adr/0005).
/// </summary>
internal sealed class EmbeddedConnection : IConnection
{
    /// <summary>Tenant that is there from the first use on.</summary>
    public const string Tenant = "default";

    /// <summary>User of that tenant, an administrator of it.</summary>
    public const string User = "local";

    private readonly WebApplication _app;

    private EmbeddedConnection(WebApplication app, HttpClient http, string place) =>
        (_app, Http, Place) = (app, http, place);

    /// <inheritdoc/>
    public HttpClient Http { get; }

    /// <inheritdoc/>
    public string Place { get; }

    /// <summary>Starts the installation, and sees to it that its tenant and user are there.</summary>
    /// <param name="dataFolder">Created where it is missing.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ConnectionFailedException">Another process uses the folder, or it cannot be used at all.</exception>
    public static async Task<EmbeddedConnection> OpenAsync(
        string dataFolder,
        CancellationToken cancellationToken
    )
    {
        var app = Create(dataFolder);
        try
        {
            await app.StartAsync(cancellationToken);
            var key = await EnsureUserAsync(
                app.Services.GetRequiredService<IGrainFactory>(),
                cancellationToken
            );
            var http = app.GetTestClient();
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
            return new EmbeddedConnection(app, http, Path.GetFullPath(dataFolder));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Create(string dataFolder)
    {
        try
        {
            return Installation.Create(
                [],
                new InstallationOptions { DataFolder = dataFolder, KeepsAdminKey = false },
                builder =>
                {
                    ((WebApplicationBuilder)builder).WebHost.UseTestServer();
                    // Whose folder it is decides about its skills.
                    builder.Services.AddSingleton(new ForeignSkills(UserRole.TenantAdmin));
                    // Standard output belongs to the command.
                    builder
                        .Logging.ClearProviders()
                        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
                        .SetMinimumLevel(LogLevel.Error);
                }
            );
        }
        catch (DataFolderInUseException held)
        {
            throw new ConnectionFailedException(held.Message, held);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFailedException(
                $"The data folder {dataFolder} cannot be used: {unusable.Message}",
                unusable
            );
        }
    }

    /// <summary>Only hashes of keys are kept, so each start gives the user a new key; it never leaves the process.</summary>
    private static async Task<string> EnsureUserAsync(
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        CallerContext.Set(Tenant, new Caller(null, User, UserRole.PlatformAdmin));
        var tenant = grains.GetGrain<ITenantGrain>(Tenant);
        if (await tenant.FindAsync() is null)
        {
            Granted(await tenant.CreateAsync(new CreateTenant("Default"), cancellationToken));
        }

        var users = await tenant.ListUsersAsync();
        var added = users.Any(user => user.UserId.Equals(User, StringComparison.Ordinal))
            ? await tenant.RenewKeyAsync(User, cancellationToken)
            : await tenant.AddUserAsync(new AddUser(User, UserRole.TenantAdmin), cancellationToken);
        return Granted(added).ApiKey;
    }

    private static T Granted<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.Done(var value) => value,
            Outcome<T>.Refused(var why) => throw new ConnectionFailedException(why.Detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
