using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>What contract tests do over and over.</summary>
internal static class FacadeClient
{
    /// <summary>The path of a new session.</summary>
    public static async Task<string> NewSessionAsync(this HttpClient client, string tenant)
    {
        using var opened = await client.PostAsJsonAsync(tenant + "/sessions", new { });
        Assert.That((int)opened.StatusCode, Is.EqualTo(201), await opened.Content.ReadAsStringAsync());
        return $"{tenant}/sessions/{(await opened.ReadAsync())["sessionId"]}";
    }

    /// <summary>Sends a message.</summary>
    public static Task<HttpResponseMessage> SayAsync(
        this HttpClient client,
        string session,
        string message,
        string? turnId = null
    ) => client.PostAsJsonAsync(session + "/turns", new { message, turnId });

    /// <summary>The JSON body.</summary>
    public static async Task<JsonNode> ReadAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, $"{text} {HostLog.Errors}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Status and code of a problem, after checking its form.</summary>
    public static async Task<(int Status, string Code, string? Member)> ProblemAsync(
        this HttpResponseMessage response
    )
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(
            response.Content.Headers.ContentType?.MediaType,
            Is.EqualTo("application/problem+json"),
            text
        );
        var body = JsonNode.Parse(text)!;
        var code = body["code"]!.GetValue<string>();
        Assert.That(body["type"]!.GetValue<string>(), Is.EqualTo("urn:smartseg:" + code));
        Assert.That(body["status"]!.GetValue<int>(), Is.EqualTo((int)response.StatusCode));
        return ((int)response.StatusCode, code, body["member"]?.GetValue<string>());
    }
}
