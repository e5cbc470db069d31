using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>A comparison with numbers, such as "at least 3" or "between 20 and 30 dollars".</summary>
/// <param name="Operator">Eq for a bare number.</param>
/// <param name="Low">The number, or the lower of two.</param>
/// <param name="High">The upper of two; null when there is one.</param>
/// <param name="Unit">What the number counts.</param>
/// <param name="Stated">True when words or signs say how to compare; false for a bare number.</param>
/// <param name="OfAge">True when the words speak of age ("older than").</param>
internal sealed record Comparison(
    ConditionOperator Operator,
    decimal Low,
    decimal? High,
    NumberUnit Unit,
    bool Stated,
    bool OfAge
)
{
    /// <summary>The numbers as literals.</summary>
    public System.Collections.Immutable.ImmutableArray<Literal> Values =>
        High is { } high ? [Low, high] : [Low];

    /// <summary>The comparison of the same numbers × a factor.</summary>
    public Comparison Scale(decimal factor) => this with { Low = Low * factor, High = High * factor };

    /// <summary>"older than 2018": the number is a year, and no age.</summary>
    public static bool IsYear(Comparison comparison) =>
        comparison is { Low: >= 1900 and <= 2100, Unit: NumberUnit.None };

    /// <summary>"older than 4" of a version or a year: a lower number.</summary>
    public Comparison Backwards() =>
        this with
        {
            Operator = Operator switch
            {
                ConditionOperator.Gt => ConditionOperator.Lt,
                ConditionOperator.Ge => ConditionOperator.Le,
                ConditionOperator.Lt => ConditionOperator.Gt,
                ConditionOperator.Le => ConditionOperator.Ge,
                _ => Operator,
            },
            OfAge = false,
        };

    /// <summary>Percents against a fraction, dollars against cents.</summary>
    public Comparison InUnitOf(Facet facet) =>
        Unit == NumberUnit.Percent
        && (
            facet.Unit is "fraction"
            || (
                facet.Unit is null
                && facet.Max is { } max
                && decimal.TryParse(max, CultureInfo.InvariantCulture, out var most)
                && most <= 1
            )
        )
            ? Scale(0.01m)
        : Unit == NumberUnit.Money && facet.Unit is "cents" ? Scale(100)
        : this;
}

/// <summary>What a number counts.</summary>
internal enum NumberUnit
{
    /// <summary>Nothing said.</summary>
    None = 0,

    /// <summary>Money.</summary>
    Money = 1,

    /// <summary>Hundredths.</summary>
    Percent = 2,

    /// <summary>Times that something happened.</summary>
    Times = 3,
}
