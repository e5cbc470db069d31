using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>One test of one column.</summary>
/// <param name="First">First token that speaks of it.</param>
/// <param name="End">One past the last.</param>
/// <param name="Facet">The column.</param>
/// <param name="Operator">How it is tested.</param>
/// <param name="Values">With what.</param>
/// <param name="Part">The value in the question.</param>
internal sealed record LookupTest(
    int First,
    int End,
    Facet Facet,
    ConditionOperator Operator,
    ImmutableArray<Literal> Values,
    LookupPart Part
)
{
    /// <summary>True when the question denies it.</summary>
    public bool Denied { get; init; }
}
