using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;

namespace SmartSegmentation.Tests.Support;

/// <summary>Loads files into an engine in memory, as the catalog does.</summary>
internal sealed class LoadedTables : IDisposable
{
    private readonly DuckDBConnection _engine = new("Data Source=:memory:");
    private readonly string _folder = Directory.CreateTempSubdirectory("smartseg-tables-").FullName;
    private readonly List<TableFacts> _facts = [];
    private ImmutableArray<Overlap> _overlaps = [];
    private int _files;

    public LoadedTables() => _engine.Open();

    /// <summary>The tables as inferred after the last load.</summary>
    public TableSurvey Survey { get; private set; } = null!;

    /// <summary>A table by its name.</summary>
    public CatalogTable this[string name] => Survey.Tables.Single(table => table.Name == name);

    /// <summary>Loads one file of text.</summary>
    public LoadedTable Load(string content, Encoding? encoding = null, string name = "rows") =>
        Load(name, [Write(content, encoding ?? new UTF8Encoding(false))]);

    /// <summary>Loads files.</summary>
    public LoadedTable Load(
        string name,
        IEnumerable<string> paths,
        TableHints? given = null,
        string? zone = null
    )
    {
        var physical = string.Create(CultureInfo.InvariantCulture, $"{name}_{++_files}");
        var request = new LoadTable(
            name,
            [.. paths.Select(path => new SourceFile(path, Path.GetFileName(path)))],
            given?.Role,
            given?.Key,
            given?.Timestamp,
            given?.EntityKey,
            given?.References,
            zone
        );
        var loaded = TableLoader.Load(_engine, request, physical, new LoadProgress(), CancellationToken.None);
        _facts.RemoveAll(facts => facts.Name == name);
        _facts.Add(new TableFacts(name, physical, loaded.Profile, given ?? new TableHints()));
        Survey = TableSurvey.Take(_engine, _facts, name, _overlaps, CancellationToken.None);
        _overlaps = Survey.Overlaps;
        return loaded;
    }

    /// <summary>Code of the refusal of a file.</summary>
    public string Refusal(byte[] content)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"file-{++_files}"));
        File.WriteAllBytes(path, content);
        return Assert.Throws<UnreadableFileException>(() => Load("rows", [path]))!.Refusal.Code;
    }

    /// <summary>Writes a file.</summary>
    public string Write(string content, Encoding encoding)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"file-{++_files}"));
        File.WriteAllText(path, content, encoding);
        return path;
    }

    /// <summary>Writes the answer to a query as Parquet.</summary>
    public string WriteParquet(string query)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"file-{++_files}"));
        using var command = _engine.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{path}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return path;
    }

    /// <summary>Values of a column in the order of the rows, as text; null for missing ones.</summary>
    public string?[] Column(string column, string name = "rows")
    {
        var physical = _facts.Single(facts => facts.Name == name).PhysicalName;
        using var command = _engine.CreateCommand();
        command.CommandText =
            $"SELECT CAST({SqlName.Quote(column)} AS VARCHAR) FROM {physical} ORDER BY __row";
        using var reader = command.ExecuteReader();
        List<string?> values = [];
        while (reader.Read())
        {
            values.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        }

        return [.. values];
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
