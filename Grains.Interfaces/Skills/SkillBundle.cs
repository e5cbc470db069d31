using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>One version of a skill: everything in its folder.</summary>
/// <param name="Id">Id of the skill, which is the name of its folder.</param>
/// <param name="Version">Semantic version.</param>
/// <param name="Files">Path in the folder, with <c>/</c> → text.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillBundle")]
public sealed record SkillBundle(
    [property: Id(0)] string Id,
    [property: Id(1)] string Version,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Files
);
