using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Segments.Domain.Sql;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Asks the rows whether words are values of columns that identify persons. The catalog does not list those.</summary>
internal static class PersonalValues
{
    /// <summary>One row with true or false; null when the catalog has no such columns or there are no words.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="words">Words; a value has one when it is the word, or begins or ends with it. Case makes no difference.</param>
    public static CompiledQuery? Find(Catalog catalog, ImmutableArray<string> words)
    {
        var map = new CatalogMap(catalog);
        var plan = new QueryPlan(SqlDialect.Embedded, literals: false);
        var tests = catalog
            .Facets.Where(facet => facet is { Pii: true, Expression: null } && !words.IsEmpty)
            .GroupBy(facet => facet.Table, StringComparer.OrdinalIgnoreCase)
            .Select(columns =>
                map.FindTable(columns.Key) is { } table ? Test(map, plan, table, columns, words) : null
            )
            .OfType<string>()
            .ToList();
        return tests.Count == 0 ? null : plan.Finish($"SELECT {string.Join(" OR ", tests)}");
    }

    private static string Test(
        CatalogMap map,
        QueryPlan plan,
        CatalogTable table,
        IEnumerable<Facet> columns,
        ImmutableArray<string> words
    )
    {
        var rows = new RowSource(map, plan.Dialect, table, "r");
        var tests = columns
            .Select(facet => $"lower({SqlDialect.Text(rows.Column(table, facet.Column)!.Value.Sql)})")
            .SelectMany(value => words.Select(word => IsIn(plan, value, word)))
            .ToList();
        return $"EXISTS (SELECT 1 FROM {rows.From} WHERE {string.Join(" OR ", tests)})";
    }

    private static string IsIn(QueryPlan plan, string value, string word) =>
        $"{value} = lower({plan.Value(word)}) OR starts_with({value}, lower({plan.Value(word + " ")})) OR ends_with({value}, lower({plan.Value(" " + word)}))";
}
