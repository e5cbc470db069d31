using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Tests.Unit.Facets;

namespace SmartSegmentation.Tests.Support;

/// <summary>Plain catalogs of the shared tables: names, rough types and values, enough to find facets in sentences.</summary>
internal static class SharedCatalogs
{
    private const int MostValues = 300;
    private static readonly string[] Personal =
    [
        "first name",
        "last name",
        "email address",
        "customer name",
        "phone",
        "email",
        "phone number",
    ];

    /// <summary>Folders of the populations, by name.</summary>
    public static IEnumerable<string> Populations() =>
        Directory
            .GetDirectories(SharedData.Path("benchmarks", "gold"))
            .Select(folder => System.IO.Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    /// <summary>Catalog of a population's tables.</summary>
    public static Catalog Of(string population)
    {
        var path = SharedData.Path("benchmarks", "gold", population, "setup.json");
        using var setup = JsonDocument.Parse(File.ReadAllText(path));
        var root = setup.RootElement;
        var entity = root.GetProperty("entity").GetString();
        var tables = new List<CatalogTable>();
        var facets = new List<Facet>();
        foreach (var table in root.GetProperty("tables").EnumerateArray())
        {
            var name = table.GetProperty("name").GetString()!;
            var role = name == entity ? TableRole.Entity : TableRole.Event;
            tables.Add(Catalogs.Table(name, role));
            var file = table.GetProperty("files")[0].GetString()!;
            facets.AddRange(Columns(name, SharedData.Path("data", file)));
        }

        foreach (var derived in root.GetProperty("derived").EnumerateArray())
        {
            var facet = Catalogs.Money(
                derived.GetProperty("table").GetString()!,
                derived.GetProperty("name").GetString()!
            );
            facets.Add(facet with { Expression = derived.GetProperty("expression").GetString() });
        }

        return Catalogs.Of([.. tables], [.. facets.Select(facet => Annotated(facet, root))]);
    }

    /// <summary>Catalog of the columns of one filter case.</summary>
    public static Catalog OfCase(JsonElement test)
    {
        var tables =
            test.GetProperty("table").ValueKind == JsonValueKind.Array
                ? test.GetProperty("table").EnumerateArray().Select(name => name.GetString()!).ToList()
                : [test.GetProperty("table").GetString()!];
        var facets = test.GetProperty("columns")
            .EnumerateArray()
            .Select(column =>
            {
                var name = column.GetProperty("name").GetString()!;
                var values = column.TryGetProperty("values", out var list)
                    ? list.EnumerateArray().Select(value => value.ToString()).Distinct().ToArray()
                    : [];
                return Catalogs.Text(
                    tables[0],
                    name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..],
                    values
                ) with
                {
                    FacetId = name,
                };
            });
        return Catalogs.Of(
            [.. tables.Select(name => Catalogs.Table(name, TableRole.Entity))],
            [.. facets.DistinctBy(facet => facet.FacetId)]
        );
    }

    private static Facet Annotated(Facet facet, JsonElement root)
    {
        var personal = Personal.Contains(facet.Label);
        foreach (var note in root.GetProperty("annotations").EnumerateArray())
        {
            if (note.GetProperty("facet").GetString() == facet.FacetId)
            {
                facet = facet with
                {
                    Description = note.TryGetProperty("description", out var text) ? text.GetString()! : "",
                };
            }
        }

        return facet with
        {
            Pii = personal,
        };
    }

    private static IEnumerable<Facet> Columns(string table, string path)
    {
        var rows = File.ReadLines(path).Take(20_000).Select(Cells).ToList();
        for (var column = 0; column < rows[0].Count; column++)
        {
            var values = rows.Skip(1)
                .Where(row => row.Count > column && row[column].Length > 0)
                .Select(row => row[column])
                .GroupBy(value => value, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .Select(group => group.Key)
                .ToList();
            var name = rows[0][column].Trim();
            var numeric = values.TrueForAll(value =>
                decimal.TryParse(value, NumberStyles.Currency, CultureInfo.InvariantCulture, out _)
            );
            yield return numeric ? Catalogs.Number(table, name, values.Count <= 12 ? [.. values] : [])
            : values.Count <= MostValues ? Catalogs.Text(table, name, [.. values])
            : Catalogs.Text(table, name) with { Role = FacetRole.Text };
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
