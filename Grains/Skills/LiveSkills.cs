using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>The skills that are live, as a turn is to be given them; one for a silo.</summary>
/// <remarks>
/// Every caller asks the registry whether its set is still the live one, which costs one short call, and only then takes the files. So a
/// decision about a skill holds for the next turn on every silo.
/// </remarks>
internal sealed class LiveSkills(IGrainFactory grains, SkillSetArchive archive)
{
    private Held _held = new("", SkillFolder.Installed);

    /// <summary>The live set.</summary>
    public async Task<SkillSet> GetAsync()
    {
        var registry = grains.GetGrain<ISkillRegistryGrain>(ISkillRegistryGrain.Key);
        var revision = await registry.RevisionAsync();
        var held = Volatile.Read(ref _held);
        if (string.Equals(revision, held.Revision, StringComparison.Ordinal))
        {
            return held.Set;
        }

        var live = await registry.GetAsync();
        var taken = new Held(live.Revision, new SkillSet(live.Bundles));
        Volatile.Write(ref _held, taken);
        return taken.Set;
    }

    /// <summary>The live set as a tenant has it, with what it overrides.</summary>
    /// <param name="config">The tenant's configuration, while it is being read.</param>
    public async Task<SkillSet> GetAsync(Task<TenantConfig> config)
    {
        var live = await GetAsync();
        return SkillOverlay.Apply(live, (await config).SkillOverrides);
    }

    /// <summary>Sees to it that a set can be told by its hash; to be awaited before anything refers to it.</summary>
    /// <returns>The hash, once the set is stored.</returns>
    public ValueTask<string> KeepAsync(SkillSet set) => archive.KeepAsync(set);

    private sealed record Held(string Revision, SkillSet Set);
}
