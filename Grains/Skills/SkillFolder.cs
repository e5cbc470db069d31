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

    /// <summary>Reads every skill below a folder.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static ImmutableArray<SkillBundle> Read(string root) =>
        [
            .. Directory
                .EnumerateDirectories(root)
                .Order(StringComparer.Ordinal)
                .Select(folder => ReadOne(folder)),
        ];

    private static SkillBundle ReadOne(string folder) =>
        new(
            Path.GetFileName(folder),
            "1.0.0",
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(
                    file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    file => File.ReadAllText(file).ReplaceLineEndings("\n"),
                    StringComparer.Ordinal
                )
        );
}
