using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Files that are not as they should be: read where their meaning is plain, else refused, and nothing that was there is lost.</summary>
public sealed class BadFileTests
{
    private const string Good = "id,city,spent\n1,Köln,10\n2,Oslo,20\n3,Paris,30\n";
    private string _tenant = "";

    [SetUp]
    public async Task LoadGoodTableAsync()
    {
        _tenant = await Facade.NewTenantAsync();
        using var loaded = await SendAsync("kept", Encoding.UTF8.GetBytes(Good));
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task NoByte_IsRefused_AndTheTableStays() => await AssertRefusedAsync([], "file-empty");

    [Test]
    public async Task BytesOfNoText_AreRefused_AndTheTableStays()
    {
        var bytes = new byte[4096];
        new Random(3).NextBytes(bytes);
        await AssertRefusedAsync([0, 0, .. bytes], "file-unreadable");
    }

    [Test]
    public async Task ParquetCutInHalf_IsRefused_AndTheTableStays()
    {
        using var tables = new LoadedTables();
        var whole = await File.ReadAllBytesAsync(
            tables.WriteParquet("SELECT range AS id, 'city ' || range AS city FROM range(5000)")
        );
        using (var loaded = await SendAsync("whole", whole, "rows.parquet"))
        {
            Assert.That((int)loaded.StatusCode, Is.EqualTo(200));
        }

        await AssertRefusedAsync(whole[..(whole.Length / 2)], "file-unreadable", "rows.parquet");
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("iso-8859-1")]
    [TestCase("utf-8")]
    public async Task Encoding_IsRecognised(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        using var answer = await SendAsync("kept", [.. encoding.GetPreamble(), .. encoding.GetBytes(Good)]);

        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        Assert.That(
            (await FacetAsync("kept.city"))["values"]!.AsArray().Select(value => (string?)value!["value"]),
            Does.Contain("Köln")
        );
    }

    [Test]
    public async Task OneColumn_MakesMembersByRowNumber()
    {
        using var answer = await SendAsync("alone", "city\nKöln\nOslo\nOslo\n"u8.ToArray());

        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        Assert.That((int?)(await answer.ReadAsync())["table"]!["rows"], Is.EqualTo(3));
    }

    [Test]
    public async Task NoHeader_ColumnsGetNames_AndNoRowIsLost()
    {
        using var answer = await SendAsync(
            "bare",
            "1,2020-01-02,10.5\n2,2021-02-03,20.5\n3,2022-03-04,30.5\n"u8.ToArray()
        );

        var report = await answer.ReadAsync();
        Assert.That((int?)report["table"]!["rows"], Is.EqualTo(3), report.ToJsonString());
        Assert.That(report["facets"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task DuplicateHeaders_AreBothKept()
    {
        using var answer = await SendAsync(
            "twice",
            "id,city,city\n1,Oslo,Bergen\n2,Rome,Milan\n"u8.ToArray()
        );

        var names = (await answer.ReadAsync())["facets"]!
            .AsArray()
            .Select(facet => (string?)facet!["column"])
            .ToList();
        Assert.That(names, Has.Count.EqualTo(3).And.Unique);
    }

    [Test]
    public async Task RaggedRows_AreReportedWithTheirLine()
    {
        using var answer = await SendAsync(
            "ragged",
            "id,city,spent\n1,Oslo,10\n2,Rome\n3,Bonn,30,extra\n4,Bern,40\n"u8.ToArray()
        );

        var report = await answer.ReadAsync();
        Assert.That((int?)report["table"]!["rows"], Is.EqualTo(4));
        var lines = report.ToJsonString();
        Assert.That(
            report["problems"]!.AsArray().Select(problem => (int?)problem!["line"]),
            Is.SupersetOf(new int?[] { 4 }),
            lines
        );
    }

    [Test]
    public async Task DerivedFacetOverZero_IsMissingThere_NotAnError()
    {
        using var loaded = await SendAsync("sales", "id,amount,pieces\n1,10,0\n2,20,5\n"u8.ToArray());
        using var derived = await Facade.Admin.PostAsJsonAsync(
            _tenant + "/catalog/facets",
            new
            {
                table = "sales",
                name = "each",
                expression = "amount / pieces",
            }
        );

        Assert.That((string?)(await derived.ReadAsync())["max"], Is.EqualTo("4"));
        Assert.That((double?)(await FacetAsync("sales.each"))["missingShare"], Is.EqualTo(0.5));
    }

    [TestCase("Mars/Olympus")]
    [TestCase("")]
    [TestCase("UTC+25")]
    public async Task UnknownTimeZone_IsRefused_AndTheConfigurationStays(string zone)
    {
        var before = await Facade.Admin.GetStringAsync(_tenant + "/config");
        var config = JsonNode.Parse(before)!;
        config["timeZone"] = zone;

        using var answer = await Facade.Admin.PutAsJsonAsync(_tenant + "/config", config);

        var problem = await answer.ProblemAsync();
        Assert.That((problem.Status, problem.Member), Is.EqualTo((400, "timeZone")), problem.Code);
        Assert.That(await Facade.Admin.GetStringAsync(_tenant + "/config"), Is.EqualTo(before));
    }

    private async Task AssertRefusedAsync(byte[] content, string code, string file = "rows.csv")
    {
        var before = await Facade.Admin.GetStringAsync(_tenant + "/catalog");

        using var answer = await SendAsync("kept", content, file);

        var problem = await answer.ProblemAsync();
        Assert.That((problem.Status, problem.Code), Is.EqualTo((422, code)));
        Assert.That(await Facade.Admin.GetStringAsync(_tenant + "/catalog"), Is.EqualTo(before));
    }

    private async Task<JsonNode> FacetAsync(string facetId) =>
        JsonNode.Parse(await Facade.Admin.GetStringAsync(_tenant + "/catalog"))!["facets"]!
            .AsArray()
            .Single(facet => (string?)facet!["facetId"] == facetId)!;

    private async Task<HttpResponseMessage> SendAsync(string name, byte[] content, string file = "rows.csv")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(name), "name" },
            { new ByteArrayContent(content), "file", file },
        };
        return await Facade.Admin.PostAsync(new Uri(_tenant + "/tables", UriKind.Relative), form);
    }
}
