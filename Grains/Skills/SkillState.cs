using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Stored: one skill without the files of its versions, which are records of their own, numbered from 1 in the order of the versions.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SkillState")]
internal sealed record SkillState
{
    /// <summary>Its versions, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<SkillVersionView> Versions { get; init; } = [];

    /// <summary>The version that turns use; null = none.</summary>
    [Id(1)]
    public string? Live { get; init; }

    /// <summary>Every decision, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<SkillDecision> History { get; init; } = [];

    /// <summary>What the platform's trail has to be told of the last promotion, refused promotion or way back; null = nothing yet.</summary>
    [Id(3)]
    public AuditNotes? Audit { get; init; }
}

/// <summary>Stored: which skills there are.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SkillRegistryState")]
internal sealed record SkillRegistryState
{
    /// <summary>Their ids.</summary>
    [Id(0)]
    public ImmutableSortedSet<string> Ids { get; init; } =
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}
