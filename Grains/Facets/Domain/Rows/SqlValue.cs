using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Rows;

/// <summary>An SQL expression and the type of what it yields.</summary>
/// <param name="Sql">The expression; binds tighter than any operator, or is a call.</param>
/// <param name="Type">Its type.</param>
/// <param name="Computed">True when it was reckoned in binary fractions, so that equal amounts can differ in the last digits.</param>
internal readonly record struct SqlValue(string Sql, FacetType Type, bool Computed = false)
{
    /// <summary>True when the value names a row, so that its spelling matters.</summary>
    public bool IsName { get; init; }

    /// <summary>A number, whole or not.</summary>
    public bool IsNumber => Type is FacetType.Integer or FacetType.Decimal;

    /// <summary>A day or a time.</summary>
    public bool IsDate => Type is FacetType.Date or FacetType.DateTime;
}
