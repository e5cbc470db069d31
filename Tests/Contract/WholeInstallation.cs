using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;

namespace SmartSegmentation.Tests.Contract;

/// <summary>An installation with the language engine in it.</summary>
/// <param name="App">The host.</param>
/// <param name="AdminKey">The platform administrator's key.</param>
internal sealed record WholeInstallation(WebApplication App, string AdminKey)
{
    /// <summary>A client with the platform administrator's key.</summary>
    public HttpClient Admin { get; } = With(App, AdminKey);

    /// <summary>A client with a key.</summary>
    public HttpClient Client(string key) => With(App, key);

    private static HttpClient With(WebApplication app, string key) =>
        new()
        {
            BaseAddress = new Uri(app.Urls.First()),
            Timeout = TimeSpan.FromMinutes(2),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
}
