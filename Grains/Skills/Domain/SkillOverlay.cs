using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Skills.Domain;

using Overrides = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>;

/// <summary>What a tenant overrides in skills: only what their live versions declare.</summary>
internal static class SkillOverlay
{
    private const int LongestText = 500;
    private const int LongestWord = 60;
    private const int MostWords = 100;

    /// <summary>The set as one tenant has it; what is not, or no longer, declared or fitting is left out.</summary>
    /// <param name="skills">The live set.</param>
    /// <param name="overrides">Skill → member → value.</param>
    public static SkillSet Apply(SkillSet skills, Overrides overrides) =>
        overrides.IsEmpty
            ? skills
            : skills.Overlaid(KeyOf(overrides), () => Make(skills, overrides).AsOverlayOf(skills, overrides));

    /// <summary>The first override that is refused; null when there is none.</summary>
    public static (string Member, string Why)? Problem(SkillSet skills, Overrides overrides)
    {
        foreach (var (given, members) in overrides)
        {
            if (SkillManifest.Of(skills, IdOf(given)) is not { } skill)
            {
                return ($"skillOverrides.{given}", "There is no skill of this id.");
            }

            foreach (var (member, value) in members)
            {
                if (Problem(skills, skill, member, value) is { } why)
                {
                    return ($"skillOverrides.{given}.{member}", why);
                }
            }
        }

        return null;
    }

    /// <summary>What a skill lets tenants override, for people.</summary>
    public static ImmutableArray<SkillOverridable> Declared(SkillHead head) =>
        [
            .. head.Overridable.Select(one => new SkillOverridable(
                one.Member,
                one.Type,
                one.Minimum,
                one.Maximum,
                [.. one.Choices]
            )),
        ];

    /// <summary>Underscores are taken for hyphens.</summary>
    public static string IdOf(string given) => given.Replace('_', '-');

    private static SkillSet Make(SkillSet skills, Overrides overrides)
    {
        var made = skills;
        foreach (var (given, members) in overrides)
        {
            if (SkillManifest.Of(skills, IdOf(given)) is not { } skill)
            {
                continue;
            }

            foreach (var (member, value) in members)
            {
                if (Problem(skills, skill, member, value) is null)
                {
                    made = Set(made, skill, member, value);
                }
            }
        }

        return made;
    }

    private static SkillSet Set(SkillSet skills, SkillManifest skill, string member, string value)
    {
        var (declared, key) = Find(skill, member)!.Value;
        var bundle = skills.Bundles[skill.Id];
        var text = bundle.Files[declared.File];
        var changed =
            declared.Type == "words"
                ? YamlEdit.Add(text, declared.File, key, WordsOf(value))
                : YamlEdit.Set(text, declared.File, key, value.Trim('\n'));
        return skills.With(bundle with { Files = bundle.Files.SetItem(declared.File, changed) });
    }

    private static string? Problem(SkillSet skills, SkillManifest skill, string member, string value)
    {
        if (Find(skill, member) is not var (declared, key))
        {
            var names = skill.Head.Overridable.Select(one => one.Member).ToList();
            return names.Count == 0
                ? "The skill lets tenants override nothing."
                : $"The skill does not let tenants override this; it lets them override {string.Join(", ", names)}.";
        }

        var standing = YamlEdit.Values(skills.Text(skill.Id, declared.File), declared.File, key);
        return standing.Count == 0
            ? $"The skill has no {key} in {declared.File}."
            : declared.Type switch
            {
                "number" => Number(declared, value),
                "choice" => declared.Choices.Contains(value, StringComparer.Ordinal)
                    ? null
                    : $"One of {string.Join(", ", declared.Choices)} is expected.",
                "words" => WordsOf(value) is { Count: > 0 and <= MostWords } words
                && words.TrueForAll(word => word.Length <= LongestWord && word.Any(char.IsLetter))
                    ? null
                    : $"1 to {MostWords} words with commas between them are expected, none longer than {LongestWord} characters.",
                _ => Sentence(value, standing[0]),
            };
    }

    private static string? Number(OverridableHead declared, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && number >= (declared.Minimum ?? double.MinValue)
        && number <= (declared.Maximum ?? double.MaxValue)
            ? null
            : FormattableString.Invariant(
                $"A number from {declared.Minimum ?? double.MinValue} to {declared.Maximum ?? double.MaxValue} is expected."
            );

    private static string? Sentence(string value, string standing)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > LongestText)
        {
            return $"A text of 1 to {LongestText} characters is expected.";
        }

        var places = SkillTexts.Places(standing).ToHashSet(StringComparer.Ordinal);
        return SkillTexts.Places(value).FirstOrDefault(place => !places.Contains(place)) is { } unknown
            ? $"{{{unknown}}} cannot be filled here; {(places.Count == 0 ? "nothing can" : "{" + string.Join("}, {", places) + "} can")}."
            : null;
    }

    private static (OverridableHead Declared, string Key)? Find(SkillManifest skill, string member)
    {
        foreach (var one in skill.Head.Overridable)
        {
            if (string.Equals(one.Member, member, StringComparison.Ordinal))
            {
                return (one, one.Key);
            }

            if (
                one.Member.EndsWith(".*", StringComparison.Ordinal)
                && member.StartsWith(one.Member[..^1], StringComparison.Ordinal)
                && member.Length > one.Member.Length - 1
            )
            {
                return (one, member[(one.Member.Length - 1)..]);
            }
        }

        return null;
    }

    /// <summary>Words between commas, also when they were given as a JSON list.</summary>
    private static List<string> WordsOf(string value) =>
        [
            .. value
                .Trim()
                .Trim('[', ']')
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('"').Trim().ToLowerInvariant())
                .Where(word => word.Length > 0),
        ];

    private static string KeyOf(Overrides overrides) =>
        string.Join(
            '\u001e',
            overrides.SelectMany(skill =>
                skill.Value.Select(member => $"{skill.Key}\u001f{member.Key}\u001f{member.Value}")
            )
        );
}
