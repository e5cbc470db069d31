using SmartSegmentation.Grains.Dates.Domain;

namespace SmartSegmentation.Grains.Dates;

using Setter = Func<DateConventions, string, DateConventions>;

/// <summary>The members of conventions by the names that the files of the skill use.</summary>
internal static class ConventionMembers
{
    private static readonly Dictionary<string, Setter> Members = new(StringComparer.Ordinal)
    {
        ["weekStartsOn"] = (all, text) => all with { WeekStartsOn = Choice<NodaTime.IsoDayOfWeek>(text) },
        ["fiscalYearStartMonth"] = (all, text) => all with { FiscalYearStartMonth = Month(text) },
        ["fiscalYearNamedBy"] = (all, text) => all with { FiscalYearNamedBy = Choice<FiscalYearName>(text) },
        ["lastDays"] = (all, text) => all with { LastDays = Choice<DayWindow>(text) },
        ["nextDays"] = (all, text) => all with { NextDays = Choice<DayWindow>(text) },
        ["lastUnits"] = (all, text) => all with { LastUnits = Choice<UnitWindow>(text) },
        ["lastWeeks"] = (all, text) => all with { LastWeeks = Choice<UnitWindow>(text) },
        ["lastUnit"] = (all, text) => all with { LastUnit = Choice<UnitWindow>(text) },
        ["nextUnits"] = (all, text) => all with { NextUnits = Choice<UnitWindow>(text) },
        ["thisUnit"] = (all, text) => all with { ThisUnit = Choice<CurrentUnit>(text) },
        ["unitsAgo"] = (all, text) => all with { UnitsAgo = Choice<AgoReading>(text) },
        ["undated"] = (all, text) => all with { Undated = Choice<UndatedReading>(text) },
        ["relatedWeekdays"] = (all, text) => all with { RelatedWeekdays = Choice<RelatedWeekday>(text) },
        ["relatedYears"] = (all, text) => all with { RelatedYears = Choice<RelatedYear>(text) },
        ["lengthSince"] = (all, text) => all with { LengthSince = Choice<LengthSinceReading>(text) },
        ["parts"] = (all, text) => all with { Parts = Choice<PartSize>(text) },
        ["retail"] = (all, text) => all with { Retail = Choice<RetailPattern>(text) },
        ["afterIncludesDay"] = (all, text) => all with { AfterIncludesDay = bool.Parse(text) },
        ["untilExcludesDay"] = (all, text) => all with { UntilExcludesDay = bool.Parse(text) },
        ["sinceEndsToday"] = (all, text) => all with { SinceEndsToday = bool.Parse(text) },
        ["rangeExcludesEnd"] = (all, text) => all with { RangeExcludesEnd = bool.Parse(text) },
        ["toDateExcludesToday"] = (all, text) => all with { ToDateExcludesToday = bool.Parse(text) },
        ["dayBeforeMonth"] = (all, text) => all with { DayBeforeMonth = bool.Parse(text) },
        ["quartersAreFiscal"] = (all, text) => all with { QuartersAreFiscal = bool.Parse(text) },
    };

    /// <summary>Members that decide only which days a phrase means once it is read, so that it need not be read again.</summary>
    private static readonly HashSet<string> Settling = new(StringComparer.Ordinal)
    {
        "undated",
        "lengthSince",
        "parts",
        "afterIncludesDay",
        "untilExcludesDay",
        "sinceEndsToday",
    };

    /// <summary>True when a phrase must be read anew where a member has another value.</summary>
    public static bool DecideReading(IEnumerable<string> members) => !members.All(Settling.Contains);

    /// <summary>Conventions with some members set.</summary>
    /// <param name="conventions">The others.</param>
    /// <param name="members">Name → value, as a file has them.</param>
    /// <exception cref="FormatException">There is no such member, or it has no such value.</exception>
    public static DateConventions Set(
        DateConventions conventions,
        IEnumerable<KeyValuePair<string, string>> members
    ) =>
        members.Aggregate(
            conventions,
            (all, member) =>
                Members.TryGetValue(member.Key, out var set)
                    ? set(all, member.Value)
                    : throw new FormatException($"Conventions have no member '{member.Key}'.")
        );

    private static T Choice<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw new FormatException($"'{text}' is no {typeof(T).Name}.");

    private static int Month(string text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var month)
        && month is >= 1 and <= 12
            ? month
            : throw new FormatException($"'{text}' is no month.");
}
