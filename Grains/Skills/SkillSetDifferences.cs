using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Compares sets of skills, without what tenants override.</summary>
internal static class SkillSetDifferences
{
    /// <summary>The first difference, by skill and then by file; null when every file is the same.</summary>
    public static SkillSetDifference? First(SkillSetRecord recorded, SkillSetRecord now) =>
        recorded
            .Skills.Select(entry => entry.SkillId)
            .Union(now.Skills.Select(entry => entry.SkillId), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => Compare(id, Find(recorded, id), Find(now, id)))
            .FirstOrDefault(found => found is not null);

    /// <summary>Skills of which the version is another.</summary>
    public static IEnumerable<(string SkillId, string? Recorded, string? Now)> Versions(
        SkillSetRecord recorded,
        SkillSetRecord now
    ) =>
        recorded
            .Skills.Select(entry => entry.SkillId)
            .Union(now.Skills.Select(entry => entry.SkillId), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => (id, Find(recorded, id)?.Version, Find(now, id)?.Version))
            .Where(one => !Is(one.Item2, one.Item3));

    private static SkillSetEntry? Find(SkillSetRecord set, string id) =>
        set.Skills.FirstOrDefault(entry => Is(entry.SkillId, id));

    private static SkillSetDifference? Compare(string id, SkillSetEntry? recorded, SkillSetEntry? now)
    {
        if (Is(recorded?.Digest, now?.Digest))
        {
            return null;
        }

        // Of a skill that is on one side only, the whole of it differs.
        var file = recorded is null || now is null ? null : FirstFile(recorded, now);
        return new SkillSetDifference(
            id,
            recorded?.Version,
            now?.Version,
            file,
            file is null ? recorded?.Digest : DigestOf(recorded!, file),
            file is null ? now?.Digest : DigestOf(now!, file)
        );
    }

    private static string? FirstFile(SkillSetEntry recorded, SkillSetEntry now) =>
        recorded
            .Files.Concat(now.Files)
            .Select(file => file.Path)
            .Distinct(StringComparer.Ordinal)
            // What a turn reads comes first: the number is told anyway, and cases are for evaluations.
            .OrderBy(path =>
                Is(path, SkillManifest.File) || path.StartsWith("evals/", StringComparison.Ordinal)
            )
            .ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault(path => !Is(DigestOf(recorded, path), DigestOf(now, path)));

    private static string? DigestOf(SkillSetEntry entry, string path) =>
        entry.Files.FirstOrDefault(file => Is(file.Path, path))?.Digest;

    private static bool Is(string? left, string? right) =>
        string.Equals(left, right, StringComparison.Ordinal);
}
