using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>The skills that come with the installation.</summary>
internal static class SkillFolder
{
    private static readonly Lazy<SkillSet> Shipped = new(() => new SkillSet(Read(SkillFiles.Root)));

    /// <summary>The set of them. Turns are given the live set, which begins as this one.</summary>
    public static SkillSet Installed => Shipped.Value;

    /// <summary>Reads every folder below one that has a SKILL.md.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="FormatException">A SKILL.md is missing or broken; the message names file and member.</exception>
    public static ImmutableArray<SkillBundle> Read(string root) =>
        [
            .. Directory
                .EnumerateDirectories(root)
                .Where(folder => File.Exists(Path.Combine(folder, SkillManifest.File)))
                .Order(StringComparer.Ordinal)
                .Select(folder => ReadOne(folder)),
        ];

    private static SkillBundle ReadOne(string folder) =>
        Bundle(
            Path.GetFileName(folder),
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(
                    file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    file => File.ReadAllText(file).ReplaceLineEndings("\n"),
                    StringComparer.Ordinal
                )
        );

    private static SkillBundle Bundle(string id, ImmutableSortedDictionary<string, string> files) =>
        new(id, SkillManifest.Parse(id, files).Head.Version, files);
}
