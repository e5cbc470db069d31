using DuckDB.NET.Data;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Rows of a Parquet file, read by an engine of its own that sees nothing but the file.</summary>
internal sealed class ParquetRows : RowReader
{
    private readonly DuckDBConnection _engine;
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private readonly string _name;
    private readonly long _rows;
    private readonly string?[] _cells;
    private long _line;

    private ParquetRows(DuckDBConnection engine, string name, long rows, List<string> header, string query)
    {
        (_engine, _name, _rows, Header) = (engine, name, rows, header);
        _command = engine.CreateCommand();
        _command.CommandText = query;
        _command.UseStreamingMode = true;
        _reader = _command.ExecuteReader();
        _cells = new string?[header.Count];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Header { get; }

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override int Count => _cells.Length;

    /// <inheritdoc/>
    public override double Progress => (double)_line / Math.Max(1, _rows);

    /// <summary>Opens a file.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged.</exception>
    public static ParquetRows Open(string path, string name)
    {
        var engine = new DuckDBConnection("Data Source=:memory:;threads=1");
        try
        {
            engine.Open();
            var source = $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}')";
            var header = Columns(engine, source);
            var rows = Convert.ToInt64(
                Scalar(engine, $"SELECT count(*) FROM {source}"),
                System.Globalization.CultureInfo.InvariantCulture
            );
            var cells = header.Select(column =>
                $"CAST(\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AS VARCHAR)"
            );
            return new ParquetRows(
                engine,
                name,
                rows,
                header,
                $"SELECT {string.Join(", ", cells)} FROM {source}"
            );
        }
        catch (DuckDBException)
        {
            engine.Dispose();
            throw Damaged(name);
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Cell(int index) => _cells[index];

    /// <inheritdoc/>
    public override bool Read()
    {
        try
        {
            if (!_reader.Read())
            {
                return false;
            }

            _line++;
            for (var i = 0; i < _cells.Length; i++)
            {
                _cells[i] = _reader.IsDBNull(i) ? null : _reader.GetString(i);
            }

            return true;
        }
        catch (DuckDBException)
        {
            throw Damaged(_name);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _reader.Dispose();
        _command.Dispose();
        _engine.Dispose();
    }

    private static UnreadableFileException Damaged(string name) =>
        UnreadableFileException.Of(name, "The Parquet file is damaged or was cut off.");

    private static List<string> Columns(DuckDBConnection engine, string source)
    {
        using var command = engine.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM {source}";
        using var reader = command.ExecuteReader();
        List<string> columns = [];
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private static object? Scalar(DuckDBConnection engine, string query)
    {
        using var command = engine.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }
}
