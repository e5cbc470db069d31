using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Tests.Cli;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>The trail in its stored form: told once, found when altered.</summary>
public sealed class AuditTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-audit-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Batch_ToldAgain_IsAppendedOnce_AlsoByANewActivation()
    {
        const string tenant = "audit-again";
        var grains = Installations.Shared.Act(tenant, "ana", UserRole.TenantAdmin);
        var trail = grains.GetGrain<IAuditTrailGrain>(tenant);
        for (var place = 1; place <= 5; place++)
        {
            await trail.AppendAsync(Batch("catalog", place));
            await trail.AppendAsync(Batch("other", place));
        }

        await trail.AppendAsync(Batch("catalog", 5, again: true));
        await Installations.Shared.DeactivateAllAsync();
        await trail.AppendAsync(Batch("catalog", 5, again: true));
        await trail.AppendAsync(Batch("catalog", 4, again: true));
        await trail.AppendAsync(Batch("other", 6, again: true));

        var page = await ListAsync(grains, tenant);
        Assert.That(
            page.Entries.Select(row => $"{row.Entry.Source} {row.Entry.Place}"),
            Is.EqualTo(
                Enumerable
                    .Range(1, 5)
                    .SelectMany(place => new[] { $"catalog {place}", $"other {place}" })
                    .Append("other 6")
            )
        );
        Assert.That((await VerifyAsync(grains, tenant)).Intact, Is.True);
    }

    [Test]
    public async Task Pages_OfATrail_GoOnWhereTheLastEnded()
    {
        const string tenant = "audit-pages";
        var grains = Installations.Shared.Act(tenant, "ana", UserRole.TenantAdmin);
        for (var place = 1; place <= 7; place++)
        {
            await grains.GetGrain<IAuditTrailGrain>(tenant).AppendAsync(Batch("catalog", place, events: 3));
        }

        var seen = new List<long>();
        for (long? after = 0; after is not null; )
        {
            var page = await ListAsync(grains, tenant, after.Value, 4);
            seen.AddRange(page.Entries.Select(row => row.Entry.Sequence));
            after = page.Next;
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 21).Select(number => (long)number)));
    }

    [Test]
    public async Task StoredBytes_AlteredInTheFile_AreFoundAndNamed()
    {
        var turns = new[]
        {
            "hello",
            "make gold",
            "edit silver",
            "ask",
            "two",
            "define big as over 10",
            "delete",
        };
        await using (
            var host = await EmbeddedHost.StartAsync(
                new InstallationOptions { DataFolder = _folder },
                builder => builder.Services.AddSingleton<ITurnRunner, ScriptedTurnRunner>()
            )
        )
        {
            var grains = host.Act("default", "ana", UserRole.TenantAdmin);
            await grains.GetGrain<ITenantGrain>("default").CreateAsync(new CreateTenant("T"));
            var session = grains.GetInTenant<ISessionGrain>("default", "x1");
            await session.OpenAsync();
            foreach (var turn in turns)
            {
                await session.RunTurnAsync(new TurnRequest(turn));
            }

            var entries = (await ListAsync(grains, "default")).Entries;
            Assert.That(
                entries.Select(row => row.Entry.Event.Kind),
                Is.EqualTo(
                    new[]
                    {
                        "tenant.created",
                        "turn",
                        "turn",
                        "segment.created",
                        "turn",
                        "segment.edited",
                        "turn",
                        "turn",
                        "segment.created",
                        "segment.created",
                        "turn",
                        "memory.defined",
                        "turn",
                        "segment.deleted",
                    }
                )
            );
            await FlipAsync(grains);
        }

        // The command line, on the folder that nobody uses now.
        var whole = await Smartseg.RunAsync("audit", "verify", "--data", _folder, "--json");
        Assert.That(whole.ExitCode, Is.Zero, whole.Output + whole.Error);
        var listed = await Smartseg.RunAsync("audit", "list", "--data", _folder);
        Assert.That(listed.Output, Does.Contain("define big as over 10"));
        SqliteConnection.ClearAllPools();
        await ExecuteAsync(
            "UPDATE OrleansStorage SET PayloadBinary = CAST(replace(CAST(PayloadBinary AS TEXT), 'define big', 'define Big') AS BLOB) WHERE GrainTypeString LIKE '%record-7%'"
        );
        var altered = await Smartseg.RunAsync("audit", "verify", "--data", _folder);
        Assert.That(altered.ExitCode, Is.EqualTo(5), altered.Output);
        Assert.That(altered.Error, Does.Contain("Entry 11").And.Contain("entry-altered"));
    }

    private async Task FlipAsync(IGrainFactory grains)
    {
        var random = new Random(5);
        var names = await QueryAsync(
            "SELECT rowid, PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString LIKE 'audittrail:%'"
        );
        Assert.That(names, Has.Count.EqualTo(9), "eight records and the head");
        for (var flip = 0; flip < 60; flip++)
        {
            var (row, payload) = names[flip % names.Count];
            var altered = payload.ToArray();
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            await WriteAsync(row, altered);
            var verdict = await VerifyAsync(grains, "default");
            Assert.That(verdict.Intact, Is.False, System.Text.Encoding.UTF8.GetString(altered));
            Assert.That(verdict.FirstBad, Is.Not.Null);
            await WriteAsync(row, payload);
        }

        Assert.That((await VerifyAsync(grains, "default")).Intact, Is.True);
    }

    private async Task WriteAsync(long row, byte[] payload)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder}/state.db");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE OrleansStorage SET PayloadBinary = $p WHERE rowid = $r";
        command.Parameters.AddWithValue("$p", payload);
        command.Parameters.AddWithValue("$r", row);
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder}/state.db");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.Positive);
    }

    private async Task<List<(long Row, byte[] Payload)>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder}/state.db");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(long, byte[])>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetInt64(0), (byte[])reader.GetValue(1)));
        }

        return rows;
    }

    private static async Task<AuditPage> ListAsync(
        IGrainFactory grains,
        string tenant,
        long after = 0,
        int limit = 1_000
    )
    {
        var page = await grains.GetGrain<IAuditReadingGrain>(tenant).ListAsync(after, limit);
        return ((Outcome<AuditPage>.Done)page).Value;
    }

    private static async Task<AuditVerdict> VerifyAsync(IGrainFactory grains, string tenant) =>
        (
            (Outcome<AuditVerdict>.Done)await grains.GetGrain<IAuditReadingGrain>(tenant).VerifyAsync(null)
        ).Value;

    private static AuditBatch Batch(string source, long place, bool again = false, int events = 1) =>
        new(
            source,
            place,
            again,
            [
                .. Enumerable
                    .Range(0, events)
                    .Select(number => new AuditEvent
                    {
                        At = new DateTimeOffset(2026, 3, 1, 0, 0, (int)place, TimeSpan.Zero),
                        UserId = "ana",
                        Kind = AuditKind.FacetEdited,
                        Detail = $"{number}",
                    }),
            ]
        );
}
