using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A length in days, and how it is meant.</summary>
/// <param name="Modifier">At most, more than, within.</param>
/// <param name="Days">How many.</param>
internal sealed record DayLength(DateModifier Modifier, decimal Days)
{
    /// <summary>How it is compared.</summary>
    public ConditionOperator Operator => LengthUnits.OperatorOf(Modifier, ConditionOperator.Eq);
}
