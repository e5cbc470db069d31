using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Rows;

/// <summary>One reference from a row to one row of another table.</summary>
/// <param name="From">Table of the row.</param>
/// <param name="Column">Its column.</param>
/// <param name="To">The other table.</param>
/// <param name="ToColumn">Column of it that holds the same value; its row number when it has no key.</param>
internal sealed record ReferenceStep(CatalogTable From, string Column, CatalogTable To, string ToColumn);

/// <summary>A catalog by name, and the ways from one table to another.</summary>
internal sealed class CatalogMap
{
    /// <summary>Column of every loaded table: its 1-based row number.</summary>
    public const string RowNumber = "__row";

    private readonly Dictionary<string, CatalogTable> _tables;
    private readonly Dictionary<string, Facet> _facets;
    private readonly Dictionary<(string From, string To), ReferenceStep[]?> _paths = [];

    public CatalogMap(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Catalog = catalog;
        _tables = ByName(catalog.Tables, table => table.Name);
        _facets = ByName(catalog.Facets, facet => facet.FacetId);
        Entity = catalog.Tables.FirstOrDefault(table => table.Role == TableRole.Entity);
    }

    /// <summary>The catalog itself.</summary>
    public Catalog Catalog { get; }

    /// <summary>The table with one row per member; null when members are the entity keys of the events.</summary>
    public CatalogTable? Entity { get; }

    /// <summary>The table of this name without regard to case; null when there is none.</summary>
    public CatalogTable? FindTable(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The facet of this id without regard to case; null when there is none.</summary>
    public Facet? FindFacet(string facetId) => _facets.GetValueOrDefault(facetId);

    /// <summary>The facet of this column of the table; null when there is none.</summary>
    public Facet? FindColumn(CatalogTable table, string column) => FindFacet($"{table.Name}.{column}");

    /// <summary>Type of a column; whole number for the row number and what is not in the catalog.</summary>
    public FacetType TypeOf(CatalogTable table, string column) =>
        FindColumn(table, column)?.Type ?? FacetType.Integer;

    /// <summary>The shortest way over references, at most five steps; empty for the table itself, null when there is none.</summary>
    public IReadOnlyList<ReferenceStep>? PathOf(CatalogTable from, CatalogTable to)
    {
        if (Same(from, to))
        {
            return [];
        }

        if (!_paths.TryGetValue((from.Name, to.Name), out var path))
        {
            path = Search(from, table => Same(table, to));
            _paths[(from.Name, to.Name)] = path;
        }

        return path;
    }

    /// <summary>The way that begins with the reference of one column; null when there is none.</summary>
    public IReadOnlyList<ReferenceStep>? PathOf(CatalogTable from, CatalogTable to, string? via)
    {
        if (via is null)
        {
            return PathOf(from, to);
        }

        var first = StepsOf(from)
            .FirstOrDefault(step => string.Equals(step.Column, via, StringComparison.OrdinalIgnoreCase));
        return first is not null && PathOf(first.To, to) is { } rest ? [first, .. rest] : null;
    }

    /// <summary>The shortest way to the first table that fits; null when there is none.</summary>
    public ReferenceStep[]? Search(CatalogTable from, Func<CatalogTable, bool> fits)
    {
        var open = new Queue<(CatalogTable Table, ReferenceStep[] Path)>([(from, [])]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { from.Name };
        while (open.TryDequeue(out var at))
        {
            if (at.Path.Length > 0 && fits(at.Table))
            {
                return at.Path;
            }

            foreach (var step in at.Path.Length < 5 ? StepsOf(at.Table) : [])
            {
                if (seen.Add(step.To.Name))
                {
                    open.Enqueue((step.To, [.. at.Path, step]));
                }
            }
        }

        return null;
    }

    /// <summary>True for a table whose key rows of another table carry: orders, where their lines are a table too.</summary>
    public bool IsReferred(CatalogTable table) =>
        table.Key is { } key
        && Catalog.Tables.Any(other =>
            other != table && other.References.ContainsValue($"{table.Name}.{key}")
        );

    /// <summary>References of a table: those of its columns, and that of its entity key to the member.</summary>
    public IEnumerable<ReferenceStep> StepsOf(CatalogTable table)
    {
        foreach (var (column, target) in table.References)
        {
            var dot = target.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && FindTable(target[..dot]) is { } to && !Same(to, table))
            {
                yield return new(table, column, to, target[(dot + 1)..]);
            }
        }

        if (table.EntityKey is { } key && Entity is { } entity && !Same(entity, table))
        {
            yield return new(table, key, entity, entity.Key ?? RowNumber);
        }
    }

    /// <summary>True when both are the table of one name.</summary>
    public static bool Same(CatalogTable one, CatalogTable other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var map = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            map.TryAdd(name(item), item);
        }

        return map;
    }
}
