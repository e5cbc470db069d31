using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>How far one day is from another, as a stretch of items says it.</summary>
/// <param name="First">First item of the stretch.</param>
/// <param name="End">One past its last.</param>
/// <param name="Later">The day that is counted to.</param>
/// <param name="Earlier">The day that is counted from.</param>
/// <param name="Operator">How the distance is compared.</param>
/// <param name="Days">With how many days.</param>
internal sealed record DayDistance(
    int First,
    int End,
    Facet Later,
    Facet Earlier,
    ConditionOperator Operator,
    decimal Days
);
