using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>The tables of a catalog, and which of them the rows of one lead to.</summary>
internal sealed class TableReferences(Catalog catalog)
{
    private readonly Dictionary<string, CatalogTable> _tables = catalog
        .Tables.DistinctBy(table => table.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A table by its name; null when there is none.</summary>
    public CatalogTable? Find(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The table and all that its rows lead to, but for the table of the members.</summary>
    public HashSet<string> ReachedFrom(string table)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        AddReached(table, reached);
        return reached;
    }

    private void AddReached(string table, HashSet<string> reached)
    {
        if (!reached.Add(table) || !_tables.TryGetValue(table, out var found))
        {
            return;
        }

        foreach (var target in found.References.Values)
        {
            if (
                _tables.TryGetValue(PopulationModel.TableOf(target), out var other)
                && other.Role != TableRole.Entity
            )
            {
                AddReached(other.Name, reached);
            }
        }
    }
}
