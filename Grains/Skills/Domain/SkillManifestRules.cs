using System.Text.RegularExpressions;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>Says whether a SKILL.md can be used.</summary>
internal static partial class SkillManifestRules
{
    /// <summary>What a schema may call a type.</summary>
    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean"];

    /// <summary>What an overridable member may be.</summary>
    private static readonly string[] Overrides = ["text", "number", "choice", "words"];

    /// <summary>The first problem, in the order of the members; null when there is none.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="files">Files of the skill.</param>
    public static (string Member, string Why)? Problem(
        SkillManifest manifest,
        IReadOnlyDictionary<string, string> files
    ) =>
        Head(manifest)
            .Concat(Schema("input", manifest.Head.Input))
            .Concat(Schema("output", manifest.Head.Output))
            .Concat(Lists(manifest.Head, files))
            .Concat(manifest.Head.Overridable.SelectMany((one, at) => Override(one, at, files)))
            .Concat(Twice(manifest.Head))
            .Select(problem => ((string, string)?)problem)
            .FirstOrDefault();

    private static IEnumerable<(string, string)> Head(SkillManifest manifest)
    {
        var head = manifest.Head;
        if (!Name().IsMatch(head.Name) || !string.Equals(head.Name, manifest.Id, StringComparison.Ordinal))
        {
            yield return ("name", "it is the folder's name: 1 to 64 of a-z, 0-9 and single hyphens.");
        }

        if (string.IsNullOrWhiteSpace(head.Title))
        {
            yield return ("title", "it is missing.");
        }

        if (head.Description.Length is 0 or > 1024)
        {
            yield return ("description", "it is 1 to 1,024 characters.");
        }

        if (SemanticVersion.Parse(head.Version) is null)
        {
            yield return ("version", "it is a semantic version, such as 1.2.0.");
        }

        if (manifest.Instructions.Length == 0)
        {
            yield return ("(body)", "the instructions after the front matter are missing.");
        }
    }

    private static IEnumerable<(string, string)> Schema(string member, SkillSchema? schema)
    {
        if (schema is null)
        {
            yield return (member, "the schema is missing.");
            yield break;
        }

        if (!Types.Contains(schema.Type))
        {
            yield return ($"{member}.type", $"it is one of {string.Join(", ", Types)}.");
        }

        foreach (var name in schema.Required.Where(name => !schema.Properties.ContainsKey(name)))
        {
            yield return ($"{member}.required", $"{name} is no property.");
        }

        foreach (
            var problem in schema.Properties.SelectMany(pair =>
                Schema($"{member}.properties.{pair.Key}", pair.Value)
            )
        )
        {
            yield return problem;
        }

        if (schema.Items is { } items)
        {
            foreach (var problem in Schema(member + ".items", items))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<(string, string)> Lists(
        SkillHead head,
        IReadOnlyDictionary<string, string> files
    )
    {
        if (head.Triggers.Count == 0 || head.Triggers.Exists(string.IsNullOrWhiteSpace))
        {
            yield return ("triggers", "at least one is needed, and none is empty.");
        }

        if (head.Constraints.Count == 0 || head.Constraints.Exists(string.IsNullOrWhiteSpace))
        {
            yield return ("constraints", "at least one is needed, and none is empty.");
        }

        if (head.Evals.Count == 0)
        {
            yield return ("evals", "at least one suite is needed.");
        }

        foreach (var path in head.Evals.Where(path => !files.ContainsKey(path)))
        {
            yield return ("evals", $"there is no file {path}.");
        }

        foreach (var path in head.Fixed.Where(path => !files.ContainsKey(path)))
        {
            yield return ("fixed", $"there is no file {path}.");
        }
    }

    private static IEnumerable<(string, string)> Override(
        OverridableHead one,
        int at,
        IReadOnlyDictionary<string, string> files
    )
    {
        var member = FormattableString.Invariant($"overridable[{at}]");
        if (string.IsNullOrWhiteSpace(one.Member))
        {
            yield return (member + ".member", "it is missing.");
        }

        if (!Overrides.Contains(one.Type))
        {
            yield return (member + ".type", $"it is one of {string.Join(", ", Overrides)}.");
        }

        if (!files.TryGetValue(one.File, out var text))
        {
            yield return (member + ".file", $"there is no file {one.File}.");
            yield break;
        }

        var keys = YamlEdit.Keys(text, one.File);
        var star = one.Member.EndsWith(".*", StringComparison.Ordinal);
        if (star ? one.Key != "*" : !keys.Contains(one.Key, StringComparer.Ordinal))
        {
            yield return (member + ".key", star ? "it is \"*\"." : $"{one.File} has no member {one.Key}.");
        }

        if (one.Type == "choice" && one.Choices.Count == 0)
        {
            yield return (member + ".choices", "at least one is needed.");
        }
    }

    private static IEnumerable<(string, string)> Twice(SkillHead head) =>
        head
            .Overridable.GroupBy(one => one.Member, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => ("overridable", $"{group.Key} is declared twice."));

    [GeneratedRegex(
        "^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
