using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Says whether files can become a version of a skill.</summary>
internal static class SkillCandidate
{
    private const int MostFiles = 200;
    private const int MostCharacters = 2_000_000;

    /// <summary>The bundle of the files.</summary>
    /// <param name="id">Id of the skill.</param>
    /// <param name="expected">The number that the caller expects; null = that of SKILL.md.</param>
    /// <param name="files">Path → text.</param>
    /// <param name="live">The live set that it would become a part of.</param>
    /// <param name="trial">Makes the engine of it.</param>
    /// <returns>The refusal names file and member.</returns>
    public static Outcome<SkillBundle> Check(
        string id,
        string? expected,
        ImmutableSortedDictionary<string, string> files,
        SkillSet live,
        ISkillTrial trial
    )
    {
        if (Size(files) is { } problem)
        {
            return Refuse(problem, "files");
        }

        try
        {
            var clean = files.ToImmutableSortedDictionary(
                file => file.Key,
                file => file.Value.ReplaceLineEndings("\n"),
                StringComparer.Ordinal
            );
            var manifest = SkillManifest.Parse(id, clean);
            var bundle = new SkillBundle(id, manifest.Head.Version, clean);
            if (expected is not null && !string.Equals(expected, bundle.Version, StringComparison.Ordinal))
            {
                return Refuse($"SKILL.md says {bundle.Version}, the request {expected}.", "version");
            }

            if (live.Bundles.TryGetValue(id, out var standing) && Altered(standing, bundle) is { } altered)
            {
                return Refuse(altered, "files");
            }

            trial.Run(live.With(bundle));
            return new Outcome<SkillBundle>.Done(bundle);
        }
        catch (Exception wrong) when (wrong is FormatException or KeyNotFoundException)
        {
            return Refuse(wrong.Message, "files");
        }
    }

    /// <summary>The files of a command, over those that it begins with; where its SKILL.md is not given, that gets its number.</summary>
    public static ImmutableSortedDictionary<string, string> Over(SkillBundle? start, AddSkillVersion command)
    {
        var files = (start?.Files ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
            .RemoveRange(command.Files.Keys)
            .AddRange(
                command
                    .Files.Where(file => file.Value is not null)
                    .Select(file => KeyValuePair.Create(file.Key, file.Value!))
            );
        return
            command.Version is { } version
            && !command.Files.ContainsKey(SkillManifest.File)
            && files.TryGetValue(SkillManifest.File, out var text)
            ? files.SetItem(
                SkillManifest.File,
                text.Replace(
                    $"\nversion: {SkillManifest.Parse(start!.Id, start.Files).Head.Version}\n",
                    $"\nversion: {version}\n",
                    StringComparison.Ordinal
                )
            )
            : files;
    }

    private static string? Size(ImmutableSortedDictionary<string, string> files) =>
        files.IsEmpty ? "The files are missing."
        : files.Count > MostFiles || files.Sum(file => (long)file.Value.Length) > MostCharacters
            ? "A skill has at most 200 files and 2,000,000 characters."
        : files.Keys.FirstOrDefault(path => !IsPath(path)) is { } odd
            ? $"{odd} is no path inside of the skill's folder."
        : null;

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= 200
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."))
        && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/');

    /// <summary>Files that the live version declares fixed are the same; no member is gone, and sentences have no places that nothing fills.</summary>
    private static string? Altered(SkillBundle standing, SkillBundle bundle)
    {
        var head = SkillManifest.Parse(standing.Id, standing.Files).Head;
        foreach (var path in head.Fixed)
        {
            if (
                !string.Equals(
                    bundle.Files.GetValueOrDefault(path),
                    standing.Files[path],
                    StringComparison.Ordinal
                )
            )
            {
                return $"{path} is fixed: it belongs to the installation.";
            }
        }

        return standing
            .Files.Where(file =>
                file.Key.StartsWith("references/", StringComparison.Ordinal)
                && file.Key.EndsWith(".yaml", StringComparison.Ordinal)
                && bundle.Files.ContainsKey(file.Key)
            )
            .SelectMany(file => Gaps(file.Key, file.Value, bundle.Files[file.Key]))
            .FirstOrDefault();
    }

    private static IEnumerable<string> Gaps(string path, string standing, string text)
    {
        var given = YamlEdit.Keys(text, path);
        foreach (var key in YamlEdit.Keys(standing, path))
        {
            if (!given.Contains(key, StringComparer.Ordinal))
            {
                yield return $"{path}: {key} is missing.";
            }

            var known = YamlEdit.Values(standing, path, key);
            if (known.Count != 1 || !SkillTexts.Places(known[0]).Any())
            {
                continue;
            }

            foreach (
                var place in YamlEdit
                    .Values(text, path, key)
                    .SelectMany(SkillTexts.Places)
                    .Except(SkillTexts.Places(known[0]), StringComparer.Ordinal)
            )
            {
                yield return $"{path}: {key}: {{{place}}} cannot be filled.";
            }
        }
    }

    private static Outcome<SkillBundle> Refuse(string detail, string member) =>
        new Outcome<SkillBundle>.Refused(new Refusal("skill-invalid", detail, member));
}
