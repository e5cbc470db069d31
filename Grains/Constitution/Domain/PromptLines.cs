using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>Lines of the dynamic sections of a prompt, the weightiest first.</summary>
internal static class PromptLines
{
    private const string Skill = "constitution";

    /// <summary>The static part.</summary>
    public static string Constitution(SkillSet skills) => skills.Text(Skill, "references/constitution.md");

    /// <summary>Section → characters that it may take.</summary>
    public static Dictionary<string, int> Budgets(SkillSet skills) =>
        skills.Read<Dictionary<string, int>>(Skill, "references/budget.yaml");

    /// <summary>What a model may call.</summary>
    public static ImmutableArray<string> Tools(SkillSet skills) =>
        [.. skills.Table(Skill, "references/tools.yaml").GetValueOrDefault("tools", [])];

    /// <summary>Skills by id, with version and description.</summary>
    public static ImmutableArray<string> Skills(SkillSet skills) =>
        [
            .. skills
                .Bundles.Where(pair => pair.Key != Skill)
                .Select(pair => $"{pair.Key} {pair.Value.Version}: {DescriptionOf(pair.Value.Files)}"),
        ];

    /// <summary>Documents that may be used today, then the facets that the tenant allows.</summary>
    public static ImmutableArray<string> Knowledge(
        ImmutableArray<KnowledgeDocument> documents,
        Catalog catalog,
        TenantConfig config,
        DateOnly today
    ) =>
        [
            .. documents
                .Where(document =>
                    KnowledgeRules.IsOwned(document) && KnowledgeRules.IsFresh(document, today)
                )
                .Select(document =>
                    $"document {document.Id} version {document.Version} \"{document.Title}\" ({document.Domain}; owner {document.Owner}; verified {document.FreshnessDate:yyyy-MM-dd}){(document.CitationRequired ? "; cite it" : "")}"
                ),
            .. catalog
                .Allowed(config)
                .Facets.Select(facet =>
                    $"facet {facet.FacetId} ({facet.Type}) {facet.Label}{(facet.Description is { Length: > 0 } what ? ": " + what : "")}"
                ),
        ];

    /// <summary>Calendar, money, rules and words of the tenant; no word that speaks of what is withheld.</summary>
    public static ImmutableArray<string> Tenant(
        string tenantId,
        TenantConfig config,
        WithheldWords withheld
    ) =>
        [
            $"tenant {tenantId}; time zone {config.TimeZone}; currency {config.Currency}; weeks start on {config.WeekStartsOn}",
            $"the fiscal year starts in month {config.FiscalYearStartMonth} and is named by the calendar year of its {config.FiscalYearNamedBy}",
            .. config.NamedPeriods.Select(period =>
                $"period \"{period.Key}\": {period.Value.Start} to {period.Value.End}"
            ),
            .. config.SegmentSizeLimits is { } limits
                ?
                [
                    $"segments have {limits.Min ?? 0} to {limits.Max?.ToString(CultureInfo.InvariantCulture) ?? "any number of"} members",
                ]
                : Array.Empty<string>(),
            .. Shown(config.Vocabulary.Select(term => $"word \"{term.Key}\": {term.Value}"), withheld),
        ];

    /// <summary>
    /// What the session settled, then what the user told before, surest first; what is no longer sure is marked, what speaks of withheld data
    /// left out.
    /// </summary>
    public static ImmutableArray<string> Memory(
        ImmutableArray<AmbiguityEntry> session,
        UserMemoryView memory,
        double sure,
        WithheldWords withheld
    ) => [.. Shown(Remembered(session, memory, sure), withheld)];

    private static IEnumerable<string> Shown(IEnumerable<string> lines, WithheldWords withheld) =>
        lines.Where(line => !withheld.Mentions(line));

    private static IEnumerable<string> Remembered(
        ImmutableArray<AmbiguityEntry> session,
        UserMemoryView memory,
        double sure
    ) =>
        [
            .. session
                .Where(entry => entry is { Status: AmbiguityStatus.Settled, Meaning: not null })
                .Select(entry => $"settled in this session: \"{entry.Term}\" means {entry.Meaning}"),
            .. memory
                .Memories.OrderByDescending(one => one.Confidence)
                .Select(one =>
                    $"\"{one.Term}\" means {one.Meaning} (confidence {one.Confidence:0.00}{(one.Confidence < sure ? "; ask before use" : "")})"
                ),
            .. memory.Segments.Select(segment =>
                $"segment that worked: \"{segment.Name}\" from \"{segment.Query}\""
            ),
        ];

    private static string DescriptionOf(ImmutableSortedDictionary<string, string> files) =>
        files
            .GetValueOrDefault("SKILL.md", "")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith("description:", StringComparison.Ordinal))
            ?["description:".Length..].Trim()
        ?? "";
}
