using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>One installation for all contract tests, on a port and a folder of its own; every test makes its own tenants.</summary>
[SetUpFixture]
public sealed class Facade
{
    private const string AdminKey = "contract-tests";
    private static WebApplication? _app;
    private static string _folder = "";
    private static int _tenants;

    /// <summary>A client with the platform administrator's key.</summary>
    public static HttpClient Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-contract-").FullName;
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder, AdminKey = AdminKey },
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(new HostLog());
                builder.Services.AddSingleton<ITurnRunner, ScriptedTurnRunner>();
            }
        );
        await _app.StartAsync();
        Admin = Client(AdminKey);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Admin.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client with a key; null = with none.</summary>
    public static HttpClient Client(string? key) =>
        new()
        {
            BaseAddress = new Uri(_app!.Urls.First()),
            DefaultRequestHeaders =
            {
                Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key),
            },
        };

    /// <summary>Another installation, with the language engine, in a folder of its own.</summary>
    /// <param name="configure">Last word on the services; null = none.</param>
    internal static async Task<WholeInstallation> StartOtherAsync(
        Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder>? configure = null
    )
    {
        var folder = Path.Combine(_folder, "other-" + Interlocked.Increment(ref _tenants));
        var app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = folder, AdminKey = AdminKey },
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(new HostLog());
                configure?.Invoke(builder);
            }
        );
        await app.StartAsync();
        return new WholeInstallation(app, AdminKey);
    }

    /// <summary>A new tenant's path, such as <c>/v1/tenants/t7</c>.</summary>
    public static async Task<string> NewTenantAsync(JsonNode? config = null)
    {
        var id = $"t{Interlocked.Increment(ref _tenants)}";
        using var created = await Admin.PostAsJsonAsync(
            "/v1/tenants",
            new
            {
                tenantId = id,
                name = "Tenant",
                config,
            }
        );
        Assert.That((int)created.StatusCode, Is.EqualTo(201), await created.Content.ReadAsStringAsync());
        return "/v1/tenants/" + id;
    }

    /// <summary>A client of a new user.</summary>
    public static async Task<HttpClient> NewUserAsync(string tenant, string role, string userId = "ana")
    {
        using var added = await Admin.PostAsJsonAsync(tenant + "/users", new { userId, role });
        Assert.That((int)added.StatusCode, Is.EqualTo(201), await added.Content.ReadAsStringAsync());
        return Client((await added.ReadAsync())["apiKey"]!.GetValue<string>());
    }
}
