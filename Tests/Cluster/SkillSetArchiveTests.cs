using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Cluster;

public sealed class SkillSetArchiveTests
{
    private static IGrainStorage Storage =>
        Installations.Shared.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.State);

    [Test]
    public async Task Turns_NameTheirSet_WhichIsStoredOnceForEachDistinctOne()
    {
        const string tenant = "skill-sets";
        var grains = Installations.Shared.Act(tenant, "ana", UserRole.TenantAdmin);
        await grains.GetGrain<ITenantGrain>(tenant).CreateAsync(new CreateTenant("Sets"));
        var first = await SetOfATurnAsync(grains, tenant, "x1");
        var second = await SetOfATurnAsync(grains, tenant, "x2");
        await grains
            .GetGrain<ITenantGrain>(tenant)
            .ConfigureAsync("""{"skillOverrides": {"clarification": {"most-options": 2}}}""");
        var overlaid = await SetOfATurnAsync(grains, tenant, "x3");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(overlaid, Is.Not.EqualTo(first));
        var archive = new SkillSetArchive(Storage);
        var stored = (await archive.FindAsync(first))!;
        Assert.That(stored.Overrides, Is.Null);
        Assert.That(
            stored.Skills.Select(skill => $"{skill.SkillId} {skill.Version} {skill.Digest}"),
            Is.EqualTo(
                SkillFolder.Installed.Bundles.Values.Select(bundle =>
                    $"{bundle.Id} {bundle.Version} {SkillDigest.Of(bundle)}"
                )
            )
        );
        Assert.That(
            (await archive.FindAsync(overlaid))!.Overrides,
            Is.EqualTo(new[] { new SkillSetOverride("clarification", "most-options", "2") })
        );
    }

    [Test]
    public async Task Set_IsWrittenOnce_ByManyAtOnce_AndAgainAfterAFailure()
    {
        var set = SkillFolder.Installed.With(
            SkillFolder.Installed.Bundles["size-estimation"] with
            {
                Version = "7.0.0",
            }
        );
        var storage = new CountingStorage(Storage) { Fails = true };
        var archive = new SkillSetArchive(storage);
        Assert.That(async () => await archive.KeepAsync(set), Throws.InstanceOf<IOException>());

        storage.Fails = false;
        var hashes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => archive.KeepAsync(set).AsTask()))
        );
        var other = new SkillSetArchive(storage);
        await other.KeepAsync(set);

        Assert.That(hashes.Distinct().Count(), Is.EqualTo(1));
        Assert.That(storage.Written, Is.EqualTo(1), "whoever finds it stored does not write it");
        Assert.That((await other.FindAsync(hashes[0]))!.Hash(), Is.EqualTo(hashes[0]));
        Assert.That(await other.FindAsync(new string('0', 64)), Is.Null);
    }

    private static async Task<string> SetOfATurnAsync(IGrainFactory grains, string tenant, string session)
    {
        var talk = grains.GetInTenant<ISessionGrain>(tenant, session);
        await talk.OpenAsync();
        Assert.That(
            await talk.RunTurnAsync(new TurnRequest("hello", "t1")),
            Is.TypeOf<Outcome<TurnResult>.Done>()
        );
        var recorded = await grains.GetInTenant<ITurnArchiveGrain>(tenant, session).RecallAsync(1);
        return recorded!.Turn.Inputs!.Skills!;
    }

    private sealed class CountingStorage(IGrainStorage inner) : IGrainStorage
    {
        private int _written;

        public bool Fails { get; set; }

        public int Written => _written;

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Interlocked.Increment(ref _written);
            if (Fails)
            {
                _written = 0;
                throw new IOException("The disk is full.");
            }

            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ClearStateAsync(stateName, grainId, grainState);
    }
}
