using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Tests.Support;

/// <summary>Tables in memory of the embedded engine, and queries over them.</summary>
internal sealed class MemoryTables : IQueryRunner, IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public MemoryTables(string script)
    {
        _connection.Open();
        Execute(script);
    }

    public void Execute(string script)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    public List<object?[]> Run(Outcome<CompiledQuery> query) =>
        query switch
        {
            Outcome<CompiledQuery>.Done(var done) => Run(done),
            Outcome<CompiledQuery>.Refused(var why) => throw new AssertionException(
                $"{why.Code}: {why.Detail}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public List<object?[]> Run(CompiledQuery query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var value in query.Parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<object?[]>();
            while (reader.Read())
            {
                var cells = new object?[reader.FieldCount];
                for (var column = 0; column < cells.Length; column++)
                {
                    cells[column] = reader.IsDBNull(column) ? null : Plain(reader.GetValue(column));
                }

                rows.Add(cells);
            }

            return rows;
        }
        catch (DuckDBException failed)
        {
            throw new AssertionException($"{failed.Message}\n{query.Sql}", failed);
        }
    }

    public Task<IReadOnlyList<object?[]>> RunAsync(
        string tenantId,
        CompiledQuery query,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<IReadOnlyList<object?[]>>(Run(query));

    public void Dispose() => _connection.Dispose();

    private static object Plain(object value) =>
        value switch
        {
            BigInteger big => (long)big,
            int number => (long)number,
            decimal number => double.Parse(
                number.ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            ),
            DateTime time => DateOnly.FromDateTime(time),
            _ => value,
        };
}
