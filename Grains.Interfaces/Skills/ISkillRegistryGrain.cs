using System.Collections.Immutable;
using Orleans.Concurrency;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>Which skills are live together. There is one, under <see cref="Key"/>.</summary>
[Alias("smartseg.ISkillRegistryGrain"), GrainInterfaceType("smartseg.skillregistry")]
public interface ISkillRegistryGrain : IGrainWithStringKey
{
    /// <summary>Key of the only one.</summary>
    public const string Key = "skills";

    /// <summary>What tells one live set from another: equal exactly when all versions and files are.</summary>
    /// <returns>Empty before the first registration.</returns>
    [Alias("Revision"), AlwaysInterleave]
    Task<string> RevisionAsync();

    /// <summary>The live set.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<LiveSkillSet> GetAsync();

    /// <summary>Ids of all skills, in order; also of those that have no live version.</summary>
    [Alias("Ids"), AlwaysInterleave]
    Task<ImmutableSortedSet<string>> IdsAsync();

    /// <summary>Notes skills, and reads anew which of their versions are live.</summary>
    [Alias("Register")]
    Task RegisterAsync(ImmutableSortedSet<string> skillIds, CancellationToken cancellationToken = default);

    /// <summary>Notes that a version is live, for all turns that begin from now on.</summary>
    [Alias("SetLive")]
    Task SetLiveAsync(SkillBundle bundle, CancellationToken cancellationToken = default);
}

/// <summary>The skills that are live together.</summary>
/// <param name="Revision">See <see cref="ISkillRegistryGrain.RevisionAsync"/>.</param>
/// <param name="Bundles">One of each skill.</param>
[GenerateSerializer, Immutable, Alias("smartseg.LiveSkillSet")]
public sealed record LiveSkillSet(
    [property: Id(0)] string Revision,
    [property: Id(1)] ImmutableArray<SkillBundle> Bundles
);
