using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

/// <summary>What a segment selects, over HTTP and over a table that was loaded over HTTP.</summary>
public sealed class SegmentReadingApiTests
{
    private const string People =
        "id,name,age,city\n1,Ann,30,Rome\n2,Bob,40,Oslo\n10,Cid,50,Rome\n11,Dee,,Oslo\n";

    [Test]
    public async Task EstimateSize_OfADefinition_CountsOrNamesWhatIsWrong()
    {
        var tenant = await TenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "viewer");

        using var counted = await ana.PostAsJsonAsync(
            tenant + "/tools/estimate-size",
            Definition("people.age", "ge", 40)
        );
        var size = await counted.ReadAsync();
        Assert.That((int)counted.StatusCode, Is.EqualTo(200), size.ToJsonString());
        Assert.That(size["count"]!.GetValue<long>(), Is.EqualTo(2));
        Assert.That(size["population"]!.GetValue<long>(), Is.EqualTo(4));
        Assert.That(size["exact"]!.GetValue<bool>(), Is.True);

        foreach (
            var (facet, op, value, code) in new[]
            {
                ("people.shoe", "ge", (JsonNode)40, "facet-unknown"),
                ("people.age", "contains", 40, "operator-invalid"),
                ("people.age", "ge", "old", "values-invalid"),
            }
        )
        {
            using var refused = await ana.PostAsJsonAsync(
                tenant + "/tools/estimate-size",
                Definition(facet, op, value)
            );
            Assert.That((await refused.ProblemAsync()).Code, Is.EqualTo(code));
        }
    }

    [Test]
    public async Task Readings_OfAnUnknownSegment_AreNotFound()
    {
        var tenant = await TenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "viewer");

        foreach (var reading in new[] { "explain", "members", "sql", "why?key=1" })
        {
            using var answer = await ana.GetAsync(
                new Uri($"{tenant}/segments/none/{reading}", UriKind.Relative)
            );
            Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("segment-unknown"), reading);
        }
    }

    [Test]
    public async Task Readings_OfASegment_MeanTheSamePeople()
    {
        var tenant = await TenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "analyst");
        var session = await ana.NewSessionAsync(tenant);
        using var made = await ana.SayAsync(session, "make everyone");
        var id = (await made.ReadAsync())["segment"]!["segmentId"]!.GetValue<string>();
        var path = $"{tenant}/segments/{id}";

        var first = await GetAsync(ana, path + "/members?limit=3");
        var second = await GetAsync(ana, path + "/members?limit=3&after=" + first["next"]);
        var sql = await GetAsync(ana, path + "/sql?dialect=postgres");
        var explained = await GetAsync(ana, path + "/explain");
        using var dialect = await ana.GetAsync(new Uri(path + "/sql?dialect=basic", UriKind.Relative));
        using var limit = await ana.GetAsync(new Uri(path + "/members?limit=0", UriKind.Relative));

        Assert.That(
            first["members"]!
                .AsArray()
                .Concat(second["members"]!.AsArray())
                .Select(key => key!.GetValue<string>()),
            Is.EqualTo(new[] { "1", "2", "10", "11" })
        );
        Assert.That(second["next"], Is.Null);
        Assert.That(sql["sql"]!.GetValue<string>(), Does.Contain("\"people\""));
        Assert.That(explained["count"]!.GetValue<long>(), Is.EqualTo(4));
        Assert.That((await dialect.ProblemAsync()).Code, Is.EqualTo("dialect-unknown"));
        Assert.That((await limit.ProblemAsync()).Code, Is.EqualTo("limit-invalid"));
    }

    private static object Definition(string facetId, string op, JsonNode value) =>
        new
        {
            definition = new
            {
                expression = new
                {
                    facetId,
                    @operator = op,
                    values = new[] { value },
                },
            },
        };

    private static async Task<JsonNode> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }

    private static async Task<string> TenantAsync()
    {
        var tenant = await Facade.NewTenantAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("people"), "name" },
            { new StringContent("id"), "key" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(People)), "file", "people.csv" },
        };
        using var loaded = await Facade.Admin.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
        return tenant;
    }
}
