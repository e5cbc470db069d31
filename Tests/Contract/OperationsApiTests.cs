using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SmartSegmentation.Tests.Contract;

public sealed class OperationsApiTests
{
    [TestCase("/", "text/html")]
    [TestCase("/admin", "text/html")]
    [TestCase("/studio.css", "text/css")]
    [TestCase("/studio.js", "text/javascript")]
    [TestCase("/scalar", "text/html")]
    [TestCase("/openapi/v1.json", "application/json")]
    [TestCase("/health/live", "application/json")]
    [TestCase("/health/ready", "application/json")]
    public async Task Page_NeedsNoKey(string path, string type)
    {
        using var nobody = Facade.Client(null);
        using var answer = await nobody.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Does.StartWith(type));
    }

    [Test]
    public async Task OpenApi_DescribesTheRoutesOfTheContract()
    {
        var document = (await Facade.Admin.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;
        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToList();

        Assert.That(
            paths,
            Is.SupersetOf(
                new[]
                {
                    "/v1/tenants",
                    "/v1/tenants/{tenantId}/config",
                    "/v1/tenants/{tenantId}/users",
                    "/v1/tenants/{tenantId}/sessions/{sessionId}/turns",
                    "/v1/tenants/{tenantId}/segments/{segmentId}/versions",
                    "/v1/tenants/{tenantId}/users/{userId}/memory",
                }
            )
        );
    }

    [TestCase("/")]
    [TestCase("/admin")]
    public async Task Page_RefersOnlyToFilesThatAreServed_AndTakesNoScriptFromElsewhere(string path)
    {
        using var nobody = Facade.Client(null);
        using var page = await nobody.GetAsync(new Uri(path, UriKind.Relative));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var pending = new Queue<string>(Files(await page.Content.ReadAsStringAsync()));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var file))
        {
            if (!seen.Add(file))
            {
                continue;
            }

            using var answer = await nobody.GetAsync(new Uri(file, UriKind.Relative));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), file);
            foreach (var next in Files(await answer.Content.ReadAsStringAsync()))
            {
                pending.Enqueue(next);
            }
        }

        Assert.That(seen, Has.Count.GreaterThan(3));
        Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("script-src 'self'"));
    }

    private static IEnumerable<string> Files(string text) =>
        Regex
            .Matches(text, "(?:href=|src=|from )\"(/[^\"]+\\.(?:css|js))\"")
            .Select(file => file.Groups[1].Value);

    [Test]
    public async Task OpenApi_SaysOfEveryOperation_WhatItDoesAndHowItCanFail()
    {
        var document = (await Facade.Admin.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;
        var codes = document["components"]!["schemas"]!["Problem"]!["properties"]!["code"]![
            "enum"
        ]!.AsArray();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var name = $"{method} {path}";
                Assert.That(operation!["summary"]?.GetValue<string>(), Is.Not.Null.And.Not.Empty, name);
                if (path.StartsWith("/v1/", StringComparison.Ordinal))
                {
                    Assert.That(
                        operation["responses"]!["401"]?["content"]?["application/problem+json"],
                        Is.Not.Null,
                        name
                    );
                }
            }
        }

        Assert.That(codes.Select(code => code!.GetValue<string>()), Does.Contain("segment-unknown"));
    }

    [Test]
    public async Task Route_ThatDoesNotExist_IsAProblem()
    {
        using var answer = await Facade.Admin.GetAsync(new Uri("/v1/nothing", UriKind.Relative));

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((404, "route-unknown", (string?)null)));
    }

    [Test]
    public async Task Method_ThatARouteDoesNotTake_IsAProblem()
    {
        using var answer = await Facade.Admin.PatchAsJsonAsync("/v1/tenants", new { });

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((405, "method-not-allowed", (string?)null)));
    }
}
