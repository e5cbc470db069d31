using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>How calendars and windows are counted. The defaults are the product's documented conventions.</summary>
public sealed record DateConventions
{
    /// <summary>The product's documented conventions.</summary>
    public static DateConventions Default { get; } = new();

    /// <summary>1 to 12. Default 1.</summary>
    public int FiscalYearStartMonth { get; init; } = 1;

    /// <summary>The calendar year that names a fiscal year. Default <see cref="FiscalYearName.End"/>.</summary>
    public FiscalYearName FiscalYearNamedBy { get; init; } = FiscalYearName.End;

    /// <summary>First day of a week. Default Monday.</summary>
    public IsoDayOfWeek WeekStartsOn { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>Name, lower case → yearly period. Default none.</summary>
    public ImmutableSortedDictionary<string, AnnualPeriod> NamedPeriods { get; init; } =
        ImmutableSortedDictionary<string, AnnualPeriod>.Empty;

    /// <summary>Which days "last N days" and "last N weeks" are. Default <see cref="DayWindow.BeforeToday"/>.</summary>
    public DayWindow LastDays { get; init; } = DayWindow.BeforeToday;

    /// <summary>Which days "next N days" and "next N weeks" are. Default: they begin tomorrow.</summary>
    public DayWindow NextDays { get; init; } = DayWindow.BeforeToday;

    /// <summary>What "last N months" and "last N years" are. Default <see cref="UnitWindow.Rolling"/>.</summary>
    public UnitWindow LastUnits { get; init; } = UnitWindow.Rolling;

    /// <summary>What "last N weeks" is. Default <see cref="UnitWindow.Rolling"/>: 7 N days.</summary>
    public UnitWindow LastWeeks { get; init; } = UnitWindow.Rolling;

    /// <summary>What "last week", "last month" … without a number are. Default whole units.</summary>
    public UnitWindow LastUnit { get; init; } = UnitWindow.Complete;

    /// <summary>What "next N months" and "next N years" are. Default <see cref="UnitWindow.Rolling"/>.</summary>
    public UnitWindow NextUnits { get; init; } = UnitWindow.Rolling;

    /// <summary>What "N months ago" and "N years ago" are. Default the whole unit.</summary>
    public AgoReading UnitsAgo { get; init; } = AgoReading.WholeUnit;

    /// <summary>True when "after D" begins with D. Default false: the day after D.</summary>
    public bool AfterIncludesDay { get; init; }

    /// <summary>True when "until D" and "by D" end before D. Default false: D is included.</summary>
    public bool UntilExcludesDay { get; init; }

    /// <summary>True when "since D" ends with today. Default false: it is open.</summary>
    public bool SinceEndsToday { get; init; }

    /// <summary>True when "from A to B" ends before B. Default false: B is included whole.</summary>
    public bool RangeExcludesEnd { get; init; }

    /// <summary>True when "month to date" ends before today. Default false.</summary>
    public bool ToDateExcludesToday { get; init; }

    /// <summary>What "this month" is. Default the whole unit.</summary>
    public CurrentUnit ThisUnit { get; init; } = CurrentUnit.Whole;

    /// <summary>Which one a phrase without its year or week means. Default <see cref="UndatedReading.ByTense"/>.</summary>
    public UndatedReading Undated { get; init; } = UndatedReading.ByTense;

    /// <summary>Which day "last", "this" and "next Friday" are. Default <see cref="RelatedWeekday.Usual"/>.</summary>
    public RelatedWeekday RelatedWeekdays { get; init; } = RelatedWeekday.Usual;

    /// <summary>Which month, season or holiday "last" and "next" point to. Default <see cref="RelatedYear.Usual"/>.</summary>
    public RelatedYear RelatedYears { get; init; } = RelatedYear.Usual;

    /// <summary>What "in two weeks since D" is. Default <see cref="LengthSinceReading.Window"/>.</summary>
    public LengthSinceReading LengthSince { get; init; } = LengthSinceReading.Window;

    /// <summary>How long "early", "late", "the beginning" and "the end" of a period are. Default <see cref="PartSize.Usual"/>.</summary>
    public PartSize Parts { get; init; } = PartSize.Usual;

    /// <summary>True when <c>1/2/2018</c> is 1 February. Default false: 2 January.</summary>
    public bool DayBeforeMonth { get; init; }

    /// <summary>Retail calendar that fiscal weeks, months, quarters and years follow. Default none.</summary>
    public RetailPattern Retail { get; init; } = RetailPattern.None;

    /// <summary>True when "this quarter" and "last quarter" are fiscal ones. Default false: only where the words say so.</summary>
    public bool QuartersAreFiscal { get; init; }

    /// <summary>The conventions of a tenant.</summary>
    /// <param name="config">Its configuration, already validated; what cannot be read keeps the default.</param>
    public static DateConventions From(TenantConfig config) => From(config, Default);

    /// <summary>The conventions of a tenant that starts from others.</summary>
    /// <param name="config">Its configuration, already validated; a calendar setting at its default keeps that of the basis.</param>
    /// <param name="basis">What it starts from.</param>
    public static DateConventions From(TenantConfig config, DateConventions basis)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(basis);
        var fiscalStart = Math.Clamp(config.FiscalYearStartMonth, 1, 12);
        var namedByStart = string.Equals(
            config.FiscalYearNamedBy,
            "start",
            StringComparison.OrdinalIgnoreCase
        );
        var weekStart =
            Enum.TryParse<IsoDayOfWeek>(config.WeekStartsOn, true, out var day) && day != IsoDayOfWeek.None
                ? day
                : Default.WeekStartsOn;
        return basis with
        {
            FiscalYearStartMonth =
                fiscalStart == Default.FiscalYearStartMonth ? basis.FiscalYearStartMonth : fiscalStart,
            FiscalYearNamedBy = namedByStart ? FiscalYearName.Start : basis.FiscalYearNamedBy,
            WeekStartsOn = weekStart == Default.WeekStartsOn ? basis.WeekStartsOn : weekStart,
            NamedPeriods = NamedPeriodsOf(config),
        };
    }

    private static ImmutableSortedDictionary<string, AnnualPeriod> NamedPeriodsOf(TenantConfig config) =>
        config
            .NamedPeriods.Select(named => (named.Key, Period: PeriodOf(named.Value)))
            .Where(named => named.Period is not null)
            .ToImmutableSortedDictionary(
                named => named.Key.Trim().ToLower(CultureInfo.InvariantCulture),
                named => named.Period!,
                StringComparer.Ordinal
            );

    private static AnnualPeriod? PeriodOf(NamedPeriod period) =>
        AnnualDateOf(period.Start) is { } start && AnnualDateOf(period.End) is { } end
            ? new AnnualPeriod(start, end)
            : null;

    private static AnnualDate? AnnualDateOf(string text)
    {
        var parsed = NodaTime.Text.AnnualDatePattern.Iso.Parse(text.Trim());
        return parsed.Success ? parsed.Value : null;
    }
}

/// <summary>A yearly period.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Day after the last; at or before the start it is in the next year.</param>
public sealed record AnnualPeriod(AnnualDate Start, AnnualDate End);

/// <summary>The calendar year that names a fiscal year.</summary>
public enum FiscalYearName
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The year in which it begins.</summary>
    Start = 1,

    /// <summary>The year in which it ends.</summary>
    End = 2,
}

/// <summary>Which days a window of N days beside today has.</summary>
public enum DayWindow
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>N days, today not among them.</summary>
    BeforeToday = 1,

    /// <summary>N days, today one of them.</summary>
    WithToday = 2,

    /// <summary>N days and today.</summary>
    AndToday = 3,
}

/// <summary>What a window of N months, quarters or years is.</summary>
public enum UnitWindow
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>From the same day N units away to today.</summary>
    Rolling = 1,

    /// <summary>N whole calendar units beside the current one.</summary>
    Complete = 2,

    /// <summary>N whole calendar units, the current one among them.</summary>
    WithCurrent = 3,

    /// <summary>N whole calendar units and the current one.</summary>
    AndCurrent = 4,

    /// <summary>From the same day N units away to today, today included.</summary>
    RollingWithToday = 5,
}

/// <summary>What "N months ago" is.</summary>
public enum AgoReading
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The calendar month.</summary>
    WholeUnit = 1,

    /// <summary>The day.</summary>
    Day = 2,

    /// <summary>The calendar month, and of weeks the calendar week.</summary>
    WholeUnitOrWeek = 3,
}

/// <summary>Weeks in the three months of a retail quarter.</summary>
public enum RetailPattern
{
    /// <summary>No retail calendar.</summary>
    None = 0,

    /// <summary>4, 4 and 5 weeks.</summary>
    FourFourFive = 1,

    /// <summary>4, 5 and 4 weeks.</summary>
    FourFiveFour = 2,

    /// <summary>5, 4 and 4 weeks.</summary>
    FiveFourFour = 3,
}
