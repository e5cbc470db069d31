using System.Numerics;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Tables;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Runs queries on the embedded engine.</summary>
internal sealed class DuckDbQueryRunner(TenantDatabases databases) : IQueryRunner
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> RunAsync(
        string tenantId,
        CompiledQuery query,
        CancellationToken cancellationToken = default
    ) =>
        databases.RunAsync<IReadOnlyList<object?[]>>(
            tenantId,
            (connection, stop) => Run(connection, query, stop),
            cancellationToken
        );

    /// <summary>Runs a query on a connection.</summary>
    public static List<object?[]> Run(
        DuckDBConnection connection,
        CompiledQuery query,
        CancellationToken cancellationToken
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var value in query.Parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        using var stop = cancellationToken.Register(command.Cancel);
        try
        {
            return Read(command);
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static List<object?[]> Read(DuckDBCommand command)
    {
        using var reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Plain(reader.GetValue(i));
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Whole numbers as long where they fit, sums of whole numbers as decimal beyond; floating point as double.</summary>
    private static object Plain(object value) =>
        value switch
        {
            int number => (long)number,
            short number => (long)number,
            sbyte number => (long)number,
            byte number => (long)number,
            uint number => (long)number,
            BigInteger number => number >= long.MinValue && number <= long.MaxValue
                ? (long)number
                : (double)number,
            float number => (double)number,
            _ => value,
        };
}
