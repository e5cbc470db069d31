using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class SearchFacetsTests
{
    private const string Members = """
        MemberId,HomeCountry,YearlyIncome,JoinedOn,PlanType
        1,Germany,42000,2018-02-01,Premium
        2,France,39000,2018-05-11,Basic
        3,Germany,61000,2019-01-20,Basic
        4,Spain,28000,2017-11-02,Premium
        """;

    [Test]
    public async Task Search_ByOtherWordsThanTheColumns_FindsItByMeaning()
    {
        var tenant = await LoadedAsync();

        var found = await SearchAsync(tenant, "how much they earn");

        Assert.That(found["source"]!.GetValue<string>(), Is.EqualTo("embedded"));
        Assert.That(found["quality"]!.GetValue<double>(), Is.EqualTo(1));
        Assert.That(FacetIds(found).Take(2), Does.Contain("members.YearlyIncome"));
    }

    [Test]
    public async Task Search_OfAValue_TellsFacetAndValue()
    {
        var found = await SearchAsync(await LoadedAsync(), "people in Germany", topK: 1);

        Assert.That(
            found["results"]!.AsArray().Single()!["facetId"]!.GetValue<string>(),
            Is.EqualTo("members.HomeCountry")
        );
        Assert.That(found["results"]![0]!["value"]!.GetValue<string>(), Is.EqualTo("Germany"));
    }

    [Test]
    public async Task Search_AfterAChange_SeesTheNewCatalogAndRestrictions()
    {
        var tenant = await LoadedAsync();
        Assert.That(
            FacetIds(await SearchAsync(tenant, "yearly income")),
            Does.Contain("members.YearlyIncome")
        );

        using var restricted = await Facade.Admin.PutAsJsonAsync(
            tenant + "/config",
            JsonNode.Parse("""{"restrictedFacets": ["members.YearlyIncome"]}""")
        );
        await restricted.ReadAsync();
        using var described = await Facade.Admin.PatchAsJsonAsync(
            tenant + "/catalog/facets/members.PlanType",
            new { synonyms = new[] { "yearly income bracket" } }
        );
        await described.ReadAsync();

        var after = FacetIds(await SearchAsync(tenant, "yearly income"));
        Assert.That(after, Does.Not.Contain("members.YearlyIncome"));
        Assert.That(after[0], Is.EqualTo("members.PlanType"));
    }

    [Test]
    public async Task Search_WithoutTables_FindsNone()
    {
        var found = await SearchAsync(await Facade.NewTenantAsync(), "anything");

        Assert.That(found["source"]!.GetValue<string>(), Is.EqualTo("none"));
        Assert.That(found["results"]!.AsArray(), Is.Empty);
    }

    [TestCase("""{"query": " "}""", 400, "query-empty", "query")]
    [TestCase("""{}""", 400, "query-empty", "query")]
    [TestCase("""{"query": "income", "topK": 0}""", 400, "top-k-invalid", "topK")]
    [TestCase("""{"query": "income", "topK": 101}""", 400, "top-k-invalid", "topK")]
    [TestCase("""{"query": "income", "topK": "many"}""", 400, "request-invalid", "topK")]
    public async Task BadInput_IsAProblemThatNamesTheMember(
        string body,
        int status,
        string code,
        string member
    )
    {
        using var answer = await Facade.Admin.PostAsync(
            await Facade.NewTenantAsync() + "/tools/search-facets",
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((status, code, member)));
    }

    [Test]
    public async Task Query_ThatIsTooLong_IsRefused()
    {
        using var answer = await Facade.Admin.PostAsJsonAsync(
            await Facade.NewTenantAsync() + "/tools/search-facets",
            new { query = new string('x', 2_001) }
        );

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((413, "query-too-long", "query")));
    }

    private static async Task<string> LoadedAsync()
    {
        var tenant = await Facade.NewTenantAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("members"), "name" },
            { new StringContent("MemberId"), "key" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Members)), "file", "members.csv" },
        };
        using var loaded = await Facade.Admin.PostAsync(tenant + "/tables", form);
        await loaded.ReadAsync();
        return tenant;
    }

    private static async Task<JsonNode> SearchAsync(string tenant, string query, int topK = 5)
    {
        using var answer = await Facade.Admin.PostAsJsonAsync(
            tenant + "/tools/search-facets",
            new { query, topK }
        );
        return await answer.ReadAsync();
    }

    private static List<string> FacetIds(JsonNode found) =>
        [.. found["results"]!.AsArray().Select(result => result!["facetId"]!.GetValue<string>())];
}
