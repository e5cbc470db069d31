using System.Collections.Immutable;
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
    public LivingAsk? Read(string message, params IEnumerable<string> kinds)
    {
        var plain = string.Join(
                ' ',
                message.Replace('’', '\'').Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            .Trim('?', '.', '!', ' ');
        foreach (var (kind, form) in _forms.Where(one => kinds.Contains(one.Kind, StringComparer.Ordinal)))
        {
            if (form.Match(plain) is { Success: true } found)
            {
                return new LivingAsk(
                    kind,
                    Name(found.Groups["a"].Value + found.Groups["key"].Value),
                    Name(found.Groups["b"].Value)
                );
            }
        }

        return null;
    }

    private static string Name(string text) => text.Trim().Trim('"', '“', '”', '\'', '‘').Trim();

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
                + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );
}

/// <summary>What a message about a segment asks for.</summary>
/// <param name="Kind">Head of its form in the file.</param>
/// <param name="First">The segment or member that it names first; empty = none.</param>
/// <param name="Second">The other segment; empty = none.</param>
internal sealed record LivingAsk(string Kind, string First, string Second);
