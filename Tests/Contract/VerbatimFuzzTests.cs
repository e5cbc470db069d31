using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Verbatim;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>Results of real turns are accepted as they are, and altered in any way they are not.</summary>
public sealed class VerbatimFuzzTests
{
    private const int Alterations = 10_000;
    private const int FollowUpAlterations = 3_000;
    private const string Tenant = "/v1/tenants/verbatim";

    private static readonly string[][] Dialogues =
    [
        ["people in Norway older than 40 on the Gold plan", "only those younger than 60"],
        ["members from Germany who spent more than 200 in 2024"],
        ["people who ordered at least 2 times between March and June 2024 and are not on the Gold plan"],
        ["customers who bought tea but not coffee in the last 90 days"],
        ["people aged between 25 and 35 with fewer than 500 points"],
        ["signed up before 2023, country is Norway, at least 3 orders"],
        ["people without orders in 2024 who are over 50"],
        ["the top 10% of members in Germany by total amount"],
        ["Basic plan, under 30, spent over 100 on cake"],
        ["members who signed up in 2022 or 2023 and have more than 250 points", "and live in Germany"],
        ["big spenders on the Basic plan"],
        ["people with more than 1 order on bread since February 2024, younger than 60"],
        ["everyone in Germany except the Gold plan with at most 700 points"],
        ["people who ordered since March 2024", "only those older than 40"],
        ["members who spent more than 200 in 2024", "and live in Germany", "make it 150"],
        ["people who ordered in the last 90 days", "only the Gold plan", "with fewer than 600 points"],
        ["signed up before 2023", "in Norway", "at least 2 orders since January 2024"],
    ];

    private WholeInstallation _installation = null!;
    private readonly List<string> _skipped = [];
    private List<VerbatimClaim> _claims = [];

    [OneTimeSetUp]
    public async Task RunTurnsAsync()
    {
        _installation = await Facade.StartOtherAsync(builder =>
            builder.Services.AddSingleton<ITurnRunner>(services => new ClaimRecorder(
                ActivatorUtilities.CreateInstance<TurnRunner>(services)
            ))
        );
        await PeopleTenant.CreateAsync(
            _installation.Admin,
            Tenant,
            new { vocabulary = new Dictionary<string, string> { ["big spenders"] = "total amount over 180" } }
        );
        foreach (var dialogue in Dialogues)
        {
            var session = await _installation.Admin.NewSessionAsync(Tenant);
            foreach (var message in dialogue)
            {
                using var answer = await _installation.Admin.PostAsJsonAsync(
                    session + "/turns",
                    new { message, referenceTime = "2024-12-15T12:00:00Z" }
                );
                var result = await answer.ReadAsync();
                if ((string?)result["action"] is not "segment")
                {
                    _skipped.Add($"{message}: {result["question"]?["text"]} {result["answer"]}");
                }
            }
        }

        _claims = [.. ClaimRecorder.Claims];
        Assert.That(_claims, Has.Count.GreaterThan(10), "most of them are segments");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.App.DisposeAsync();

    private static string Said(VerbatimClaim claim) =>
        System.Text.Json.JsonSerializer.Serialize(
            claim.Expression,
            SmartSegmentation.Grains.Interfaces.Segments.SegmentJson.Options
        );

    [Test]
    public void Check_OfRightResults_AcceptsThem() =>
        Assert.That(_claims.SelectMany(claim => VerbatimCheck.Find(claim)), Is.Empty);

    /// <summary>What was said before vouches for itself alone: no other number, day or value may stand in its place.</summary>
    [Test, CancelAfter(20_000)]
    public void Check_OfAlteredFactsInFollowUps_AcceptsNone(CancellationToken cancellationToken)
    {
        var random = new Random(20241215);
        var altered = new AlteredClaims(random);
        var followUps = _claims.Where(claim => claim.Evidence.Before is not null).ToList();
        string[] kinds = ["number-changed", "day-changed", "value-changed"];
        var tried = kinds.ToDictionary(kind => kind, _ => 0, StringComparer.Ordinal);
        var accepted = new List<string>();
        for (var number = 0; number < FollowUpAlterations; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var claim = followUps[random.Next(followUps.Count)];
            var kind = kinds[random.Next(kinds.Length)];
            if (altered.Alter(claim, kind) is { } changed)
            {
                tried[kind]++;
                if (VerbatimCheck.Find(changed).IsEmpty)
                {
                    accepted.Add($"{kind}: {claim.Words} → {Said(changed)}");
                }
            }
        }

        Assert.That(followUps, Has.Count.GreaterThan(5), string.Join('\n', _skipped));
        Assert.That(tried.Values, Has.All.GreaterThan(100), "every kind of alteration was tried");
        Assert.That(accepted, Is.Empty, string.Join('\n', accepted.Distinct().Take(20)));
    }

    [Test, CancelAfter(20_000)]
    public void Check_OfTenThousandAlteredResults_AcceptsNone(CancellationToken cancellationToken)
    {
        var random = new Random(20240607);
        var altered = new AlteredClaims(random);
        var tried = AlteredClaims.Kinds.ToDictionary(kind => kind, _ => 0, StringComparer.Ordinal);
        var accepted = new List<string>();
        for (var number = 0; number < Alterations; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var claim = _claims[random.Next(_claims.Count)];
            var kind = AlteredClaims.Kinds[random.Next(AlteredClaims.Kinds.Length)];
            if (altered.Alter(claim, kind) is not { } changed)
            {
                continue;
            }

            number++;
            tried[kind]++;
            if (VerbatimCheck.Find(changed).IsEmpty)
            {
                accepted.Add($"{kind}: {claim.Words} → {Said(changed)}");
            }
        }

        TestContext.Out.WriteLine(string.Join('\n', _skipped));
        TestContext.Out.WriteLine(
            string.Join(
                ", ",
                tried.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"))
            )
        );
        Assert.That(tried.Values, Has.All.GreaterThan(100), "every kind of alteration was tried");
        Assert.That(accepted, Is.Empty, string.Join('\n', accepted.Distinct().Take(20)));
    }
}
