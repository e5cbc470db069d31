using System.Globalization;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;

namespace SmartSegmentation.Grains.Tables;

/// <summary>The files of one table, read as one: same columns, rows one after another.</summary>
internal sealed class TableFiles
{
    private const int ReportEvery = 4096;
    private readonly IReadOnlyList<SourceReader> _files;
    private IReadOnlyList<string>? _header;
    private string[] _names = [];

    /// <summary>Knows the form of each file.</summary>
    public TableFiles(IEnumerable<SourceReader> files) => _files = [.. files];

    /// <summary>Names of the columns; known after the first reading.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Rows; known after the first reading.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether the first file names its columns; known after the first reading.</summary>
    public bool HasHeader => _header is not null;

    /// <summary>Forms of the files, for people.</summary>
    public IEnumerable<string> Forms => _files.Select(file => file.Form).Distinct(StringComparer.Ordinal);

    /// <summary>Files.</summary>
    public int Count => _files.Count;

    /// <summary>Goes through all rows.</summary>
    /// <param name="start">Told the columns before the first row.</param>
    /// <param name="row">Told each row, with the place of each column in it.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public void Read(
        Action<IReadOnlyList<string>> start,
        Action<string, RowReader, int[]> row,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        Rows = 0;
        for (var file = 0; file < _files.Count; file++)
        {
            using var reader = _files[file].Open(file == 0 ? null : _header ?? _names);
            var more = reader.Read();
            if (file == 0)
            {
                Begin(reader, more);
                start(_names);
            }

            var places = PlacesIn(reader, _files[file].Name, more);
            for (; more; more = reader.Read())
            {
                row(_files[file].Name, reader, places);
                if (++Rows % ReportEvery == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress((file + reader.Progress) / _files.Count);
                }
            }
        }

        if (Rows == 0)
        {
            throw UnreadableFileException.Empty(_files[0].Name, "There is a header but no row below it.");
        }
    }

    private void Begin(RowReader reader, bool hasRow)
    {
        _header = reader.Header;
        _names = ColumnNames.Of(reader.Header, hasRow ? reader.Count : 0);
    }

    /// <summary>Where each column of the table stands in the file.</summary>
    private int[] PlacesIn(RowReader reader, string name, bool hasRow)
    {
        var header = reader.Header;
        if (header is null && _header is not null && hasRow && reader.Count != _names.Length)
        {
            throw Differ(name, "it has another number of columns and names none.");
        }

        if (header is null || ReferenceEquals(header, _header))
        {
            return [.. Enumerable.Range(0, _names.Length)];
        }

        var own = ColumnNames.Of(header, 0);
        var places = _names
            .Select(column =>
                Array.FindIndex(own, mine => string.Equals(mine, column, StringComparison.OrdinalIgnoreCase))
            )
            .ToArray();
        if (own.Length == _names.Length && !places.Contains(-1))
        {
            return places;
        }

        var missing = _names.Where((_, i) => places[i] < 0).ToList();
        var further = own.Where(mine => !_names.Contains(mine, StringComparer.OrdinalIgnoreCase));
        throw Differ(
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"missing: {Some(missing)}; further: {Some([.. further])}."
            )
        );
    }

    private static string Some(List<string> names) =>
        names.Count == 0 ? "none"
        : names.Count <= 5 ? string.Join(", ", names)
        : string.Join(", ", names.Take(5)) + " …";

    private static UnreadableFileException Differ(string name, string how) =>
        new("columns-differ", $"{name}: The columns are not those of the first file: {how}", "file");
}
