using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain.Sql;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Which operators and values fit which types.</summary>
internal static class ValueTypes
{
    /// <summary>How many values an operator takes.</summary>
    public static (int Least, int Most, string Words) Needs(ConditionOperator op) =>
        op switch
        {
            ConditionOperator.Exists or ConditionOperator.Missing => (0, 0, "no values"),
            ConditionOperator.Between => (2, 2, "two values"),
            ConditionOperator.In
            or ConditionOperator.NotIn
            or ConditionOperator.Contains
            or ConditionOperator.StartsWith => (1, 10_000, "1 to 10,000 values"),
            _ => (1, 1, "one value"),
        };

    /// <summary>True when the operator can be used on values of the type.</summary>
    public static bool Fits(FacetType type, ConditionOperator op) =>
        op switch
        {
            ConditionOperator.Contains or ConditionOperator.StartsWith => type == FacetType.Text,
            ConditionOperator.Lt
            or ConditionOperator.Le
            or ConditionOperator.Gt
            or ConditionOperator.Ge
            or ConditionOperator.Between => type != FacetType.Boolean,
            _ => true,
        };

    /// <summary>The first value that the type cannot be compared with; null when all can.</summary>
    public static Literal? Misfit(FacetType type, ConditionOperator op, ImmutableArray<Literal> values)
    {
        var order =
            op
            is ConditionOperator.Lt
                or ConditionOperator.Le
                or ConditionOperator.Gt
                or ConditionOperator.Ge
                or ConditionOperator.Between;
        return values.FirstOrDefault(value =>
            value is { Number: null, Text: null, Boolean: null }
            || type switch
            {
                FacetType.Integer or FacetType.Decimal => ComparisonSql.Number(value) is null,
                FacetType.Date or FacetType.DateTime => ComparisonSql.Date(value) is null,
                FacetType.Boolean => ComparisonSql.Truth(value) is null,
                _ => order && ComparisonSql.Number(value) is null && ComparisonSql.Date(value) is null,
            }
        );
    }
}

/// <summary>Type of what a measure yields.</summary>
internal static class MeasureType
{
    /// <summary>The type, given the measure's own facet.</summary>
    public static FacetType Of(Measure measure, Facet facet)
    {
        if (measure.Arithmetic is not null)
        {
            return FacetType.Decimal;
        }

        return measure.Aggregate?.Function switch
        {
            AggregateFunction.Count or AggregateFunction.CountDistinct => FacetType.Integer,
            AggregateFunction.Sum or AggregateFunction.Avg or AggregateFunction.Median => FacetType.Decimal,
            _ when measure.Groups is { Gaps: true } => FacetType.Integer,
            _ when measure.Groups?.Value is not null => FacetType.Decimal,
            _ => measure.Transform switch
            {
                null or Transform.Unknown => facet.Type,
                Transform.Date => FacetType.Date,
                _ => FacetType.Integer,
            },
        };
    }
}
