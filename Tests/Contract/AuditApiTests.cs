using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>The trail over HTTP.</summary>
public sealed class AuditApiTests
{
    [Test]
    public async Task Trail_HoldsEveryDecision_WithWhoAndWhat()
    {
        var tenant = await Facade.NewTenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "analyst");
        using var eve = await Facade.NewUserAsync(tenant, "viewer", "eve");
        using var configured = await Facade.Admin.PutAsJsonAsync(
            tenant + "/config",
            new { currency = "EUR" }
        );
        var session = await ana.NewSessionAsync(tenant);
        using var made = await ana.SayAsync(session, "make gold");
        var id = (await made.ReadAsync())["segment"]!["segmentId"]!.GetValue<string>();
        using var refused = await eve.SayAsync(await eve.NewSessionAsync(tenant), "make silver");
        using var rated = await ana.PostAsJsonAsync(
            $"{tenant}/segments/{id}/feedback",
            new { rating = 4, comment = "fine" }
        );
        using var deleted = await ana.DeleteAsync(new Uri($"{tenant}/segments/{id}", UriKind.Relative));
        using var forgotten = await ana.DeleteAsync(new Uri($"{tenant}/users/ana/memory", UriKind.Relative));

        var events = (await GetAsync(tenant + "/audit"))["entries"]!
            .AsArray()
            .Select(row => row!["entry"]!["event"]!)
            .ToList();

        Assert.That(
            events.Select(told =>
                $"{told["userId"]} {told["kind"]} {told["subject"]} {told["action"]} {told["code"]}".TrimEnd()
            ),
            Is.EqualTo(
                new[]
                {
                    $"platform-admin tenant.created {tenant.Split('/')[^1]}",
                    "platform-admin user.added ana",
                    "platform-admin user.added eve",
                    $"platform-admin tenant.configured {tenant.Split('/')[^1]}",
                    $"ana turn {id} segment",
                    $"ana segment.created {id}",
                    "eve turn  rejected forbidden",
                    $"ana feedback {id}",
                    $"ana segment.deleted {id}",
                    "ana memory.forgotten ana",
                }
            )
        );
        Assert.That((string?)events[4]["words"], Is.EqualTo("make gold"));
        Assert.That((string?)events[4]["referenceTime"], Is.Not.Null);
        Assert.That((string?)events[3]["detail"], Does.Contain("EUR"));
        var verdict = await GetAsync(tenant + "/audit/verify");
        Assert.That((bool)verdict["intact"]!, Is.True);
        Assert.That((int)verdict["entries"]!, Is.EqualTo(10));
    }

    [Test]
    public async Task Trail_IsTheAdministrators_AndOfOneTenant()
    {
        var tenant = await Facade.NewTenantAsync();
        var other = await Facade.NewTenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "analyst");
        using var boss = await Facade.NewUserAsync(tenant, "tenant-admin", "boss");

        using var low = await ana.GetAsync(new Uri(tenant + "/audit", UriKind.Relative));
        using var foreign = await boss.GetAsync(new Uri(other + "/audit", UriKind.Relative));
        using var platform = await boss.GetAsync(new Uri("/v1/audit", UriKind.Relative));
        using var mine = await boss.GetAsync(new Uri(tenant + "/audit?limit=1&after=1", UriKind.Relative));
        using var long_ = await boss.GetAsync(new Uri(tenant + "/audit?limit=0", UriKind.Relative));
        using var anchor = await boss.GetAsync(new Uri(tenant + "/audit/verify?anchor=x", UriKind.Relative));

        Assert.That((await low.ProblemAsync()).Code, Is.EqualTo("forbidden"));
        Assert.That((await foreign.ProblemAsync()).Code, Is.EqualTo("tenant-unknown"));
        Assert.That((await platform.ProblemAsync()).Code, Is.EqualTo("forbidden"));
        var page = await mine.ReadAsync();
        Assert.That((int)page["entries"]![0]!["entry"]!["sequence"]!, Is.EqualTo(2));
        Assert.That((int)page["next"]!, Is.EqualTo(2));
        Assert.That((await long_.ProblemAsync()).Code, Is.EqualTo("limit-invalid"));
        Assert.That((await anchor.ProblemAsync()).Code, Is.EqualTo("anchor-invalid"));
        Assert.That((bool)(await GetAsync("/v1/audit/verify"))["intact"]!, Is.True);
    }

    private static async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await Facade.Admin.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ReadAsync();
    }
}
