using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Derived;

/// <summary>Types an expression bottom-up; the first thing that is wrong stays in <see cref="Wrong"/>.</summary>
internal sealed class DerivedCheck(CatalogMap map, CatalogTable own, string name)
{
    public Refusal? Wrong { get; private set; }

    /// <summary>Integer or Decimal; null when it does not hold.</summary>
    public FacetType? TypeOf(DerivedExpression tree) =>
        Visit(tree) is { } type
            ? type is FacetType.Date
                ? Fail("expression-invalid", "A date alone is not a number; the difference of two dates is.")
                : type
            : null;

    private FacetType? Visit(DerivedExpression node) =>
        node switch
        {
            DerivedExpression.Number number => number.Value == decimal.Truncate(number.Value)
                ? FacetType.Integer
                : FacetType.Decimal,
            DerivedExpression.Column column => VisitColumn(column),
            DerivedExpression.Negate negate => Visit(negate.Operand) switch
            {
                FacetType.Date => Fail("expression-invalid", "A date has no sign."),
                var type => type,
            },
            DerivedExpression.Binary binary => VisitBinary(binary),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private FacetType? VisitBinary(DerivedExpression.Binary binary)
    {
        if (Visit(binary.Left) is not { } left || Visit(binary.Right) is not { } right)
        {
            return null;
        }

        if (left == FacetType.Date || right == FacetType.Date)
        {
            return (left == right && binary.Op == '-')
                ? FacetType.Integer
                : Fail("expression-invalid", "Of dates only the difference of two can be taken.");
        }

        if (binary.Op != '/')
        {
            return left == FacetType.Integer ? right : left;
        }

        return binary.Right.Constant == 0
            ? Fail("expression-divides-by-zero", "The expression divides by zero.")
            : FacetType.Decimal;
    }

    private FacetType? VisitColumn(DerivedExpression.Column column)
    {
        var table = column.Table is null ? own : map.FindTable(column.Table);
        var label = column.Table is null ? column.Name : $"{column.Table}.{column.Name}";
        if (table is null || map.FindColumn(table, column.Name) is not { } facet)
        {
            return IsSelf(table, column.Name)
                ? Circular(label)
                : Fail("expression-unknown-column", $"There is no column '{label}'.");
        }

        if (map.PathOf(own, table) is null)
        {
            return Fail("expression-unknown-column", $"'{own.Name}' does not refer to '{table.Name}'.");
        }

        if (IsSelf(table, facet.Column) || (facet.Expression is not null && ReachesSelf(facet, [])))
        {
            return Circular(label);
        }

        return facet.Type switch
        {
            FacetType.Integer or FacetType.Decimal => facet.Type,
            FacetType.Date or FacetType.DateTime => FacetType.Date,
            _ => Fail("expression-invalid", $"'{label}' is neither a number nor a date."),
        };
    }

    private FacetType? Circular(string label) =>
        Fail("expression-circular", $"'{label}' would be derived from itself.");

    private bool IsSelf(CatalogTable? table, string column) =>
        table is not null
        && string.Equals(table.Name, own.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(column, name, StringComparison.OrdinalIgnoreCase);

    private bool ReachesSelf(Facet facet, HashSet<string> seen)
    {
        if (
            facet.Expression is null
            || !seen.Add(facet.FacetId)
            || DerivedExpression.Parse(facet.Expression) is not Outcome<DerivedExpression>.Done(var tree)
        )
        {
            return false;
        }

        foreach (var column in tree.Columns)
        {
            var table = map.FindTable(column.Table ?? facet.Table);
            if (IsSelf(table, column.Name))
            {
                return true;
            }

            if (
                table is not null
                && map.FindColumn(table, column.Name) is { } next
                && ReachesSelf(next, seen)
            )
            {
                return true;
            }
        }

        return false;
    }

    private FacetType? Fail(string code, string detail)
    {
        Wrong ??= new(code, detail, "expression");
        return null;
    }
}
