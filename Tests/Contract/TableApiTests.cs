using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class TableApiTests
{
    private const string Customers =
        "CustomerId,Name,Country,Income,Joined\n1,Ann,DE,\"$90,000 \",2020-01-02\n2,Bob,FR,\"$60,000 \",2021-03-04\n";
    private const string Orders =
        "OrderNo,CustomerId,OrderDate,Qty,Price\nA1,1,2022-01-01,2,5.50\nA1,1,2022-01-01,1,2.25\nA2,2,2022-02-01,4,1.00\n";

    [Test]
    public async Task Load_OfOneTable_AnswersWithItsProfile()
    {
        var tenant = await Facade.NewTenantAsync();

        using var answer = await LoadAsync(Facade.Admin, tenant, "customers", Customers);

        var report = await answer.ReadAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That((string?)report["table"]!["role"], Is.EqualTo("entity"));
        Assert.That((string?)report["table"]!["key"], Is.EqualTo("CustomerId"));
        Assert.That(
            report["facets"]!
                .AsArray()
                .Select(facet => $"{facet!["column"]}:{facet["role"]}:{facet["unit"]}"),
            Is.EqualTo(
                new[]
                {
                    "CustomerId:key:",
                    "Name:text:",
                    "Country:category:",
                    "Income:measure:USD",
                    "Joined:date:",
                }
            )
        );
    }

    [Test]
    public async Task Catalog_ShowsTablesFacetsEditsAndWhatIsDerived()
    {
        var tenant = await Facade.NewTenantAsync();
        using var customers = await LoadAsync(Facade.Admin, tenant, "customers", Customers);
        using var orders = await LoadAsync(Facade.Admin, tenant, "orders", Orders);

        using var derived = await Facade.Admin.PostAsJsonAsync(
            tenant + "/catalog/facets",
            new
            {
                table = "orders",
                name = "revenue",
                expression = "Qty * Price",
                unit = "USD",
            }
        );
        using var edited = await Facade.Admin.PatchAsJsonAsync(
            tenant + "/catalog/facets/customers.country",
            new
            {
                description = "where the customer lives",
                synonyms = new[] { "home country" },
                valueLabels = new Dictionary<string, string> { ["DE"] = "Germany" },
            }
        );

        Assert.That((int)derived.StatusCode, Is.EqualTo(201));
        Assert.That((string?)(await derived.ReadAsync())["max"], Is.EqualTo("11"));
        Assert.That((string?)(await edited.ReadAsync())["valueLabels"]!["DE"], Is.EqualTo("Germany"));
        var catalog = await CatalogAsync(tenant);
        Assert.That((int?)catalog["population"], Is.EqualTo(2));
        Assert.That((string?)catalog["tables"]![1]!["orderNumber"], Is.EqualTo("OrderNo"));
        Assert.That(
            (string?)Facet(catalog, "customers.Country")["description"],
            Is.EqualTo("where the customer lives")
        );
        Assert.That((bool?)Facet(catalog, "customers.Name")["pii"], Is.True);
        Assert.That(Facet(catalog, "customers.Name")["values"]!.AsArray(), Is.Empty);
        Assert.That((string?)Facet(catalog, "orders.revenue")["expression"], Is.EqualTo("Qty * Price"));
    }

    [Test]
    public async Task Description_TellsTheUnit()
    {
        var tenant = await Facade.NewTenantAsync();
        using var loaded = await LoadAsync(
            Facade.Admin,
            tenant,
            "customers",
            "id,tenure,amount,complained\n1,3,500,0\n2,9,700,1\n"
        );

        Assert.That(
            await DescribeAsync(tenant, "tenure", "months that the customer has been with us"),
            Is.EqualTo("months")
        );
        Assert.That(
            await DescribeAsync(tenant, "tenure", "days since the last purchase"),
            Is.EqualTo("days")
        );
        Assert.That(await DescribeAsync(tenant, "amount", "amount paid, in cents"), Is.EqualTo("cents"));
        Assert.That(await DescribeAsync(tenant, "amount", "paid in the last two years"), Is.EqualTo("money"));
    }

    [Test]
    public async Task Reload_KeepsEditsAndDerivedFacets()
    {
        var tenant = await Facade.NewTenantAsync();
        using var first = await LoadAsync(Facade.Admin, tenant, "orders", Orders);
        await Facade.Admin.PostAsJsonAsync(
            tenant + "/catalog/facets",
            new
            {
                table = "orders",
                name = "revenue",
                expression = "Qty * Price",
            }
        );
        await DescribeAsync(tenant, "Qty", "pieces", "orders");

        using var second = await LoadAsync(
            Facade.Admin,
            tenant,
            "Orders",
            Orders + "A3,3,2022-03-01,100,2.00\n"
        );

        var catalog = await CatalogAsync(tenant);
        Assert.That(catalog["tables"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((int?)catalog["tables"]![0]!["rows"], Is.EqualTo(4));
        Assert.That((int?)catalog["population"], Is.EqualTo(3));
        Assert.That((string?)Facet(catalog, "orders.Qty")["description"], Is.EqualTo("pieces"));
        Assert.That((string?)Facet(catalog, "orders.revenue")["max"], Is.EqualTo("200"));
    }

    [Test]
    public async Task BrokenReload_ChangesNothing()
    {
        var tenant = await Facade.NewTenantAsync();
        using var first = await LoadAsync(Facade.Admin, tenant, "customers", Customers);
        var before = await Facade.Admin.GetStringAsync(tenant + "/catalog");

        using var broken = await LoadAsync(Facade.Admin, tenant, "customers", "PAR1 cut in half");

        Assert.That(await broken.ProblemAsync(), Is.EqualTo((422, "file-unreadable", (string?)null)));
        Assert.That(await Facade.Admin.GetStringAsync(tenant + "/catalog"), Is.EqualTo(before));
    }

    [TestCase("customers", "", "file-empty", 422)]
    [TestCase("customers", "id,name\n", "file-empty", 422)]
    [TestCase("customers", "a\0b\0\0\0c", "file-unreadable", 422)]
    [TestCase("_1st", "id\n1\n", "table-name-invalid", 400)]
    [TestCase("cust omers", "id\n1\n", "table-name-invalid", 400)]
    [TestCase("customers", null, "file-missing", 400)]
    [TestCase("customers", "id,x\n1,2\n", "column-unknown", 422, "key", "nope")]
    [TestCase("customers", "id,x\n1,2\n", "column-unknown", 422, "entityKey", "nope")]
    [TestCase("customers", "id,x\n1,2\n", "column-not-date", 422, "timestamp", "x")]
    [TestCase("customers", "id,x\n1,2\n", "reference-invalid", 400, "references", "{\"x\": \"nowhere\"}")]
    [TestCase("customers", "id,x\n1,2\n", "reference-invalid", 400, "references", "not json")]
    [TestCase("customers", "id,x\n1,2\n", "role-unknown", 400, "role", "boss")]
    [TestCase("customers", "id,x\n1,2\n", "time-zone-unknown", 400, "timeZone", "Mars/Olympus")]
    public async Task Load_OfBadInput_IsRefusedWithItsCode(
        string name,
        string? content,
        string code,
        int status,
        string? field = null,
        string? value = null
    )
    {
        var tenant = await Facade.NewTenantAsync();

        using var answer = await LoadAsync(
            Facade.Admin,
            tenant,
            name,
            content,
            field is null ? [] : new Dictionary<string, string> { [field] = value! }
        );

        var problem = await answer.ProblemAsync();
        Assert.That((problem.Status, problem.Code), Is.EqualTo((status, code)));
        Assert.That((await CatalogAsync(tenant))["tables"]!.AsArray(), Is.Empty);
    }

    [TestCase("orders", "x", "1 / 0", "expression-divides-by-zero")]
    [TestCase("orders", "x", "Nothing * 2", "expression-unknown-column")]
    [TestCase("orders", "x", "Qty * x", "expression-circular")]
    [TestCase("orders", "x", "Qty *", "expression-invalid")]
    [TestCase("orders", "x", "Qty; DROP TABLE orders", "expression-invalid")]
    [TestCase("orders", "Qty", "Price * 2", "facet-name-invalid")]
    [TestCase("orders", "", "Price * 2", "facet-name-invalid")]
    [TestCase("nowhere", "x", "Price * 2", "table-unknown")]
    public async Task Derived_OfBadInput_IsRefusedWithItsCode(
        string table,
        string name,
        string expression,
        string code
    )
    {
        var tenant = await Facade.NewTenantAsync();
        using var loaded = await LoadAsync(Facade.Admin, tenant, "orders", Orders);

        using var answer = await Facade.Admin.PostAsJsonAsync(
            tenant + "/catalog/facets",
            new
            {
                table,
                name,
                expression,
            }
        );

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Edit_OfNoFacet_OrWithNoOperator_IsRefused()
    {
        var tenant = await Facade.NewTenantAsync();
        using var loaded = await LoadAsync(Facade.Admin, tenant, "orders", Orders);

        using var unknown = await Facade.Admin.PatchAsJsonAsync(
            tenant + "/catalog/facets/orders.nope",
            new { description = "x" }
        );
        using var wrong = await Facade.Admin.PatchAsJsonAsync(
            tenant + "/catalog/facets/orders.Qty",
            new { allowedOperators = new[] { "eq", "resembles" } }
        );

        Assert.That((await unknown.ProblemAsync()).Code, Is.EqualTo("facet-unknown"));
        Assert.That(await wrong.ProblemAsync(), Is.EqualTo((400, "operator-unknown", "allowedOperators")));
    }

    [Test]
    public async Task Viewer_ReadsTheCatalogAndChangesNothing()
    {
        var tenant = await Facade.NewTenantAsync();
        using var viewer = await Facade.NewUserAsync(tenant, "viewer");
        using var admin = await Facade.NewUserAsync(tenant, "tenant-admin", "root");

        using var refused = await LoadAsync(viewer, tenant, "orders", Orders);
        using var loaded = await LoadAsync(admin, tenant, "orders", Orders);
        using var catalog = await viewer.GetAsync(new Uri(tenant + "/catalog", UriKind.Relative));
        using var edited = await viewer.PatchAsJsonAsync(
            tenant + "/catalog/facets/orders.Qty",
            new { description = "x" }
        );
        using var job = await viewer.GetAsync(new Uri(tenant + "/tables/jobs/load-1", UriKind.Relative));
        using var none = await viewer.GetAsync(new Uri(tenant + "/tables/jobs/load-9", UriKind.Relative));

        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200));
        Assert.That((int)catalog.StatusCode, Is.EqualTo(200));
        Assert.That((int)edited.StatusCode, Is.EqualTo(403));
        Assert.That((string?)(await job.ReadAsync())["status"], Is.EqualTo("done"));
        Assert.That((await none.ProblemAsync()).Code, Is.EqualTo("job-unknown"));
    }

    private static async Task<string?> DescribeAsync(
        string tenant,
        string column,
        string description,
        string table = "customers"
    )
    {
        using var edited = await Facade.Admin.PatchAsJsonAsync(
            $"{tenant}/catalog/facets/{table}.{column}",
            new { description }
        );
        return (string?)(await edited.ReadAsync())["unit"];
    }

    private static async Task<JsonNode> CatalogAsync(string tenant) =>
        JsonNode.Parse(await Facade.Admin.GetStringAsync(tenant + "/catalog"))!;

    private static JsonNode Facet(JsonNode catalog, string facetId) =>
        catalog["facets"]!.AsArray().Single(facet => (string?)facet!["facetId"] == facetId)!;

    private static async Task<HttpResponseMessage> LoadAsync(
        HttpClient client,
        string tenant,
        string name,
        string? content,
        Dictionary<string, string>? fields = null
    )
    {
        using var form = new MultipartFormDataContent { { new StringContent(name), "name" } };
        foreach (var (field, value) in fields ?? [])
        {
            form.Add(new StringContent(value), field);
        }

        if (content is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "rows.csv");
        }

        return await client.PostAsync(tenant + "/tables", form);
    }
}
