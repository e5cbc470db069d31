using DuckDB.NET.Data;

namespace SmartSegmentation.Grains.Tables;

/// <summary>Tables of the engine that the catalog does not show: replaced ones, and those of loads that were interrupted.</summary>
internal static class StaleTables
{
    /// <summary>How the names of tables begin that are not the catalog's and are kept all the same.</summary>
    public const string Kept = "frozen:";

    /// <summary>Drops them.</summary>
    /// <param name="connection">The tenant's engine.</param>
    /// <param name="live">Names of the tables that the catalog shows.</param>
    public static void Drop(DuckDBConnection connection, IReadOnlySet<string> live)
    {
        List<string> stale = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (
                    !live.Contains(reader.GetString(0))
                    && !reader.GetString(0).StartsWith(Kept, StringComparison.Ordinal)
                )
                {
                    stale.Add(reader.GetString(0));
                }
            }
        }

        foreach (var name in stale)
        {
            using var drop = connection.CreateCommand();
            drop.CommandText = $"DROP TABLE IF EXISTS {SqlName.Quote(name)}";
            drop.ExecuteNonQuery();
        }
    }
}
