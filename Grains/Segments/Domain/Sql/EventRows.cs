using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Rows of a table as events: whose they are, when they were and which order they belong to.</summary>
internal sealed class EventRows
{
    private readonly CatalogTable? _timed;
    private readonly (CatalogTable Table, string Column) _order;

    public EventRows(CatalogMap map, MemberKeys keys, SqlDialect dialect, CatalogTable table)
    {
        Table = table;
        Source = new(map, dialect, table, "r");
        Owner =
            keys.Find(table) is { } owner && Source.Column(owner.Table, owner.Column) is { } key
                ? keys.Join(key)
                : throw new TreeFault("facet-unreachable", $"Rows of '{table.Name}' belong to no member.");
        _timed =
            table.Timestamp is not null ? table
            : map.Search(table, to => to.Timestamp is not null && to.Role != TableRole.Entity)
                is [.., var last]
                ? last.To
            : null;
        _order =
            table.OrderNumber is { } number ? (table, number)
            : table.Timestamp is null && _timed is { } from && (from.OrderNumber ?? from.Key) is { } named
                ? (from, named)
            : table.Key is { } ownKey && map.IsReferred(table) ? (table, ownKey)
            : (table, CatalogMap.RowNumber);
    }

    /// <summary>The table.</summary>
    public CatalogTable Table { get; }

    /// <summary>Its rows and what they refer to.</summary>
    public RowSource Source { get; }

    /// <summary>Key of the member.</summary>
    public string Owner { get; }

    /// <summary>True when the rows have a time, of their own or of what they refer to.</summary>
    public bool HasTime => _timed is not null;

    /// <summary>When the row was.</summary>
    public SqlValue Time =>
        _timed is { Timestamp: { } column } && Source.Column(_timed, column) is { } time
            ? time
            : throw new TreeFault("time-missing", $"Rows of '{Table.Name}' have no time.");

    /// <summary>Number of the order; the row number where there is none.</summary>
    public SqlValue Order => Source.Column(_order.Table, _order.Column)!.Value;

    /// <summary>Two tables whose orders are named alike can be compared by order.</summary>
    public string OrderKind =>
        _order.Table.References.GetValueOrDefault(_order.Column) ?? $"{_order.Table.Name}.{_order.Column}";

    /// <summary>Row number, the last tie-breaker.</summary>
    public string Row => Source.Column(Table, CatalogMap.RowNumber)!.Value.Sql;
}
