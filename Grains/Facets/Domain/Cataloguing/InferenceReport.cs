using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Tells in sentences what was inferred of tables.</summary>
internal static class InferenceReport
{
    /// <summary>Sentences on a loaded table, and on others that are now seen otherwise.</summary>
    public static IEnumerable<string> Of(CatalogTable table, Catalog before, Catalog after)
    {
        yield return Describe(table);
        foreach (var (column, target) in table.References)
        {
            yield return $"{table.Name}.{column} refers to {target}.";
        }

        if (Doubt(table, after) is { } doubt)
        {
            yield return doubt;
        }

        foreach (var other in after.Tables.Where(other => !other.Name.Is(table.Name)))
        {
            var was = before.Tables.FirstOrDefault(known => known.Name.Is(other.Name));
            if (was is not null && (was.Role != other.Role || !was.EntityKey.Is(other.EntityKey)))
            {
                yield return "Seen otherwise now: " + Describe(other);
            }
        }
    }

    private static string Describe(CatalogTable table)
    {
        var key = table.Key is { } column ? $", named by {column}" : ", named by row number";
        return table.Role switch
        {
            TableRole.Entity => $"{table.Name}: one row per member (entity){key}.",
            TableRole.Event => $"{table.Name}: events of members (event){Event(table)}.",
            _ => $"{table.Name}: rows that others may refer to (lookup){key}.",
        };
    }

    private static string Event(CatalogTable table)
    {
        var member = table.EntityKey is { } key
            ? $", the member is {key}"
            : ", the member is reached over references";
        var time = table.Timestamp is { } stamp ? $", the time is {stamp}" : ", without a time of its own";
        var order = table.OrderNumber is { } number ? $", one order is one {number}" : "";
        return member + time + order;
    }

    private static string? Doubt(CatalogTable table, Catalog catalog)
    {
        var dates = catalog
            .Facets.Where(facet =>
                facet.Table.Is(table.Name)
                && facet.Role == FacetRole.Date
                && facet.Expression is null
                && !facet.Column.Is(table.Timestamp)
            )
            .Select(facet => facet.Column)
            .ToList();
        if (table is { Role: TableRole.Event, Timestamp: { } time } && dates.Count > 0)
        {
            return $"{table.Name}: {time} was taken as the time of the event; other dates are {string.Join(", ", dates)}. Give timestamp to choose.";
        }

        var rival = catalog.Tables.FirstOrDefault(other =>
            other.Role == TableRole.Lookup
            && TableWords.Default.Of(other.Name).Any(word => TableWords.Default.Is("members", word))
        );
        if (table.Role == TableRole.Entity && rival is not null)
        {
            return $"The members are the rows of {table.Name}; those of {rival.Name} could be, too. Give role to choose.";
        }

        var key = catalog.Facets.FirstOrDefault(facet =>
            facet.Table.Is(table.Name) && facet.Column.Is(table.Key)
        );
        return key is not null && key.DistinctCount < table.Rows
            ? $"{table.Name}: {key.Column} does not name every row: {table.Rows - key.DistinctCount} rows repeat a value or have none."
            : null;
    }
}
