using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>Tables and facets.</summary>
internal static class CatalogScreen
{
    private const int ShownValues = 6;

    /// <summary>Writes tables and, below them, their facets.</summary>
    public static void Write(IAnsiConsole screen, Catalog catalog, Func<CatalogTable, bool> wanted)
    {
        screen.Say(
            $"[bold]{SegmentScreen.Number(catalog.Population)}[/] members · {catalog.Tables.Length} tables · {catalog.Facets.Length} facets"
        );
        foreach (var table in catalog.Tables.Where(wanted))
        {
            Write(screen, table);
            Write(
                screen,
                catalog.Facets.Where(facet =>
                    facet.Table.Equals(table.Name, StringComparison.OrdinalIgnoreCase)
                )
            );
        }
    }

    /// <summary>Writes what a table is, in one line.</summary>
    public static void Write(IAnsiConsole screen, CatalogTable table)
    {
        var parts = new List<string>
        {
            table.Role.ToString().ToLowerInvariant(),
            $"{SegmentScreen.Number(table.Rows)} rows",
        };
        Add("key", table.Key);
        Add("time", table.Timestamp);
        Add("member", table.EntityKey);
        Add("order", table.OrderNumber);
        parts.AddRange(table.References.Select(reference => $"{reference.Key} → {reference.Value}"));
        screen.Say($"[bold]{table.Name}[/]: {string.Join(" · ", parts)}");

        void Add(string what, string? column)
        {
            if (column is not null)
            {
                parts.Add($"{what} {column}");
            }
        }
    }

    /// <summary>Writes facets as a table.</summary>
    public static void Write(IAnsiConsole screen, IEnumerable<Facet> facets)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("facet", "type", "used as", "unit", "missing", "values");
        foreach (var facet in facets)
        {
            table.AddRow(
                Markup.Escape(facet.Column) + Marks(facet),
                facet.Type.ToString().ToLowerInvariant(),
                facet.Role.ToString().ToLowerInvariant(),
                Markup.Escape(facet.Unit ?? ""),
                Missing(facet.MissingShare),
                Markup.Escape(Values(facet))
            );
        }

        screen.Write(table);
    }

    private static string Missing(double share) =>
        share switch
        {
            0 => "",
            < 0.001 => "< 0.1 %",
            _ => share.ToString("0.# %", CultureInfo.InvariantCulture),
        };

    private static string Marks(Facet facet) =>
        (facet.Pii ? " [red]personal[/]" : "")
        + (facet.Sensitive ? " [yellow]sensitive[/]" : "")
        + (facet.Expression is { } expression ? $" [grey]= {Markup.Escape(expression)}[/]" : "");

    private static string Values(Facet facet)
    {
        if (facet.Role is FacetRole.Category or FacetRole.Flag && !facet.Values.IsDefaultOrEmpty)
        {
            var shown = facet.Values.Take(ShownValues).Select(value => $"{value.Value} ({value.Count})");
            var more = facet.DistinctCount > ShownValues ? $", {facet.DistinctCount - ShownValues} more" : "";
            return string.Join(", ", shown) + more;
        }

        return facet.Min is { } least && facet.Role is FacetRole.Measure or FacetRole.Date
            ? $"{facet.Min} … {facet.Max}"
            : $"{SegmentScreen.Number(facet.DistinctCount)} different";
    }
}
