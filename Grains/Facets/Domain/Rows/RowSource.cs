using System.Text;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Rows;

/// <summary>The rows of one table with all that their references reach; what is read decides what is joined.</summary>
/// <param name="map">The catalog.</param>
/// <param name="dialect">The database.</param>
/// <param name="table">The table.</param>
/// <param name="alias">Name of its rows in the query; joined rows are named after it.</param>
internal sealed class RowSource(CatalogMap map, SqlDialect dialect, CatalogTable table, string alias)
{
    private readonly Dictionary<string, string> _lookups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbered = new(StringComparer.Ordinal);
    private readonly List<(string Alias, CatalogTable? Table, string Head, string On)> _joins = [];
    private int _aliases;

    /// <summary>The table.</summary>
    public CatalogTable Table => table;

    /// <summary>The column of the table, or of a table that it refers to; null when there is no way to it.</summary>
    /// <param name="of">Table of the column.</param>
    /// <param name="column">Name of the column or of the row number.</param>
    /// <param name="via">Column of the table by whose reference the way begins; null = the shortest way.</param>
    public SqlValue? Column(CatalogTable of, string column, string? via = null)
    {
        if (map.PathOf(table, of, via) is not { } path)
        {
            return null;
        }

        var at = Follow(path);
        if (column is CatalogMap.RowNumber)
        {
            _numbered.Add(at);
        }

        return new($"{at}.{SqlDialect.Quote(column)}", map.TypeOf(of, column));
    }

    /// <summary>The facet, a column or a derived one; null when there is no way to it.</summary>
    /// <param name="facet">The facet.</param>
    /// <param name="via">Column of the table by whose reference the way begins; null = the shortest way.</param>
    public SqlValue? Read(Facet facet, string? via = null)
    {
        ArgumentNullException.ThrowIfNull(facet);
        if (map.FindTable(facet.Table) is not { } of || map.PathOf(table, of, via) is null)
        {
            return null;
        }

        if (facet.Expression is null)
        {
            return Column(of, facet.Column, via);
        }

        if (DerivedExpression.Parse(facet.Expression) is not Outcome<DerivedExpression>.Done(var tree))
        {
            return null;
        }

        return Reckon(tree, of, via, depth: 0) is { } sql
            ? facet.Type == FacetType.Integer
                ? new($"CAST({sql} AS BIGINT)", FacetType.Integer)
                : new(sql, FacetType.Decimal, Computed: true)
            : null;
    }

    /// <summary>Joins a named query once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="required">True leaves out rows without a match.</param>
    /// <param name="on">The condition, given the name of its rows.</param>
    /// <returns>Name of its rows.</returns>
    public string Join(string name, bool required, Func<string, string> on)
    {
        if (!_joined.TryGetValue(name, out var at))
        {
            at = NextAlias();
            _joins.Add((at, null, $"{(required ? "JOIN" : "LEFT JOIN")} {name} AS {at}", on(at)));
            _joined[name] = at;
        }

        return at;
    }

    /// <summary>What stands after FROM; ask for it last.</summary>
    public string From
    {
        get
        {
            var from = new StringBuilder($"{dialect.Table(table, _numbered.Contains(alias))} AS {alias}");
            foreach (var (at, target, head, on) in _joins)
            {
                from.Append(' ')
                    .Append(target is null ? head : $"LEFT JOIN {Unique(target, at, head)} AS {at}")
                    .Append(" ON ")
                    .Append(on);
            }

            return from.ToString();
        }
    }

    private string Follow(IEnumerable<ReferenceStep> path)
    {
        var at = alias;
        var way = "";
        foreach (var step in path)
        {
            way += $"/{step.Column}>{step.To.Name}";
            if (!_lookups.TryGetValue(way, out var next))
            {
                next = NextAlias();
                _lookups[way] = next;
                if (step.Column is CatalogMap.RowNumber)
                {
                    _numbered.Add(at);
                }

                if (step.ToColumn is CatalogMap.RowNumber)
                {
                    _numbered.Add(next);
                }

                var left = new SqlValue(
                    $"{at}.{SqlDialect.Quote(step.Column)}",
                    map.TypeOf(step.From, step.Column)
                );
                var right = new SqlValue(
                    $"{next}.{SqlDialect.Quote(step.ToColumn)}",
                    map.TypeOf(step.To, step.ToColumn)
                );
                _joins.Add((next, step.To, step.ToColumn, Equal(left, right)));
            }

            at = next;
        }

        return at;
    }

    /// <summary>Keys of unlike types are compared as text.</summary>
    public static string Equal(SqlValue left, SqlValue right) =>
        left.Type == right.Type || (left.IsNumber && right.IsNumber)
            ? $"{left.Sql} = {right.Sql}"
            : $"{SqlDialect.Text(left.Sql)} = {SqlDialect.Text(right.Sql)}";

    /// <summary>A table whose rows the column does not name one by one is joined by the first row of each value, so that nothing is doubled.</summary>
    private string Unique(CatalogTable target, string at, string column)
    {
        var source = dialect.Table(target, _numbered.Contains(at));
        if (column is CatalogMap.RowNumber || map.FindColumn(target, column)?.DistinctCount == target.Rows)
        {
            return source;
        }

        var name = SqlDialect.Quote(column);
        return $"(SELECT DISTINCT ON ({name}) * FROM {source} AS {at} ORDER BY {name})";
    }

    private string NextAlias() => $"{alias}{++_aliases}";

    private string? Reckon(DerivedExpression node, CatalogTable of, string? via, int depth)
    {
        switch (node)
        {
            case DerivedExpression.Number number:
                return $"CAST({SqlDialect.Literal(number.Value)} AS {dialect.Double})";
            case DerivedExpression.Column column:
                return Term(column, of, via, depth) is { } term
                    ? $"CAST({term.Sql} AS {(term.IsDate ? "DATE" : dialect.Double)})"
                    : null;
            case DerivedExpression.Negate negate:
                return Reckon(negate.Operand, of, via, depth) is { } operand ? $"(- {operand})" : null;
            case DerivedExpression.Binary binary:
                if (
                    Reckon(binary.Left, of, via, depth) is not { } left
                    || Reckon(binary.Right, of, via, depth) is not { } right
                )
                {
                    return null;
                }

                return binary.Op == '/'
                    ? $"(CAST({left} AS {dialect.Double}) / NULLIF({right}, 0))"
                    : $"({left} {binary.Op} {right})";
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private SqlValue? Term(DerivedExpression.Column column, CatalogTable of, string? via, int depth)
    {
        var owner = column.Table is null ? of : map.FindTable(column.Table);
        if (depth > 16 || owner is null || map.FindColumn(owner, column.Name) is not { } facet)
        {
            return null;
        }

        if (facet.Expression is null)
        {
            return Column(owner, facet.Column, owner == of ? via : null);
        }

        return
            DerivedExpression.Parse(facet.Expression) is Outcome<DerivedExpression>.Done(var tree)
            && Reckon(tree, owner, owner == of ? via : null, depth + 1) is { } sql
            ? new(sql, FacetType.Decimal, Computed: true)
            : null;
    }
}
