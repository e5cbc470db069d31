using System.Collections.Immutable;
using Orleans.Runtime.Placement;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>What is decided through one silo holds for the next turn on each of them, and after either is gone.</summary>
public sealed class SilosAgreeTests
{
    private const string Tenant = "agree";
    private const string Skill = "segment-creation";
    private const string Texts = "references/texts.yaml";
    private string _folder = "";
    private TwoSilos _silos = null!;
    private int _turns;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-agree-").FullName;
        _silos = await TwoSilos.StartAsync(_folder);
        Done(await CallAsync(0, grains => Owner(grains).CreateAsync(new CreateTenant("Agree"))));
        for (var silo = 0; silo < 2; silo++)
        {
            await OpenOnAsync(silo);
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _silos.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Configuration_ChangedThroughOneSilo_HoldsOnBoth()
    {
        for (var silo = 0; silo < 2; silo++)
        {
            var text = $"Silo {silo} says: no data.";
            var config = """{"skillOverrides": {"segment-creation": {"texts.no-data": "TEXT"}}}""".Replace(
                "TEXT",
                text,
                StringComparison.Ordinal
            );
            Done(await CallAsync(silo, grains => Owner(grains).ConfigureAsync(config)));
            Assert.That(await AnswersAsync(), Has.All.EqualTo(text));
        }
    }

    [Test]
    public async Task Skill_PromotedAndRolledBack_HoldsOnBothAndWithoutTheSiloThatDecided()
    {
        Assert.That(await AnswersAsync(), Has.All.StartsWith("There is no data yet"));
        await PromoteAsync("9.0.0");
        Assert.That(await AnswersAsync(), Has.All.StartsWith("Nothing is loaded yet"));

        await _silos.KillOlderAsync();
        await _silos.StartAnotherAsync();
        Assert.That(await AnswersAsync(), Has.All.StartsWith("Nothing is loaded yet"));

        var before = SkillFolder.Installed.VersionOf(Skill);
        Done(
            await CallAsync(
                1,
                grains => grains.GetGrain<ISkillGrain>(Skill).RollbackAsync(before, reason: null)
            )
        );
        Assert.That(await AnswersAsync(), Has.All.StartsWith("There is no data yet"));
    }

    /// <summary>One that is promoted without a suite being run, as one that passed.</summary>
    private async Task PromoteAsync(string version)
    {
        var live = SkillFolder.Installed.VersionOf(Skill);
        var text = SkillFolder
            .Installed.Text(Skill, Texts)
            .Replace("There is no data yet", "Nothing is loaded yet", StringComparison.Ordinal);
        var files = ImmutableSortedDictionary<string, string?>.Empty.Add(Texts, text);
        var added = Done(
            await CallAsync(
                0,
                grains =>
                    grains.GetGrain<ISkillGrain>(Skill).AddAsync(new AddSkillVersion(version, live, files))
            )
        );
        var passed = new SkillEvaluation(
            version,
            added.Digest,
            live,
            DateTimeOffset.UnixEpoch,
            "test",
            SkillVerdict.Pass,
            1,
            1,
            [],
            [],
            ""
        );
        Done(await CallAsync(0, grains => grains.GetGrain<ISkillGrain>(Skill).RecordAsync(passed)));
        Done(await CallAsync(0, grains => grains.GetGrain<ISkillGrain>(Skill).PromoteAsync(version, null)));
    }

    private async Task OpenOnAsync(int silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, _silos.Addresses[silo]);
        Done(await CallAsync(silo, grains => Session(grains, silo).OpenAsync()));
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        var place = await CallAsync(
            silo,
            async grains =>
                await grains
                    .GetGrain<IManagementGrain>(0)
                    .GetActivationAddress((IAddressable)Session(grains, silo))
        );
        Assert.That(place, Is.EqualTo(_silos.Addresses[silo]));
    }

    /// <summary>What the session of each silo answers while there is no data.</summary>
    private async Task<string?[]> AnswersAsync()
    {
        var request = new TurnRequest($"people aged over {++_turns}");
        return await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(async silo =>
                    Done(await CallAsync(silo, grains => Session(grains, silo).RunTurnAsync(request))).Answer
                )
        );
    }

    private Task<T> CallAsync<T>(int silo, Func<IGrainFactory, Task<T>> call) =>
        _silos.CallAsync(Tenant, "admin", silo, call);

    private static ITenantGrain Owner(IGrainFactory grains) => grains.GetGrain<ITenantGrain>(Tenant);

    private static ISessionGrain Session(IGrainFactory grains, int silo) =>
        grains.GetInTenant<ISessionGrain>(Tenant, FormattableString.Invariant($"on-{silo}"));

    private static T Done<T>(Outcome<T> outcome) =>
        outcome is Outcome<T>.Done(var value)
            ? value
            : throw new AssertionException($"refused: {((Outcome<T>.Refused)outcome).Why}");
}
