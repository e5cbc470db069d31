using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <inheritdoc cref="ISkillRegistryGrain"/>
/// <remarks>Which version of a skill is live is stored with the skill; this grain reads it at its start and is told of changes.</remarks>
[GrainType("skillregistry"), PlatformScoped]
internal sealed class SkillRegistryGrain(
    [PersistentState("registry", StorageNames.State)] IPersistentState<SkillRegistryState> storage
) : Grain, ISkillRegistryGrain
{
    private readonly StateCell<SkillRegistryState> _state = new(storage);
    private LiveSkillSet _live = new("", []);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReloadAsync();

    public Task<string> RevisionAsync() => Task.FromResult(_live.Revision);

    public Task<LiveSkillSet> GetAsync() => Task.FromResult(_live);

    public Task<ImmutableSortedSet<string>> IdsAsync() => Task.FromResult(_state.Value.Ids);

    public async Task RegisterAsync(
        ImmutableSortedSet<string> skillIds,
        CancellationToken cancellationToken = default
    )
    {
        if (_state.Value.Ids.Union(skillIds) is var ids && ids.Count > _state.Value.Ids.Count)
        {
            await _state.WriteAsync(new SkillRegistryState { Ids = ids }, cancellationToken);
        }

        await ReloadAsync();
    }

    public Task SetLiveAsync(SkillBundle bundle, CancellationToken cancellationToken = default)
    {
        _live = Of([.. _live.Bundles.Where(known => known.Id != bundle.Id), bundle]);
        return Task.CompletedTask;
    }

    private async Task ReloadAsync()
    {
        var bundles = await Task.WhenAll(
            _state.Value.Ids.Select(id => GrainFactory.GetGrain<ISkillGrain>(id).LiveAsync())
        );
        _live = Of([.. bundles.OfType<SkillBundle>()]);
    }

    private static LiveSkillSet Of(ImmutableArray<SkillBundle> bundles)
    {
        var ordered = bundles.OrderBy(bundle => bundle.Id, StringComparer.Ordinal).ToImmutableArray();
        var names = ordered.Select(bundle => $"{bundle.Id} {bundle.Version} {SkillDigest.Of(bundle)}\n");
        var revision = ordered.IsEmpty
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(names))));
        return new LiveSkillSet(revision, ordered);
    }
}
