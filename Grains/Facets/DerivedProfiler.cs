using DuckDB.NET.Data;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <summary>Counts what derived facets hold.</summary>
internal static class DerivedProfiler
{
    private const string Alias = "r";

    /// <summary>The facet with its profile; without one when it does not hold over the tables as they are.</summary>
    /// <param name="connection">The tenant's engine.</param>
    /// <param name="catalog">The catalog, with the facet or without.</param>
    /// <param name="derived">The facet.</param>
    public static StoredDerived Profile(DuckDBConnection connection, Catalog catalog, StoredDerived derived)
    {
        var check = DerivedFacet.Check(catalog, derived.Table, derived.Name, derived.Expression);
        if (check is not Outcome<DerivedFacet>.Done(var facet))
        {
            return derived with { Profile = null };
        }

        var map = new CatalogMap(catalog);
        var source = new RowSource(map, SqlDialect.Embedded, map.FindTable(derived.Table)!, Alias);
        var value = source.Read(
            new Facet
            {
                FacetId = $"{derived.Table}.{derived.Name}",
                Table = derived.Table,
                Column = derived.Name,
                Label = "",
                Type = facet.Type,
                Role = FacetRole.Measure,
                Expression = derived.Expression,
            }
        );
        return value is not { } read
            ? derived with
            {
                Profile = null,
            }
            : derived with
            {
                Profile = TableProfiler.Profile(connection, source.From, read.Sql, derived.Name, facet.Type),
            };
    }
}
