using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class TenantApiTests
{
    [TestCase("""{"timeZone": "Mars/Olympus"}""", "timeZone")]
    [TestCase("""{"currency": "dollars"}""", "currency")]
    [TestCase("""{"fiscalYearStartMonth": 13}""", "fiscalYearStartMonth")]
    [TestCase("""{"fiscalYearStartMonth": "July"}""", "fiscalYearStartMonth")]
    [TestCase("""{"fiscalYearNamedBy": "middle"}""", "fiscalYearNamedBy")]
    [TestCase("""{"weekStartsOn": "someday"}""", "weekStartsOn")]
    [TestCase(
        """{"namedPeriods": {"holiday": {"start": "11-31", "end": "01-01"}}}""",
        "namedPeriods.holiday.start"
    )]
    [TestCase("""{"namedPeriods": {"holiday": {"start": "11-01"}}}""", "namedPeriods.holiday.end")]
    [TestCase("""{"vocabulary": {"vip": ""}}""", "vocabulary.vip")]
    [TestCase("""{"segmentSizeLimits": {"min": 10, "max": 5}}""", "segmentSizeLimits.max")]
    [TestCase("""{"outputSchema": "not json"}""", "outputSchema")]
    [TestCase("""{"maxSegmentsPerDay": -1}""", "maxSegmentsPerDay")]
    public async Task Config_WithAProblem_NamesTheMemberAndChangesNothing(string changes, string member)
    {
        var tenant = await Facade.NewTenantAsync();
        var before = await Facade.Admin.GetStringAsync(tenant + "/config");

        using var answer = await PutAsync(tenant, changes);

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((400, "config-invalid", member)));
        Assert.That(await Facade.Admin.GetStringAsync(tenant + "/config"), Is.EqualTo(before));
    }

    [Test]
    public async Task Config_GivenInPart_KeepsTheRestAndIgnoresUnknownMembers()
    {
        var tenant = await Facade.NewTenantAsync(
            JsonNode.Parse("""{"currency": "GBP", "maxSegmentsPerDay": 3}""")
        );

        using var first = await PutAsync(tenant, """{"timeZone": "Europe/Berlin", "unheardOf": {"a": 1}}""");
        using var second = await PutAsync(tenant, """{"maxSegmentsPerDay": null}""");

        var config = await second.ReadAsync();
        Assert.That(config["timeZone"]!.GetValue<string>(), Is.EqualTo("Europe/Berlin"));
        Assert.That(config["currency"]!.GetValue<string>(), Is.EqualTo("GBP"));
        Assert.That(config["maxSegmentsPerDay"], Is.Null);
        Assert.That(config["unheardOf"], Is.Null);
    }

    [Test]
    public async Task Config_PutBackAsRead_IsTheSame()
    {
        var tenant = await Facade.NewTenantAsync(
            JsonNode.Parse(
                """
                {"namedPeriods": {"holiday": {"start": "11-01", "end": "01-01"}}, "vocabulary": {"big spenders": "total spend over 500"},
                 "segmentSizeLimits": {"min": 50, "max": 1000000}, "restrictedFacets": ["customers.Income"]}
                """
            )
        );
        var before = await Facade.Admin.GetStringAsync(tenant + "/config");

        using var answer = await PutAsync(tenant, before);

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(before));
    }

    [TestCase("Upper")]
    [TestCase("")]
    [TestCase("a b")]
    [TestCase("../etc")]
    [TestCase("a/b")]
    public async Task Create_WithAnIdThatIsNone_IsRefused(string tenantId)
    {
        using var answer = await Facade.Admin.PostAsJsonAsync("/v1/tenants", new { tenantId, name = "x" });

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((400, "tenant-id-invalid", "tenantId")));
    }

    [Test]
    public async Task Create_Twice_IsAConflict()
    {
        var tenant = await Facade.NewTenantAsync();

        using var again = await Facade.Admin.PostAsJsonAsync(
            "/v1/tenants",
            new { tenantId = tenant["/v1/tenants/".Length..], name = "x" }
        );

        Assert.That((await again.ProblemAsync()).Code, Is.EqualTo("tenant-exists"));
    }

    [Test]
    public async Task Create_IdsThatAreTheSameHexadecimalNumber_AreTwoTenants()
    {
        using var first = await Facade.Admin.PostAsJsonAsync(
            "/v1/tenants",
            new { tenantId = "fade", name = "one" }
        );
        using var second = await Facade.Admin.PostAsJsonAsync(
            "/v1/tenants",
            new { tenantId = "0fade", name = "two" }
        );

        Assert.That(
            (await Facade.Admin.GetFromJsonAsync<JsonNode>("/v1/tenants/fade"))!["name"]!.GetValue<string>(),
            Is.EqualTo("one")
        );
        Assert.That(
            (await Facade.Admin.GetFromJsonAsync<JsonNode>("/v1/tenants/0fade"))!["name"]!.GetValue<string>(),
            Is.EqualTo("two")
        );
    }

    private static Task<HttpResponseMessage> PutAsync(string tenant, string json) =>
        Facade.Admin.PutAsync(tenant + "/config", new StringContent(json, Encoding.UTF8, "application/json"));
}
