using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>Quotas and the service killed while many make segments; turns are then sent again under their ids.</summary>
public sealed class QuotaInterruptionTests
{
    private const string Tenant = "/v1/tenants/q";
    private const int Creators = 24;
    private const int Quota = 10;
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-quota-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Killed_WhileSegmentsAreMade_AllowsAsManyAsTheQuotaInAll()
    {
        var sessions = new List<string>();
        using (var first = await SiloProcess.StartAsync(_folder))
        {
            using var created = await first.Client.PostAsJsonAsync(
                "/v1/tenants",
                new
                {
                    tenantId = "q",
                    name = "Q",
                    config = new { maxSegmentsPerDay = Quota, maxConcurrentSessions = Creators },
                }
            );
            created.EnsureSuccessStatusCode();
            for (var number = 0; number < Creators; number++)
            {
                using var opened = await first.Client.PostAsJsonAsync(Tenant + "/sessions", new { });
                sessions.Add((string)JsonNode.Parse(await opened.Content.ReadAsStringAsync())!["sessionId"]!);
            }

            var making = sessions.Select(session => MakeAsync(first.Client, session)).ToList();
            await Task.WhenAny(making);
            await first.KillAsync();
            await Task.WhenAll(making);
        }

        using var second = await SiloProcess.StartAsync(_folder);
        var actions = await Task.WhenAll(sessions.Select(session => MakeAsync(second.Client, session)));
        using var late = await second.Client.PostAsJsonAsync(Tenant + "/sessions", new { });
        var listed = await second.Client.GetFromJsonAsync<JsonNode>(Tenant + "/segments");

        Assert.That(actions.Count(action => action == "segment"), Is.EqualTo(Quota));
        Assert.That(actions.Count(action => action == "rejected"), Is.EqualTo(Creators - Quota));
        Assert.That(listed!["segments"]!.AsArray(), Has.Count.EqualTo(Quota));
        Assert.That((int)late.StatusCode, Is.EqualTo(429), "the open sessions are known after the crash");
    }

    /// <returns>What was done; null when the service was gone.</returns>
    private static async Task<string?> MakeAsync(HttpClient client, string session)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(
                $"{Tenant}/sessions/{session}/turns",
                new { message = "make " + session, turnId = "t" }
            );
            return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["action"];
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
