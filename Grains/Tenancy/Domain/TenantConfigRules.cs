using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Says whether a configuration can be used.</summary>
public static class TenantConfigRules
{
    private static readonly string[] Days =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Select(day => day.ToLowerInvariant()),
    ];

    /// <summary>The first problem, in the order of the members.</summary>
    /// <param name="config">The whole configuration.</param>
    /// <param name="catalog">Facets that may be named; with no table loaded any may.</param>
    /// <param name="tenantId">Whose it is.</param>
    /// <param name="servers">Model servers that may be named.</param>
    /// <param name="stored">
    /// The model as it was until now; null = none. One that stays as it is is not judged: a server that the operator no longer allows is not
    /// called, and must not keep everything else from being configured.
    /// </param>
    /// <returns>Null when there is none; else <c>config-invalid</c>, which names the member.</returns>
    public static Refusal? Check(
        TenantConfig config,
        Catalog catalog,
        string tenantId,
        ModelServers servers,
        ModelsConfig? stored = null
    ) =>
        Problems(config, catalog)
            .Concat(
                config.Models == (stored ?? new())
                    ? []
                    : ModelRules.Problems(config.Models, tenantId, servers)
            )
            .Select(problem => TenantConfigPatch.Invalid(problem.Member, problem.Text))
            .FirstOrDefault();

    /// <summary>Why a word of the vocabulary cannot mean what is given.</summary>
    internal static string Say(MeaningFault fault) =>
        fault switch
        {
            MeaningFault.Everybody => "The word stands for all members and cannot mean something else.",
            MeaningFault.Circular => "The definition leads back to the word itself.",
            _ => "The definition cannot be read with the tables that are loaded.",
        };

    private static IEnumerable<(string Member, string Text)> Problems(TenantConfig config, Catalog catalog) =>
        Calendar(config)
            .Concat(config.NamedPeriods.SelectMany(period => Period(period.Key, period.Value)))
            .Concat(Facets("allowedFacets", config.AllowedFacets, catalog))
            .Concat(Facets("restrictedFacets", config.RestrictedFacets, catalog))
            .Concat(Texts("vocabulary", config.Vocabulary))
            .Concat(Overrides(config))
            .Concat(Limits(config));

    private static IEnumerable<(string, string)> Calendar(TenantConfig config)
    {
        if (config.TimeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(config.TimeZone) is null)
        {
            yield return ("timeZone", "The zone is not in the IANA time zone database.");
        }

        if (config.Currency is not { } currency || !Currencies.Has(currency))
        {
            yield return ("currency", "A currency is a code of ISO 4217, three capital letters such as USD.");
        }

        if (config.FiscalYearStartMonth is < 1 or > 12)
        {
            yield return ("fiscalYearStartMonth", "A month is 1 to 12.");
        }

        if (config.FiscalYearNamedBy is not ("start" or "end"))
        {
            yield return ("fiscalYearNamedBy", "A fiscal year is named by its start or its end.");
        }

        if (!Days.Contains(config.WeekStartsOn))
        {
            yield return ("weekStartsOn", "A week starts on the English name of a day, in lower case.");
        }
    }

    private static IEnumerable<(string, string)> Period(string name, NamedPeriod? period)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return ("namedPeriods", "A period has a name.");
        }

        if (!IsDay(period?.Start))
        {
            yield return ($"namedPeriods.{name}.start", "A day is MM-dd.");
        }

        if (!IsDay(period?.End))
        {
            yield return ($"namedPeriods.{name}.end", "A day is MM-dd.");
        }
        else if (string.Equals(period?.Start, period?.End, StringComparison.Ordinal))
        {
            yield return (
                $"namedPeriods.{name}.end",
                "A period ends before this day, so it has no day at all."
            );
        }
    }

    private static IEnumerable<(string, string)> Facets(
        string member,
        IEnumerable<string> facetIds,
        Catalog catalog
    ) =>
        facetIds
            .Select((id, index) => (id, index))
            .Where(facet =>
                string.IsNullOrWhiteSpace(facet.id)
                || (
                    catalog.Facets.Length > 0
                    && !catalog.Facets.Any(known =>
                        known.FacetId.Equals(facet.id, StringComparison.OrdinalIgnoreCase)
                    )
                )
            )
            .Select(facet =>
                (
                    FormattableString.Invariant($"{member}[{facet.index}]"),
                    "No facet of the catalog has this id."
                )
            );

    private static IEnumerable<(string, string)> Texts(
        string member,
        IReadOnlyDictionary<string, string> texts
    ) =>
        texts
            .Where(text => string.IsNullOrWhiteSpace(text.Key) || string.IsNullOrWhiteSpace(text.Value))
            .Select(text => ($"{member}.{text.Key}", "Neither the name nor the text may be empty."));

    private static IEnumerable<(string, string)> Overrides(TenantConfig config) =>
        config
            .SkillOverrides.Where(skill => string.IsNullOrWhiteSpace(skill.Key) || skill.Value is null)
            .Select(skill =>
                ($"skillOverrides.{skill.Key}", "Overrides are an object under the id of a skill.")
            );

    private static IEnumerable<(string, string)> Limits(TenantConfig config)
    {
        if (config.SegmentSizeLimits is { Min: < 0 })
        {
            yield return ("segmentSizeLimits.min", "A size is at least 0.");
        }

        if (config.SegmentSizeLimits is { Max: { } max } limits && max < (limits.Min ?? 0))
        {
            yield return ("segmentSizeLimits.max", "The largest size is at least the smallest.");
        }

        if (config.OutputSchema is { } schema && JsonShape.Problem(schema) is { } problem)
        {
            yield return ("outputSchema", problem);
        }

        if (config.MaxSegmentsPerDay < 0)
        {
            yield return ("maxSegmentsPerDay", "A limit is at least 0.");
        }

        if (config.MaxConcurrentSessions < 0)
        {
            yield return ("maxConcurrentSessions", "A limit is at least 0.");
        }
    }

    /// <summary>A day of a leap year, so that 29 February is one.</summary>
    private static bool IsDay(string? text) =>
        text is { Length: 5 }
        && DateOnly.TryParseExact(
            "2024-" + text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
}
