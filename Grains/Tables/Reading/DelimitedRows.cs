using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Rows of a delimited text file.</summary>
internal sealed class DelimitedRows : RowReader
{
    private const int HeaderSample = 500;
    private readonly FileStream _stream;
    private readonly DelimitedRecords _records;
    private bool _held;

    private DelimitedRows(
        FileStream stream,
        DelimitedRecords records,
        IReadOnlyList<string>? header,
        bool held
    ) => (_stream, _records, Header, _held) = (stream, records, header, held);

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Header { get; }

    /// <inheritdoc/>
    public override long Line => _records.Line;

    /// <inheritdoc/>
    public override int Count => _records.Count;

    /// <inheritdoc/>
    public override double Progress => (double)_stream.Position / Math.Max(1, _stream.Length);

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="form">Its encoding.</param>
    /// <param name="dialect">Its delimiter.</param>
    /// <param name="known">Header of an earlier file of the table; null for the first.</param>
    public static DelimitedRows Open(
        string path,
        string name,
        TextForm form,
        Dialect dialect,
        IReadOnlyList<string>? known
    )
    {
        var hasHeader = FirstRow.IsHeader(Sample(path, name, form, dialect), known);
        var stream = OpenStream(path);
        var records = dialect.Open(stream, form.Encoding, name);
        if (!records.Read())
        {
            records.Dispose();
            throw UnreadableFileException.Empty(name, "The file holds no rows.");
        }

        return new DelimitedRows(stream, records, hasHeader ? Row(records) : null, held: !hasHeader);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Cell(int index) => _records.Field(index);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_held)
        {
            _held = false;
            return true;
        }

        return _records.Read();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _records.Dispose();
        _stream.Dispose();
    }

    private static List<string[]> Sample(string path, string name, TextForm form, Dialect dialect)
    {
        using var stream = OpenStream(path);
        using var records = dialect.Open(stream, form.Encoding, name);
        List<string[]> rows = [];
        while (rows.Count < HeaderSample && records.Read())
        {
            rows.Add(Row(records));
        }

        return rows;
    }

    private static FileStream OpenStream(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);

    private static string[] Row(DelimitedRecords records)
    {
        var row = new string[records.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = records.Field(i).ToString();
        }

        return row;
    }
}
