using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cli;

/// <summary>The first minutes of a newcomer, without a service.</summary>
public sealed class EmbeddedImportTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-cli-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Import_OfThreeFiles_MakesThreeTables_ThatTheCatalogShows()
    {
        var imported = await RunAsync(
            "import",
            Examples.CoffeeClub("members.csv"),
            Examples.CoffeeClub("orders.csv"),
            Examples.CoffeeClub("products.csv")
        );
        var catalog = await RunAsync("catalog", "--json");
        var shown = await RunAsync("catalog", "ORDERS");
        var unknown = await RunAsync("catalog", "invoices");

        Assert.That(imported.ExitCode, Is.Zero, imported.Error);
        Assert.That(imported.Output, Does.Contain("orders.csv line 608, ordered_on"));
        var tables = catalog.Json["tables"]!.AsArray();
        Assert.That(
            tables.Select(table => $"{table!["name"]} {table["role"]}"),
            Is.EquivalentTo(new[] { "members entity", "orders event", "products lookup" })
        );
        Assert.That(catalog.Json["population"]!.GetValue<int>(), Is.EqualTo(300));
        Assert.That(shown.Output, Does.Contain("order order_no").And.Not.Contain("household_income"));
        Assert.That(unknown.ExitCode, Is.EqualTo(2));
        Assert.That(unknown.Error, Does.Contain("members, orders, products"));
    }

    [Test]
    public async Task Import_OfSeveralFilesAsOneTable_AsJson_IsTheReport()
    {
        var first = Write("a.csv", "id,city\n1,Graz\n2,Linz\n");
        var second = Write("b.csv", "id,city\n3,Graz\n");
        var imported = await RunAsync(
            "import",
            first,
            second,
            "--table",
            "people",
            "--row-key",
            "id",
            "--json"
        );

        Assert.That(imported.ExitCode, Is.Zero, imported.Error);
        Assert.That(imported.Json["table"]!["rows"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(imported.Json["table"]!["key"]!.GetValue<string>(), Is.EqualTo("id"));
    }

    [Test]
    public async Task Import_OfAnEmptyFile_IsCode1_WithItsCode_AndChangesNothing()
    {
        var imported = await RunAsync("import", Write("empty.csv", ""));
        var catalog = await RunAsync("catalog", "--json");

        Assert.That(imported.ExitCode, Is.EqualTo(1));
        Assert.That(imported.Error, Does.Contain("file-empty"));
        Assert.That(catalog.Json["tables"] as JsonArray ?? [], Is.Empty);
    }

    [Test]
    public async Task Import_WithAKeyOfOneTable_AndFilesOfTwo_IsCode2()
    {
        var imported = await RunAsync(
            "import",
            Write("a.csv", "id\n1\n"),
            Write("b.csv", "id\n1\n"),
            "--row-key",
            "id"
        );

        Assert.That(imported.ExitCode, Is.EqualTo(2));
    }

    private Task<Smartseg> RunAsync(params string[] args) => Smartseg.RunAsync([.. args, "--data", _folder]);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
