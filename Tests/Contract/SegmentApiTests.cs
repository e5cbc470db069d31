using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class SegmentApiTests
{
    [Test]
    public async Task Segment_IsReadableAtOnceByEveryUserOfTheTenant()
    {
        var (tenant, _, _, id) = await StartAsync();
        using var bob = await Facade.NewUserAsync(tenant, "viewer", "bob");

        var segment = await GetAsync(bob, $"{tenant}/segments/{id}");

        Assert.That(segment["name"]!.GetValue<string>(), Is.EqualTo("big spenders"));
        Assert.That(segment["query"]!.GetValue<string>(), Is.EqualTo("make big spenders"));
        Assert.That(segment["status"]!.GetValue<string>(), Is.EqualTo("active"));
        Assert.That(segment["auditTrail"]![0]!["userId"]!.GetValue<string>(), Is.EqualTo("ana"));
    }

    [Test]
    public async Task Segment_Edited_KeepsItsVersionsAndItsTrail()
    {
        var (tenant, ana, session, id) = await StartAsync();
        using var edited = await ana.SayAsync(session, "edit bigger spenders");
        using var again = await ana.SayAsync(session, "edit biggest spenders");

        var versions = await GetAsync(ana, $"{tenant}/segments/{id}/versions");
        var segment = await GetAsync(ana, $"{tenant}/segments/{id}");

        Assert.That(
            versions["versions"]!.AsArray().Select(version => version!["name"]!.GetValue<string>()),
            Is.EqualTo(new[] { "big spenders", "bigger spenders", "biggest spenders" })
        );
        Assert.That(segment["version"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(
            segment["auditTrail"]!.AsArray().Select(entry => entry!["action"]!.GetValue<string>()),
            Is.EqualTo(new[] { "created", "edited", "edited" })
        );
    }

    [Test]
    public async Task Segment_Deleted_IsGoneUntilRestored()
    {
        var (tenant, ana, _, id) = await StartAsync();
        var path = new Uri($"{tenant}/segments/{id}", UriKind.Relative);

        using var deleted = await ana.DeleteAsync(path);
        using var gone = await ana.GetAsync(path);
        var listed = await GetAsync(ana, tenant + "/segments");
        var tombstones = await GetAsync(ana, tenant + "/segments?status=deleted");
        using var restored = await ana.PostAsync(new Uri(path + ":restore", UriKind.Relative), null);
        var back = await GetAsync(ana, path.ToString());

        Assert.That((int)deleted.StatusCode, Is.EqualTo(200));
        Assert.That((await gone.ProblemAsync()).Code, Is.EqualTo("segment-unknown"));
        Assert.That(listed["segments"]!.AsArray(), Is.Empty);
        Assert.That(tombstones["segments"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((int)restored.StatusCode, Is.EqualTo(200));
        Assert.That(
            back["auditTrail"]!.AsArray().Select(entry => entry!["action"]!.GetValue<string>()),
            Is.EqualTo(new[] { "created", "deleted", "restored" })
        );
    }

    [Test]
    public async Task Interpretations_AreReadableButNotListed()
    {
        var (tenant, ana, session, _) = await StartAsync();
        using var answer = await ana.SayAsync(session, "two");
        var readings = (await answer.ReadAsync())["interpretations"]!.AsArray();

        foreach (var reading in readings)
        {
            var draft = await GetAsync(ana, $"{tenant}/segments/{reading!["segment"]!["segmentId"]}");
            Assert.That(draft["status"]!.GetValue<string>(), Is.EqualTo("draft"));
        }

        Assert.That(readings, Has.Count.EqualTo(2));
        Assert.That((await GetAsync(ana, tenant + "/segments"))["segments"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase(0, 400)]
    [TestCase(6, 400)]
    [TestCase(4, 201)]
    public async Task Feedback_IsKeptWhenItsRatingIsOne(int rating, int status)
    {
        var (tenant, ana, _, id) = await StartAsync();

        using var answer = await ana.PostAsJsonAsync(
            $"{tenant}/segments/{id}/feedback",
            new
            {
                rating,
                comment = "fine",
                corrected = new
                {
                    name = "better",
                    expression = new { op = "and", children = Array.Empty<int>() },
                },
            }
        );

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task UnknownSegment_IsNotFoundWhateverIsAsked()
    {
        var (tenant, ana, _, _) = await StartAsync();

        foreach (var path in new[] { "", "/versions" })
        {
            using var answer = await ana.GetAsync(new Uri($"{tenant}/segments/none{path}", UriKind.Relative));
            Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("segment-unknown"));
        }
    }

    private static async Task<(string Tenant, HttpClient Ana, string Session, string SegmentId)> StartAsync()
    {
        var tenant = await Facade.NewTenantAsync();
        var ana = await Facade.NewUserAsync(tenant, "analyst");
        var session = await ana.NewSessionAsync(tenant);
        using var made = await ana.SayAsync(session, "make big spenders");
        var id = (await made.ReadAsync())["segment"]!["segmentId"]!.GetValue<string>();
        return (tenant, ana, session, id);
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonNode>(path))!;
}
