using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>How rows name the members that they belong to.</summary>
internal sealed class MemberKeys
{
    private readonly CatalogMap _map;
    private readonly bool _asText;

    public MemberKeys(CatalogMap map)
    {
        _map = map;
        var types = Named().Select(named => map.TypeOf(named.Table, named.Column)).Distinct().ToList();
        var numbers = types.Count(type => type is FacetType.Integer or FacetType.Decimal);
        _asText = types.Count - numbers > 1 || (numbers > 0 && numbers < types.Count);
        Type = types.Count == 0 || _asText ? FacetType.Text : types[0];
    }

    /// <summary>Type of a member's key in joins; text when tables write it in unlike types.</summary>
    public FacetType Type { get; }

    /// <summary>Tables whose rows name their member themselves.</summary>
    public IEnumerable<(CatalogTable Table, string Column)> Events =>
        _map
            .Catalog.Tables.Where(table => table.EntityKey is not null && table.Role != TableRole.Entity)
            .Select(table => (table, table.EntityKey!));

    /// <summary>Column that names the member of a row, in the table or in one that it refers to; null = the rows belong to nobody.</summary>
    public (CatalogTable Table, string Column)? Find(CatalogTable table)
    {
        if (_map.Entity is { } entity && CatalogMap.Same(entity, table))
        {
            return (entity, entity.Key ?? CatalogMap.RowNumber);
        }

        if (table.EntityKey is { } own)
        {
            return (table, own);
        }

        var way = _map.Search(
            table,
            to => to.EntityKey is not null || (_map.Entity is { } member && CatalogMap.Same(member, to))
        );
        if (way is not [.., var last])
        {
            return null;
        }

        if (last.To is { EntityKey: { } key, Role: not TableRole.Entity })
        {
            return (last.To, key);
        }

        var named = last.To.Key ?? CatalogMap.RowNumber;
        return string.Equals(last.ToColumn, named, StringComparison.OrdinalIgnoreCase)
            ? (last.From, last.Column)
            : (last.To, named);
    }

    /// <summary>The member's key as all joins take it.</summary>
    public string Join(SqlValue key) =>
        _asText && key.Type != FacetType.Text ? SqlDialect.Text(key.Sql) : key.Sql;

    private IEnumerable<(CatalogTable Table, string Column)> Named() =>
        _map.Entity is { } entity ? Events.Prepend((entity, entity.Key ?? CatalogMap.RowNumber)) : Events;
}
