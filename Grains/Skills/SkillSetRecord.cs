using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Stored once, under its hash: every skill that was live together, and what the tenant overrode in them.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetRecord")]
internal sealed record SkillSetRecord
{
    /// <summary>The skills in the order of their ids.</summary>
    [Id(0)]
    public ImmutableArray<SkillSetEntry> Skills { get; init; } = [];

    /// <summary>What the tenant overrode, by skill and then by member; null = nothing.</summary>
    [Id(1)]
    public ImmutableArray<SkillSetOverride>? Overrides { get; init; }

    /// <summary>The record of a set.</summary>
    public static SkillSetRecord Of(SkillSet set)
    {
        var live = set.Live ?? set;
        return new SkillSetRecord
        {
            Skills =
            [
                .. live.Bundles.Values.Select(bundle => new SkillSetEntry(
                    bundle.Id,
                    bundle.Version,
                    live.DigestOf(bundle.Id),
                    [
                        .. bundle
                            .Files.OrderBy(file => file.Key, StringComparer.Ordinal)
                            .Select(file => new SkillSetFile(file.Key, HashOf(file.Value))),
                    ]
                )),
            ],
            Overrides = set.Overrides.IsEmpty
                ? null
                :
                [
                    .. set
                        .Overrides.SelectMany(skill =>
                            skill.Value.Select(one => new SkillSetOverride(skill.Key, one.Key, one.Value))
                        )
                        .OrderBy(one => one.Skill, StringComparer.Ordinal)
                        .ThenBy(one => one.Member, StringComparer.Ordinal),
                ],
        };
    }

    /// <summary>SHA-256 of the record's stored form, 64 lower-case hexadecimal digits: the same on every installation.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, StateSerializer.Options))
        );

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Stored: one skill of a set.</summary>
/// <param name="SkillId">The skill.</param>
/// <param name="Version">Its live version.</param>
/// <param name="Digest">Of all its files, as <see cref="SkillDigest"/> makes it.</param>
/// <param name="Files">By path.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetEntry")]
internal sealed record SkillSetEntry(
    [property: Id(0)] string SkillId,
    [property: Id(1)] string Version,
    [property: Id(2)] string Digest,
    [property: Id(3)] ImmutableArray<SkillSetFile> Files
);

/// <summary>Stored: one file of a skill.</summary>
/// <param name="Path">In the skill's folder, with <c>/</c>.</param>
/// <param name="Digest">SHA-256 of the text's UTF-8 bytes.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetFile")]
internal sealed record SkillSetFile([property: Id(0)] string Path, [property: Id(1)] string Digest);

/// <summary>Stored: one member that a tenant overrode.</summary>
/// <param name="Skill">The skill, as the tenant gave it.</param>
/// <param name="Member">The member.</param>
/// <param name="Value">Its value.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SkillSetOverride")]
internal sealed record SkillSetOverride(
    [property: Id(0)] string Skill,
    [property: Id(1)] string Member,
    [property: Id(2)] string Value
);
