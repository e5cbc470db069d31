namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>What the front matter of a SKILL.md says, checked.</summary>
/// <param name="Id">Id of the skill.</param>
/// <param name="Head">The members of the front matter.</param>
/// <param name="Instructions">The body.</param>
internal sealed record SkillManifest(string Id, SkillHead Head, string Instructions)
{
    /// <summary>The file that makes a folder a skill.</summary>
    public const string File = "SKILL.md";

    private const string Fence = "---\n";

    /// <summary>The manifest of a bundle.</summary>
    /// <param name="id">Id of the skill.</param>
    /// <param name="files">Its files.</param>
    /// <exception cref="FormatException">It is missing or broken; the message names file and member.</exception>
    public static SkillManifest Parse(string id, IReadOnlyDictionary<string, string> files)
    {
        var where = $"skills/{id}/{File}";
        if (!files.TryGetValue(File, out var text))
        {
            throw new FormatException($"{where} is missing.");
        }

        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
        {
            throw new FormatException($"{where}: the front matter between two lines of --- is missing.");
        }

        var head = YamlTable.ParseCamelCase<SkillHead>("\n" + text[Fence.Length..(end + 1)], where);
        var manifest = new SkillManifest(
            id,
            head ?? new SkillHead(),
            text[(end + 1 + Fence.Length)..].Trim()
        );
        return SkillManifestRules.Problem(manifest, files) is var (member, why)
            ? throw new FormatException($"{where}: {member}: {why}")
            : manifest;
    }

    /// <summary>The manifest of a skill of a set; null when the set has no such skill.</summary>
    public static SkillManifest? Of(SkillSet skills, string id) =>
        SkillManifests.Of(skills).GetValueOrDefault(id);
}

/// <summary>The manifests of a set of skills.</summary>
internal static class SkillManifests
{
    /// <summary>By the id of the skill.</summary>
    public static IReadOnlyDictionary<string, SkillManifest> Of(SkillSet skills) =>
        skills.Part(
            [.. skills.Bundles.Keys],
            set =>
                set.Bundles.ToDictionary(
                    pair => pair.Key,
                    pair => SkillManifest.Parse(pair.Key, pair.Value.Files),
                    StringComparer.Ordinal
                )
        );
}
