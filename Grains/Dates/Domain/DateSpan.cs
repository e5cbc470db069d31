using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Half-open days; null = open.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DateSpan(LocalDate? From, LocalDate? To)
{
    public static DateSpan Day(LocalDate day) => new(day, day.PlusDays(1));

    public LocalDate First => From ?? LocalDate.MinIsoValue;

    public LocalDate Last => To ?? LocalDate.MaxIsoValue;

    public bool Contains(LocalDate day) => day >= First && day < Last;
}
