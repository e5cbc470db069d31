using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Contract;

public sealed class ResolveDatesTests
{
    private const string Reference = "2019-07-01T09:00:00Z";

    [Test]
    public async Task Range_HasDaysSourceRuleAndConvention()
    {
        const string text = "Café guests 🙂 in the last 3 months";
        var date = (await DatesAsync(await Facade.NewTenantAsync(), text)).Single()!;

        Assert.That(date["kind"]!.GetValue<string>(), Is.EqualTo("range"));
        Assert.That(date["start"]!.GetValue<string>(), Is.EqualTo("2019-04-01"));
        Assert.That(date["end"]!.GetValue<string>(), Is.EqualTo("2019-07-01"));
        Assert.That(date["rule"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(date["convention"]!.GetValue<string>(), Is.Not.Empty);
        var (from, to) = (date["source"]!["start"]!.GetValue<int>(), date["source"]!["end"]!.GetValue<int>());
        Assert.That(
            text[from..to],
            Is.EqualTo(date["text"]!.GetValue<string>()).And.EqualTo("in the last 3 months")
        );
    }

    [Test]
    public async Task Rivals_FollowTheTenantsReading_AndAreMarked()
    {
        var tenant = await Facade.NewTenantAsync();
        var dates = await AllDatesAsync(tenant, "visits last 3 months but not in 2018", Reference);
        var window = dates.TakeWhile(date => date!["text"]!.GetValue<string>() is "last 3 months").ToList();

        Assert.That(window, Has.Count.GreaterThan(1));
        Assert.That(window[0]!.AsObject().ContainsKey("rival"), Is.False);
        foreach (var rival in window.Skip(1))
        {
            Assert.That(rival!["rival"]!.GetValue<bool>(), Is.True);
            Assert.That(rival["convention"]!.GetValue<string>(), Is.Not.Empty.And.Not.Contain("{"));
            Assert.That(rival["source"]!.ToJsonString(), Is.EqualTo(window[0]!["source"]!.ToJsonString()));
        }

        Assert.That(
            dates.Skip(window.Count).Select(date => date!["text"]!.GetValue<string>()),
            Is.EqualTo(new[] { "in 2018" })
        );
    }

    [Test]
    public async Task Rivals_AreSwitchedOffByTheTenant()
    {
        var tenant = await Facade.NewTenantAsync(
            JsonNode.Parse("""{"skillOverrides": {"date-resolution": {"most-rivals": 0}}}""")
        );

        Assert.That(await AllDatesAsync(tenant, "last 3 months", Reference), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task OpenEnd_IsNull()
    {
        var date = (await DatesAsync(await Facade.NewTenantAsync(), "bought before 2018"))
            .Single()!
            .AsObject();

        Assert.That(date.ContainsKey("start"));
        Assert.That(date["start"], Is.Null);
        Assert.That(date["end"]!.GetValue<string>(), Is.EqualTo("2018-01-01"));
        Assert.That(date["modifier"]!.GetValue<string>(), Is.EqualTo("before"));
    }

    [Test]
    public async Task Frequency_IsAnObject()
    {
        var date = (
            await DatesAsync(await Facade.NewTenantAsync(), "orders at least twice a month")
        ).Single()!;

        Assert.That(date["kind"]!.GetValue<string>(), Is.EqualTo("frequency"));
        Assert.That(
            date["frequency"]!.ToJsonString(),
            Is.EqualTo("""{"times":2,"comparator":"atLeast","per":"month","every":1}""")
        );
    }

    [Test]
    public async Task Text_WithoutADate_HasNone() =>
        Assert.That(await DatesAsync(await Facade.NewTenantAsync(), "customers in Germany"), Is.Empty);

    [Test]
    public async Task Day_IsThatOfTheTenantsZone()
    {
        var tenant = await Facade.NewTenantAsync(JsonNode.Parse("""{"timeZone": "Pacific/Auckland"}"""));

        Assert.That(await StartAsync(tenant, "today", "2019-06-30T13:00:00Z"), Is.EqualTo("2019-07-01"));
        Assert.That(await StartAsync(tenant, "today", "2019-06-30T23:59:00"), Is.EqualTo("2019-06-30"));
        Assert.That(await StartAsync(tenant, "today", "2019-06-30"), Is.EqualTo("2019-06-30"));
    }

    [Test]
    public async Task Configuration_DecidesAndIsEffectiveAtOnce()
    {
        var tenant = await Facade.NewTenantAsync();
        Assert.That(await StartAsync(tenant, "this fiscal year"), Is.EqualTo("2019-01-01"));

        using var changed = await Facade.Admin.PutAsJsonAsync(
            tenant + "/config",
            JsonNode.Parse(
                """
                {"fiscalYearStartMonth": 4, "weekStartsOn": "sunday", "namedPeriods": {"harvest": {"start": "09-10", "end": "10-20"}},
                 "skillOverrides": {"date-resolution": {"conventions": "salesforce"}}}
                """
            )
        );
        await changed.ReadAsync();

        Assert.That(await StartAsync(tenant, "this fiscal year"), Is.EqualTo("2019-04-01"));
        Assert.That(await StartAsync(tenant, "last week"), Is.EqualTo("2019-06-23"));
        Assert.That(await StartAsync(tenant, "during the last harvest"), Is.EqualTo("2018-09-10"));
        Assert.That(await StartAsync(tenant, "last 3 months"), Is.EqualTo("2019-04-01"));
        Assert.That(await StartAsync(tenant, "last 3 months", "2019-07-20"), Is.EqualTo("2019-04-01"));
    }

    [TestCase("""{"text": ""}""", 400, "text-empty", "text")]
    [TestCase("""{}""", 400, "text-empty", "text")]
    [TestCase(
        """{"text": "today", "referenceTime": "yesterday"}""",
        400,
        "reference-time-invalid",
        "referenceTime"
    )]
    [TestCase(
        """{"text": "today", "referenceTime": "0001-01-01T00:00:00Z"}""",
        400,
        "reference-time-invalid",
        "referenceTime"
    )]
    [TestCase("""{"text": 7}""", 400, "request-invalid", "text")]
    [TestCase("""["today"]""", 400, "request-invalid", "")]
    [TestCase("""{"text": """, 400, "request-invalid", "text")]
    public async Task BadInput_IsAProblemThatNamesTheMember(
        string body,
        int status,
        string code,
        string member
    )
    {
        using var answer = await Facade.Admin.PostAsync(
            await Facade.NewTenantAsync() + "/tools/resolve-dates",
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        var problem = await answer.ProblemAsync();
        Assert.That((problem.Status, problem.Code, problem.Member ?? ""), Is.EqualTo((status, code, member)));
    }

    [Test]
    public async Task Text_ThatIsTooLong_IsRefused()
    {
        using var answer = await Facade.Admin.PostAsJsonAsync(
            await Facade.NewTenantAsync() + "/tools/resolve-dates",
            new { text = new string('x', 100_001) }
        );

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((413, "text-too-long", "text")));
    }

    [Test]
    public async Task Viewer_OfAnotherTenant_SeesNothing()
    {
        using var ana = await Facade.NewUserAsync(await Facade.NewTenantAsync(), "viewer");
        using var answer = await ana.PostAsJsonAsync(
            await Facade.NewTenantAsync() + "/tools/resolve-dates",
            new { text = "today" }
        );

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("tenant-unknown"));
    }

    private static async Task<string?> StartAsync(string tenant, string text, string reference = Reference) =>
        (await DatesAsync(tenant, text, reference)).Single()!["start"]?.GetValue<string>();

    /// <summary>The readings by the tenant's own conventions.</summary>
    private static async Task<List<JsonNode?>> DatesAsync(
        string tenant,
        string text,
        string referenceTime = Reference
    ) =>
        [
            .. (await AllDatesAsync(tenant, text, referenceTime)).Where(date =>
                !date!.AsObject().ContainsKey("rival")
            ),
        ];

    private static async Task<JsonArray> AllDatesAsync(string tenant, string text, string referenceTime)
    {
        using var answer = await Facade.Admin.PostAsJsonAsync(
            tenant + "/tools/resolve-dates",
            new { text, referenceTime }
        );
        return (await answer.ReadAsync())["dates"]!.AsArray();
    }
}
