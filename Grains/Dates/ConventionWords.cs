using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;

namespace SmartSegmentation.Grains.Dates;

/// <summary>A file of conventions; what it leaves out keeps the default.</summary>
internal sealed class ConventionWords
{
    public string Name { get; set; } = "";

    public IsoDayOfWeek WeekStartsOn { get; set; } = DateConventions.Default.WeekStartsOn;

    public int FiscalYearStartMonth { get; set; } = DateConventions.Default.FiscalYearStartMonth;

    public FiscalYearName FiscalYearNamedBy { get; set; } = DateConventions.Default.FiscalYearNamedBy;

    public DayWindow LastDays { get; set; } = DateConventions.Default.LastDays;

    public DayWindow NextDays { get; set; } = DateConventions.Default.NextDays;

    public UnitWindow LastUnits { get; set; } = DateConventions.Default.LastUnits;

    public UnitWindow LastWeeks { get; set; } = DateConventions.Default.LastWeeks;

    public UnitWindow LastUnit { get; set; } = DateConventions.Default.LastUnit;

    public UnitWindow NextUnits { get; set; } = DateConventions.Default.NextUnits;

    public AgoReading UnitsAgo { get; set; } = DateConventions.Default.UnitsAgo;

    public bool AfterIncludesDay { get; set; }

    public bool SinceEndsToday { get; set; }

    public bool RangeExcludesEnd { get; set; }

    public bool ToDateExcludesToday { get; set; }

    public bool DayBeforeMonth { get; set; }

    public bool QuartersAreFiscal { get; set; }

    public RetailPattern Retail { get; set; } = DateConventions.Default.Retail;

    public DateConventions ToConventions() =>
        DateConventions.Default with
        {
            WeekStartsOn = WeekStartsOn,
            FiscalYearStartMonth = FiscalYearStartMonth,
            FiscalYearNamedBy = FiscalYearNamedBy,
            LastDays = LastDays,
            NextDays = NextDays,
            LastUnits = LastUnits,
            LastWeeks = LastWeeks,
            LastUnit = LastUnit,
            NextUnits = NextUnits,
            UnitsAgo = UnitsAgo,
            AfterIncludesDay = AfterIncludesDay,
            SinceEndsToday = SinceEndsToday,
            RangeExcludesEnd = RangeExcludesEnd,
            ToDateExcludesToday = ToDateExcludesToday,
            DayBeforeMonth = DayBeforeMonth,
            Retail = Retail,
            QuartersAreFiscal = QuartersAreFiscal,
        };
}
