using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>A stretch of slots read as values of a facet.</summary>
internal sealed record ValueReading(
    int First,
    int End,
    int Facet,
    string[] Values,
    MatchWay Way,
    double Score,
    bool Negated,
    ConditionOperator Operator,
    int Covers,
    bool Whole
);
