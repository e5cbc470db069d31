using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Makes the tables of what members did: their time, their money, their orders, what they are about.</summary>
internal sealed class EventTables(
    Catalog catalog,
    TableReferences tables,
    IReadOnlyDictionary<string, Facet> facets,
    IReadOnlySet<string> ofMembers,
    Thesaurus thesaurus
)
{
    private readonly ColumnWords _words = thesaurus.Columns;
    private readonly MeasureColumns _measures = new(thesaurus.Columns);

    /// <summary>One of them.</summary>
    public EventTable Of(CatalogTable table)
    {
        var reached = tables.ReachedFrom(table.Name);
        reached.ExceptWith(ofMembers);
        var own = catalog
            .Facets.Where(facet => string.Equals(facet.Table, table.Name, StringComparison.OrdinalIgnoreCase))
            .ToImmutableArray();
        var timestamp = table.Timestamp is { } column
            ? facets.GetValueOrDefault(table.Name + "." + column)
            : null;
        var order = table
            .References.FirstOrDefault(reference =>
                tables.Find(PopulationModel.TableOf(reference.Value)) is { } other
                && other.Role == TableRole.Event
                && (table.EntityKey is null || IsOrder(other))
            )
            .Key;
        var parent = table.EntityKey is null ? order : null;
        return new EventTable(table, reached, thesaurus)
        {
            Timestamp = timestamp,
            HasTime = timestamp is not null || parent is not null,
            Money = _measures.MoneyOf(own) ?? (HasLines(table) ? null : _measures.SoleMoneyOf(own)),
            Quantity = _measures.QuantityOf(own),
            Profit = own.FirstOrDefault(facet =>
                PopulationModel.IsNumber(facet)
                && facet.Unit is not ("percent" or "fraction")
                && PopulationModel.Words(facet).Any(word => _words.Profit.Has(word))
            ),
            OrderBy =
                order is not null ? table.Name + "." + order
                : table.OrderNumber is { } number
                && !string.Equals(number, table.Key, StringComparison.OrdinalIgnoreCase)
                    ? "order"
                : null,
            Product = ProductOf(table, own),
            Price = catalog.Facets.FirstOrDefault(facet =>
                reached.Contains(facet.Table)
                && PopulationModel.IsNumber(facet)
                && PopulationModel.Words(facet).Contains("price", StringComparer.Ordinal)
            ),
            Facets = [.. catalog.Facets.Where(facet => reached.Contains(facet.Table))],
        };
    }

    private Facet? ProductOf(CatalogTable table, ImmutableArray<Facet> own)
    {
        var lookup = table
            .References.Where(reference =>
                tables.Find(PopulationModel.TableOf(reference.Value)) is { } other
                && other.Role == TableRole.Lookup
            )
            .Select(reference => facets.GetValueOrDefault(table.Name + "." + reference.Key))
            .FirstOrDefault(facet => facet is not null);
        return lookup
            ?? own.Where(facet =>
                    !PopulationModel.IsNumber(facet)
                    && PopulationModel.Words(facet).Any(word => _words.Product.Has(Stemmer.Stem(word)))
                )
                .OrderByDescending(facet =>
                    PopulationModel.Words(facet).Any(word => _words.ProductKey.Has(word))
                )
                .ThenByDescending(facet => facet.DistinctCount)
                .FirstOrDefault();
    }

    /// <summary>True for a table of orders, invoices or bookings, which the rows of another may be lines of; a pet has appointments, and is none of them.</summary>
    private bool IsOrder(CatalogTable table) =>
        Tokenizer
            .Tokenize(table.Name.Replace('_', ' '))
            .Any(token => _words.Orders.Has(thesaurus.EventVerb(token.Stem)));

    /// <summary>True for rows that have rows of their own: what an order is worth may stand in its lines.</summary>
    private bool HasLines(CatalogTable table) =>
        catalog.Tables.Any(other =>
            other.Role == TableRole.Event
            && other.References.Values.Any(target =>
                PopulationModel.TableOf(target).Equals(table.Name, StringComparison.OrdinalIgnoreCase)
            )
        );
}
