using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class OperationsApiTests
{
    [TestCase("/", "text/html")]
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
