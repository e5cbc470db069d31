using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Living;

/// <summary>Whole messages about the current segment, its versions and others beside it. Files <c>references/living.yaml</c> and <c>references/living-texts.yaml</c> of the skill <c>segment-editing</c>.</summary>
internal sealed class LivingWords
{
    private readonly ImmutableArray<(string Kind, Regex Form)> _forms;

    private LivingWords(ImmutableArray<(string Kind, Regex Form)> forms, LivingTexts texts) =>
        (_forms, Texts) = (forms, texts);

    /// <summary>What users read.</summary>
    public LivingTexts Texts { get; }

    /// <summary>Those of a set of skills.</summary>
    public static LivingWords Of(SkillSet skills) => skills.Part(["segment-editing"], Load);

    /// <summary>What a message asks for; null when it is no such message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="kinds">Kinds to look among.</param>
    public LivingAsk? Read(string message, params IEnumerable<string> kinds) =>
        ReadAll(message, kinds).FirstOrDefault();

    /// <summary>Everything that a message could ask for, in the order of the file: "copy it as X" may also be a copy of "it as X".</summary>
    /// <param name="message">The message.</param>
    /// <param name="kinds">Kinds to look among.</param>
    public IEnumerable<LivingAsk> ReadAll(string message, params IEnumerable<string> kinds)
    {
        var wanted = kinds.ToHashSet(StringComparer.Ordinal);
        var plain = string.Join(
                ' ',
                message.Replace('’', '\'').Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            .Trim('?', '.', '!', ' ');
        return _forms
            .Where(one => wanted.Contains(one.Kind))
            .Select(one => (one.Kind, Found: one.Form.Match(plain)))
            .Where(one => one.Found.Success)
            .Select(one => new LivingAsk(one.Kind, Name(one.Found, "a"), Name(one.Found, "b"))
            {
                Key = Name(one.Found, "key"),
                NewName = Name(one.Found, "name"),
                Version = int.TryParse(
                    one.Found.Groups["n"].Value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var version
                )
                    ? version
                    : null,
            });
    }

    private static string Name(Match found, string group) =>
        found.Groups[group].Value.Trim().Trim('"', '“', '”', '\'', '‘').Trim();

    private static LivingWords Load(SkillSet skills) =>
        new(
            [
                .. skills
                    .Table("segment-editing", "references/living.yaml")
                    .SelectMany(kind => kind.Value.Select(form => (kind.Key, Form(form)))),
            ],
            skills.Texts<LivingTexts>("segment-editing", "references/living-texts.yaml")
        );

    private static Regex Form(string form) =>
        new(
            "^"
                + Regex
                    .Escape(form)
                    .Replace(@"\{a}", "(?<a>.+?)", StringComparison.Ordinal)
                    .Replace(@"\{b}", "(?<b>.+?)", StringComparison.Ordinal)
                    .Replace(@"\{key}", @"(?<key>\S+)", StringComparison.Ordinal)
                    .Replace(@"\{n}", "(?<n>[0-9]{1,6})", StringComparison.Ordinal)
                    .Replace(@"\{name}", "(?<name>.+)", StringComparison.Ordinal)
                + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );
}

/// <summary>What a message about a segment asks for.</summary>
/// <param name="Kind">Head of its form in the file.</param>
/// <param name="First">The segment that it names; empty = none.</param>
/// <param name="Second">The other segment, or what is said of the first; empty = none.</param>
internal sealed record LivingAsk(string Kind, string First, string Second)
{
    /// <summary>The member that it names; empty = none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The name that it gives; empty = none.</summary>
    public string NewName { get; init; } = "";

    /// <summary>The version that it names by its number; null = none.</summary>
    public int? Version { get; init; }
}
