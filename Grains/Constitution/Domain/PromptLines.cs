using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>Lines of the dynamic sections of a prompt, the weightiest first.</summary>
internal static class PromptLines
{
    private const string Skill = "constitution";

    // Letters of all languages stay readable; quotes and line ends do not.
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    /// <summary>Documents that may be used today and do not speak of what is withheld, then the facets that may be told of.</summary>
    public static ImmutableArray<string> Knowledge(
        ImmutableArray<KnowledgeDocument> documents,
        Catalog catalog,
        TenantConfig config,
        DateOnly today,
        WithheldWords withheld
    ) =>
        [
            .. documents
                .Where(document =>
                    KnowledgeRules.IsOwned(document) && KnowledgeRules.IsFresh(document, today)
                )
                .Where(document => !withheld.Mentions($"{document.Id} {document.Title} {document.Domain}"))
                .Select(document =>
                    $"document {document.Id} version {document.Version} {Quote(document.Title)} ({Quote(document.Domain)}; verified {document.FreshnessDate:yyyy-MM-dd}){(document.CitationRequired ? "; cite it" : "")}"
                ),
            .. catalog
                .Facets.Where(facet => FacetGuard.MayBeTold(facet, catalog, config))
                .Select(facet =>
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
                $"period {Quote(period.Key)}: {period.Value.Start} to {period.Value.End}"
            ),
            .. config.SegmentSizeLimits is { } limits
                ?
                [
                    $"segments have {limits.Min ?? 0} to {limits.Max?.ToString(CultureInfo.InvariantCulture) ?? "any number of"} members",
                ]
                : Array.Empty<string>(),
            .. config
                .Vocabulary.Where(term => !withheld.Mentions($"{term.Key}: {term.Value}"))
                .Select(term => $"word {Quote(term.Key)}: {Quote(term.Value)}"),
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
    ) =>
        [
            .. session
                .Where(entry =>
                    entry is { Status: AmbiguityStatus.Settled, Meaning: not null }
                    && !withheld.Mentions($"{entry.Term}: {entry.Meaning}")
                )
                .Select(entry =>
                    $"settled in this session: {Quote(entry.Term)} means {Quote(entry.Meaning!)}"
                ),
            .. memory
                .Memories.OrderByDescending(one => one.Confidence)
                .Where(one => !withheld.Mentions($"{one.Term}: {one.Meaning}"))
                .Select(one =>
                    $"{Quote(one.Term)} means {Quote(one.Meaning)} (confidence {one.Confidence:0.00}{(one.Confidence < sure ? "; ask before use" : "")})"
                ),
            .. memory
                .Segments.Where(segment => !withheld.Mentions($"{segment.Name}: {segment.Query}"))
                .Select(segment => $"segment that worked: {Quote(segment.Name)} from {Quote(segment.Query)}"),
        ];

    /// <summary>What people wrote, as a JSON string: it cannot end its own quotes or its line.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoted);

    private static string DescriptionOf(ImmutableSortedDictionary<string, string> files) =>
        files
            .GetValueOrDefault("SKILL.md", "")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith("description:", StringComparison.Ordinal))
            ?["description:".Length..].Trim()
        ?? "";
}
