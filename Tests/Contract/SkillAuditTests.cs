using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Tests.Cli;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Decisions about skills in the platform's trail: who, what and by which figures; found when altered; no tenant's to read.</summary>
public sealed class SkillAuditTests
{
    private const string Key = "skill-audit-tests";
    private const string Skill = "/v1/skills/explanation/versions";
    private string _folder = "";
    private WebApplication _app = null!;
    private HttpClient _admin = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-skill-audit-").FullName;
        _app = Installation.Create(
            ["--urls", "http://127.0.0.1:0"],
            new InstallationOptions { DataFolder = _folder, AdminKey = Key },
            builder => builder.Logging.ClearProviders().AddProvider(new HostLog())
        );
        await _app.StartAsync();
        _admin = Client(Key);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Decisions_AreEntries_ThatVerifyCovers_AndNoTenantReads()
    {
        await AddAsync("1.1.0", SkillVerdict.Pass, "1.0.0");
        await PostAsync($"{Skill}/1.1.0:promote", new { }, 200);
        await PostAsync($"{Skill}/1.1.0:promote", new { }, 200);
        await AddAsync("1.2.0", SkillVerdict.Fail, "1.1.0");
        await PostAsync($"{Skill}/1.2.0:promote", new { @override = true, reason = "I insist." }, 409);
        await PostAsync($"{Skill}/1.0.0:rollback", new { reason = "The old one reads better." }, 200);
        await PostAsync($"{Skill}/7.0.0:promote", new { }, 404);

        var events = (await GetAsync("/v1/audit"))["entries"]!
            .AsArray()
            .Select(row => row!["entry"]!["event"]!)
            .ToList();
        Assert.That(
            events.Select(told =>
                $"{told["userId"]} {told["kind"]} {told["subject"]} {told["code"]} {told["words"]}".TrimEnd()
            ),
            Is.EqualTo([
                "platform-admin skill.promoted explanation",
                "platform-admin skill.refused explanation skill-gate-failed I insist.",
                "platform-admin skill.rolled-back explanation  The old one reads better.",
            ])
        );
        var refused = JsonNode.Parse((string)events[1]["detail"]!)!;
        Assert.That((string?)refused["from"], Is.EqualTo("1.1.0"));
        Assert.That((string?)refused["version"], Is.EqualTo("1.2.0"));
        Assert.That((string?)refused["gate"]!["verdict"], Is.EqualTo("fail"));
        Assert.That((double?)refused["gate"]!["score"], Is.EqualTo(0.9));
        Assert.That((string?)events[1]["reading"], Does.StartWith("1.1.0 → 1.2.0"));
        var verdict = await GetAsync("/v1/audit/verify");
        Assert.That(((bool)verdict["intact"]!, (int)verdict["entries"]!), Is.EqualTo((true, 3)));

        await ExpectClosedToTenantsAsync();
        await ExpectAlteredByteFoundAsync();
    }

    private async Task ExpectClosedToTenantsAsync()
    {
        await PostAsync("/v1/tenants", new { tenantId = "shop", name = "Shop" }, 201);
        var added = await PostAsync(
            "/v1/tenants/shop/users",
            new { userId = "a", role = "tenant-admin" },
            201
        );
        var key = added["apiKey"]!.GetValue<string>();
        using var boss = Client(key);
        foreach (var path in (string[])["/v1/audit", "/v1/audit/verify"])
        {
            using var closed = await boss.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That((await closed.ProblemAsync()).Code, Is.EqualTo("forbidden"), path);
        }

        using var asTenant = await boss.GetAsync(new Uri("/v1/tenants/$platform/audit", UriKind.Relative));
        Assert.That((await asTenant.ProblemAsync()).Code, Is.EqualTo("tenant-unknown"));
        var listed = await SmartsegAsync(key, "audit", "list", "--platform");
        Assert.That((listed.ExitCode, listed.Output), Is.EqualTo((1, "")), listed.Error);
    }

    private async Task ExpectAlteredByteFoundAsync()
    {
        var whole = await SmartsegAsync(Key, "audit", "verify", "--platform");
        Assert.That(whole.ExitCode, Is.Zero, whole.Output + whole.Error);
        var listed = await SmartsegAsync(Key, "audit", "list", "--platform", "--json");
        Assert.That(listed.Json["entries"]!.AsArray(), Has.Count.EqualTo(3));

        await using (var connection = new SqliteConnection($"Data Source={_folder}/state.db"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE OrleansStorage SET PayloadBinary = CAST(replace(CAST(PayloadBinary AS TEXT), 'I insist', 'I insisT') AS BLOB) "
                + "WHERE GrainIdExtensionString LIKE 'audittrail:%' AND CAST(PayloadBinary AS TEXT) LIKE '%I insist%'";
            Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
        }

        var altered = await SmartsegAsync(Key, "audit", "verify", "--platform");
        Assert.That(altered.ExitCode, Is.EqualTo(5), altered.Output);
        Assert.That(altered.Error, Does.Contain("Entry 2").And.Contain("entry-altered"));
        var tenant = await SmartsegAsync(Key, "audit", "verify", "--tenant", "shop");
        Assert.That(tenant.ExitCode, Is.Zero, "the tenant's trail is another");
    }

    /// <summary>Adds a version, with an evaluation as though its suite had been run.</summary>
    private async Task AddAsync(string version, SkillVerdict verdict, string live)
    {
        var added = await PostAsync(Skill, new { version, from = "1.0.0" }, 201);
        await _app
            .Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ISkillGrain>("explanation")
            .RecordAsync(
                new SkillEvaluation(
                    version,
                    added["digest"]!.GetValue<string>(),
                    live,
                    DateTimeOffset.UnixEpoch,
                    "test",
                    verdict,
                    0.9,
                    20,
                    [],
                    [],
                    "So it is."
                )
            );
    }

    private Task<Smartseg> SmartsegAsync(string key, params string[] args) =>
        Smartseg.RunAsync([.. args, "--url", _app.Urls.First(), "--key", key]);

    private HttpClient Client(string key) =>
        new()
        {
            BaseAddress = new Uri(_app.Urls.First()),
            DefaultRequestHeaders = { Authorization = new("Bearer", key) },
        };

    private async Task<JsonNode> PostAsync(string path, object body, int status)
    {
        using var answer = await _admin.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _admin.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ReadAsync();
    }
}
