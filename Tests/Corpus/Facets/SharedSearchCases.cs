using System.Collections.Immutable;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Facets;

/// <summary>Questions over one table whose words are not those of the column that they ask for.</summary>
internal static class SharedSearchCases
{
    public sealed record Case(string Id, string Db, string Question, string Wanted, Catalog Catalog);

    public static IEnumerable<Case> All()
    {
        foreach (var line in File.ReadLines(SharedData.Path("benchmarks", "filters", "cases.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var test = document.RootElement;
            if (test.GetProperty("flags").GetProperty("n_tables").GetInt32() > 1)
            {
                continue;
            }

            var question = test.GetProperty("question").GetString()!;
            var stems = Stems(question);
            var catalog = CatalogOf(test);
            foreach (
                var column in Leaves(test.GetProperty("conditions"))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            )
            {
                var facet = catalog.Facets.FirstOrDefault(one =>
                    one.Column.Equals(column, StringComparison.OrdinalIgnoreCase)
                );
                if (facet is not null && !Stems(facet.Label + " " + facet.Column).Overlaps(stems))
                {
                    yield return new Case(
                        test.GetProperty("id").GetString()!,
                        test.GetProperty("db").GetString()!,
                        question,
                        facet.FacetId,
                        catalog
                    );
                }
            }
        }
    }

    private static HashSet<string> Stems(string text) =>
        [
            .. Tokenizer
                .Tokenize(text.Replace('_', ' '))
                .Where(token => token.Kind == TokenKind.Word && token.Folded.Length > 1)
                .Select(token => token.Stem),
        ];

    private static IEnumerable<string> Leaves(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return node.TryGetProperty("col", out var column)
            ? column.ValueKind == JsonValueKind.String
                ? [column.GetString()!]
                : []
            : new[] { "children", "and", "or", "args" }
                .Where(name =>
                    node.TryGetProperty(name, out var children) && children.ValueKind == JsonValueKind.Array
                )
                .SelectMany(name => node.GetProperty(name).EnumerateArray().SelectMany(Leaves));
    }

    private static Catalog CatalogOf(JsonElement test)
    {
        var table = test.GetProperty("table") is { ValueKind: JsonValueKind.String } name
            ? name.GetString()!
            : "rows";
        return new Catalog
        {
            Version = 1,
            Tables =
            [
                new CatalogTable
                {
                    Name = table,
                    PhysicalName = "t1",
                    Role = TableRole.Entity,
                },
            ],
            Facets =
            [
                .. test.GetProperty("columns")
                    .EnumerateArray()
                    .Select(column => FacetOf(table, column))
                    .DistinctBy(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase),
            ],
        };
    }

    private static Facet FacetOf(string table, JsonElement column)
    {
        var name = column.GetProperty("name").GetString()!.Split('.')[^1];
        var values = (column.TryGetProperty("values", out var listed) ? listed.EnumerateArray() : default)
            .Select(value => value.ToString())
            .Where(value => value.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var numeric =
            values.Count > 0
            && values.TrueForAll(value =>
                decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)
            );
        var type = column.TryGetProperty("type", out var given) ? given.ToString() : "";
        var isDate = type is "time" or "date" || (values.Count > 0 && values.TrueForAll(IsDate));
        return new Facet
        {
            FacetId = table + "." + name,
            Table = table,
            Column = name,
            Label =
                column.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String
                    ? label.GetString()!
                    : name.Replace('_', ' ').ToLowerInvariant(),
            Type =
                isDate ? FacetType.Date
                : numeric
                    ? (
                        values.Exists(value => value.Contains('.', StringComparison.Ordinal))
                            ? FacetType.Decimal
                            : FacetType.Integer
                    )
                : FacetType.Text,
            Min = numeric ? Ordered(values)[0] : null,
            Max = numeric ? Ordered(values)[^1] : null,
            Role =
                isDate ? FacetRole.Date
                : numeric ? FacetRole.Measure
                : FacetRole.Category,
            Values = numeric || isDate ? [] : [.. values.Select(value => new FacetValue(value, 1))],
        };
    }

    private static List<string> Ordered(List<string> numbers) =>
        [
            .. numbers.OrderBy(number =>
                decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];

    private static bool IsDate(string value) =>
        value.Length >= 8
        && DateTime.TryParseExact(
            value[..Math.Min(10, value.Length)],
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out _
        );
}
