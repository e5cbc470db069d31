using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <summary>The catalog of a state: what inference says of the tables now.</summary>
internal static class CatalogView
{
    /// <summary>The tables as inference sees them.</summary>
    /// <param name="state">The state.</param>
    /// <param name="profiles">Profiles by name in the engine.</param>
    public static ImmutableArray<TableFacts> Facts(
        CatalogState state,
        ImmutableDictionary<string, TableProfile> profiles
    ) =>
        [
            .. state.Tables.Select(table => new TableFacts(
                table.Name,
                table.PhysicalName,
                profiles[table.PhysicalName],
                table.Given
            )),
        ];

    /// <summary>The catalog.</summary>
    public static Catalog Of(CatalogState state, ImmutableDictionary<string, TableProfile> profiles)
    {
        var tables = TableInference.Default.Infer(Facts(state, profiles), state.Overlaps);
        return new Catalog
        {
            Version = state.Version,
            Tables = tables,
            Facets =
            [
                .. tables.SelectMany(table =>
                    CatalogBuilder.Default.Facets(
                        table,
                        profiles[table.PhysicalName],
                        state.Derived.Where(derived =>
                            string.Equals(derived.Table, table.Name, StringComparison.OrdinalIgnoreCase)
                        ),
                        state.Edits
                    )
                ),
            ],
            Population = state.Population,
        };
    }
}
