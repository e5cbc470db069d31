using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Tables;

/// <summary>What the tables of a tenant are, taken together.</summary>
/// <param name="Tables">In the order of their loading.</param>
/// <param name="Overlaps">What their values have in common.</param>
/// <param name="Population">Members.</param>
internal sealed record TableSurvey(
    ImmutableArray<CatalogTable> Tables,
    ImmutableArray<Overlap> Overlaps,
    long Population
)
{
    /// <summary>Compares the values of a new table with those of the others and infers anew what all of them are.</summary>
    /// <param name="connection">The tenant's engine.</param>
    /// <param name="tables">All tables with the new one.</param>
    /// <param name="changed">Name of the new one.</param>
    /// <param name="known">What was compared before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static TableSurvey Take(
        DuckDBConnection connection,
        IReadOnlyList<TableFacts> tables,
        string changed,
        IEnumerable<Overlap> known,
        CancellationToken cancellationToken
    )
    {
        var overlaps = known
            .Where(overlap => !overlap.FromTable.Is(changed) && !overlap.ToTable.Is(changed))
            .ToImmutableArray()
            .ToBuilder();
        foreach (var (from, column, to, key) in TableInference.Default.Candidates(tables, changed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var share = Share(connection, from, column, to, key);
            if (share > 0)
            {
                overlaps.Add(new Overlap(from.Name, column.Name, to.Name, key.Name, share));
            }
        }

        var inferred = TableInference.Default.Infer(tables, overlaps);
        return new TableSurvey(inferred, overlaps.ToImmutable(), Members(connection, inferred));
    }

    private static double Share(
        DuckDBConnection connection,
        TableFacts from,
        ColumnProfile column,
        TableFacts to,
        ColumnProfile key
    )
    {
        var (own, other) = (SqlName.Quote(column.Name), SqlName.Quote(key.Name));
        var found = Number(
            connection,
            $"SELECT count(*) FROM (SELECT DISTINCT {own} AS v FROM {SqlName.Quote(from.PhysicalName)} WHERE {own} IS NOT NULL) "
                + $"WHERE v IN (SELECT {other} FROM {SqlName.Quote(to.PhysicalName)})"
        );
        return (double)found / column.Distinct;
    }

    private static long Members(DuckDBConnection connection, ImmutableArray<CatalogTable> tables)
    {
        if (tables.FirstOrDefault(table => table.Role == TableRole.Entity) is { } entity)
        {
            return entity.Rows;
        }

        var keys = tables
            .Where(table => table is { Role: TableRole.Event, EntityKey: not null })
            .Select(table =>
                $"SELECT CAST({SqlName.Quote(table.EntityKey!)} AS VARCHAR) AS v FROM {SqlName.Quote(table.PhysicalName)}"
            )
            .ToList();
        return keys.Count == 0
            ? 0
            : Number(connection, $"SELECT count(DISTINCT v) FROM ({string.Join(" UNION ALL ", keys)})");
    }

    private static long Number(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
