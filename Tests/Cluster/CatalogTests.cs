using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

public sealed class CatalogTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-catalog-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Catalog_AfterDeactivation_IsAsItWas()
    {
        var catalog = Catalog("keeps");
        await LoadAsync(catalog, "customers", "id,city\n1,Rome\n2,Bonn\n");
        await catalog.EditFacetAsync("customers.city", new FacetEdit(Description: "home town"));
        var before = await catalog.GetAsync();

        await Installations.Shared.DeactivateAllAsync();

        var after = await Catalog("keeps").GetAsync();
        Assert.That(after.Version, Is.EqualTo(before.Version));
        Assert.That(after.Facets[1].Description, Is.EqualTo("home town"));
        Assert.That(after.Facets[1].Values, Is.EqualTo(before.Facets[1].Values));
    }

    [Test]
    public async Task Reload_MakesANewTable_AndTheFormerOneGoesWithTheNext()
    {
        var catalog = Catalog("reloads");
        await LoadAsync(catalog, "customers", "id,city\n1,Rome\n");
        var first = (await catalog.GetAsync()).Tables[0].PhysicalName;
        await LoadAsync(catalog, "customers", "id,city\n1,Rome\n2,Bonn\n");
        var second = (await catalog.GetAsync()).Tables[0].PhysicalName;

        Assert.That(await CountAsync("reloads", first), Is.EqualTo(1), "queries under way still find it");
        Assert.That(await CountAsync("reloads", second), Is.EqualTo(2));

        await LoadAsync(catalog, "others", "id,x\n1,2\n");
        Assert.That(() => CountAsync("reloads", first), Throws.InstanceOf<DuckDBException>());
        Assert.That(await CountAsync("reloads", second), Is.EqualTo(2));
    }

    [Test]
    public async Task Loads_AtOnce_FollowOneAnother()
    {
        var catalog = Catalog("queues");
        var loads = Enumerable
            .Range(0, 6)
            .Select(i => LoadAsync(catalog, $"t{i}", $"id,x\n1,{i}\n"))
            .ToList();

        await Task.WhenAll(loads);

        var after = await catalog.GetAsync();
        Assert.That(
            after.Tables.Select(table => table.Name),
            Is.EquivalentTo(Enumerable.Range(0, 6).Select(i => $"t{i}"))
        );
        Assert.That(after.Version, Is.EqualTo(6));
    }

    [Test]
    public async Task Files_OfALoadThatOwnsThem_AreRemoved()
    {
        var catalog = Catalog("owns");
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName, "0.upload");
        await File.WriteAllTextAsync(path, "id\n1\n2\n");

        await catalog.LoadAsync(new LoadTable("t", [new SourceFile(path, "t.csv")], OwnsFiles: true));

        Assert.That(Directory.Exists(Path.GetDirectoryName(path)), Is.False);
    }

    [Test]
    public async Task Query_CannotReadFiles()
    {
        await LoadAsync(Catalog("closed"), "t", "id\n1\n2\n");
        var runner = Installations.Shared.Services.GetRequiredService<IQueryRunner>();
        var secret = Path.Combine(_folder, "secret.csv");
        await File.WriteAllTextAsync(secret, "a\n1\n");

        Assert.That(
            () => runner.RunAsync("closed", new CompiledQuery($"SELECT * FROM read_csv('{secret}')", [])),
            Throws.InstanceOf<DuckDBException>()
        );
        Assert.That(
            () => runner.RunAsync("closed", new CompiledQuery("SET enable_external_access = true", [])),
            Throws.InstanceOf<DuckDBException>()
        );
    }

    [Test]
    public async Task Query_TakesParametersAndGivesClrValues()
    {
        await LoadAsync(Catalog("values"), "t", "id,d,n,f\n1,2020-01-02,5,1.25\n2,,7,2.5\n");
        var table = (await Catalog("values").GetAsync()).Tables[0].PhysicalName;
        var runner = Installations.Shared.Services.GetRequiredService<IQueryRunner>();

        var rows = await runner.RunAsync(
            "values",
            new CompiledQuery(
                $"SELECT d, n, f, $2 || 'b', sum(n) OVER () FROM \"{table}\" WHERE n >= $1 AND (d IS NULL OR d = $3) AND f < $4 ORDER BY id",
                [5L, "a", new DateOnly(2020, 1, 2), 9.5m]
            )
        );

        Assert.That(rows[0], Is.EqualTo(new object?[] { new DateOnly(2020, 1, 2), 5L, 1.25m, "ab", 12L }));
        Assert.That(rows[1][0], Is.Null);
    }

    [Test]
    public async Task Query_IsInterrupted()
    {
        await LoadAsync(Catalog("stops"), "t", "id\n1\n2\n");
        var runner = Installations.Shared.Services.GetRequiredService<IQueryRunner>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(
            () =>
                runner.RunAsync(
                    "stops",
                    new CompiledQuery(
                        "SELECT count(*) FROM range(4000000000) a, range(1000) b WHERE a.range % 7 = b.range",
                        []
                    ),
                    stop.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void Jobs_ThatWereRunning_HaveFailedAfterAStart()
    {
        var jobs = LoadJobs.Interrupt([
            new StoredJob
            {
                JobId = "load-1",
                Table = "a",
                Status = LoadStatus.Done,
            },
            new StoredJob
            {
                JobId = "load-2",
                Table = "b",
                Status = LoadStatus.Queued,
            },
        ]);

        Assert.That(LoadJobs.View(jobs[0]).Status, Is.EqualTo(LoadStatus.Done));
        Assert.That(LoadJobs.View(jobs[1]).Refusal!.Code, Is.EqualTo("load-interrupted"));
    }

    [Test]
    public async Task Killed_WhileLoading_ChangesNothingAndSaysSo()
    {
        var rows = new StringBuilder("id,a,b,c\n");
        for (var i = 0; i < 400_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{i},x{i},2020-01-01,{i}.5\n");
        }

        using (var silo = await SiloProcess.StartAsync(_folder))
        {
            using var created = await silo.Client.PostAsJsonAsync(
                "/v1/tenants",
                new { tenantId = "t", name = "T" }
            );
            using var first = await PostAsync(silo.Client, "id,a,b,c\n1,x,2020-01-01,1.5\n");
            Assert.That((int)first.StatusCode, Is.EqualTo(200), await first.Content.ReadAsStringAsync());
            var second = PostAsync(silo.Client, rows.ToString());
            await WaitAsync(silo.Client, "running");
            await silo.KillAsync();
            Assert.That(async () => (await second).Dispose(), Throws.InstanceOf<HttpRequestException>());
        }

        using var again = await SiloProcess.StartAsync(_folder);
        var catalog = JsonNode.Parse(await again.Client.GetStringAsync("/v1/tenants/t/catalog"))!;
        Assert.That((int?)catalog["tables"]![0]!["rows"], Is.EqualTo(1));
        var job = JsonNode.Parse(await again.Client.GetStringAsync("/v1/tenants/t/tables/jobs/load-2"))!;
        Assert.That((string?)job["refusal"]!["code"], Is.EqualTo("load-interrupted"));
        using var third = await PostAsync(again.Client, "id,a,b,c\n1,x,2020-01-01,1.5\n2,y,2020-01-01,1.5\n");
        Assert.That(
            (int?)JsonNode.Parse(await third.Content.ReadAsStringAsync())!["table"]!["rows"],
            Is.EqualTo(2)
        );
    }

    private static async Task WaitAsync(HttpClient client, string status)
    {
        for (var i = 0; i < 400; i++)
        {
            using var answer = await client.GetAsync(
                new Uri("/v1/tenants/t/tables/jobs/load-2", UriKind.Relative)
            );
            if (
                answer.IsSuccessStatusCode
                && (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"] == status
            )
            {
                return;
            }

            await Task.Delay(5);
        }

        Assert.Fail("The load did not begin.");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("customers"), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "rows.csv" },
        };
        return await client.PostAsync("/v1/tenants/t/tables", form);
    }

    private static ICatalogGrain Catalog(string tenant) =>
        Installations.Shared.Act(tenant, "ana", UserRole.TenantAdmin).GetGrain<ICatalogGrain>(tenant);

    private async Task<LoadReport> LoadAsync(ICatalogGrain catalog, string name, string content)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, content);
        var outcome = await catalog.LoadAsync(new LoadTable(name, [new SourceFile(path, name + ".csv")]));
        return ((Outcome<LoadReport>.Done)outcome).Value;
    }

    private static async Task<long> CountAsync(string tenant, string table) =>
        (long)
            (
                await Installations
                    .Shared.Services.GetRequiredService<IQueryRunner>()
                    .RunAsync(tenant, new CompiledQuery($"SELECT count(*) FROM \"{table}\"", []))
            )[0][0]!;
}
