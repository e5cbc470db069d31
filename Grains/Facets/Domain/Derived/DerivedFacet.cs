using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Derived;

/// <summary>A derived facet whose expression was found to hold.</summary>
/// <param name="Expression">The expression as a tree.</param>
/// <param name="Type">Integer when all that it adds and multiplies is whole, or it counts days; else decimal.</param>
internal sealed record DerivedFacet(DerivedExpression Expression, FacetType Type)
{
    /// <summary>Checks an expression against a catalog.</summary>
    /// <param name="catalog">The catalog; may hold an earlier facet of this name.</param>
    /// <param name="table">Logical table of the facet.</param>
    /// <param name="name">Name of the facet.</param>
    /// <param name="expression">The expression as written.</param>
    /// <returns>
    /// Refused with <c>table-unknown</c>, <c>expression-invalid</c>, <c>expression-unknown-column</c>, <c>expression-circular</c> or
    /// <c>expression-divides-by-zero</c>.
    /// </returns>
    public static Outcome<DerivedFacet> Check(Catalog catalog, string table, string name, string expression)
    {
        var map = new CatalogMap(catalog);
        if (map.FindTable(table) is not { } own)
        {
            return new Outcome<DerivedFacet>.Refused(
                new("table-unknown", $"There is no table '{table}'.", "table")
            );
        }

        var read = DerivedExpression.Parse(expression);
        if (read is not Outcome<DerivedExpression>.Done(var tree))
        {
            return new Outcome<DerivedFacet>.Refused(((Outcome<DerivedExpression>.Refused)read).Why);
        }

        var check = new DerivedCheck(map, own, name);
        return check.TypeOf(tree) is { } type
            ? new Outcome<DerivedFacet>.Done(new(tree, type))
            : new Outcome<DerivedFacet>.Refused(check.Wrong!);
    }
}
