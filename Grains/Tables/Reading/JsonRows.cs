using System.Text.Json;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Rows of JSON lines, or of one JSON array of objects. An object inside an object gives columns of its own (<c>address_city</c>).</summary>
internal sealed class JsonRows : RowReader
{
    private readonly StreamReader _text;
    private readonly string _name;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly string?[] _cells;
    private readonly JsonDocument? _array;
    private JsonElement.ArrayEnumerator _rows;
    private long _line;

    private JsonRows(StreamReader text, string name, JsonDocument? array, List<string> header)
    {
        (_text, _name, _array, Header) = (text, name, array, header);
        _rows = array?.RootElement.EnumerateArray() ?? default;
        _cells = new string?[header.Count];
        foreach (var (place, column) in header.Index())
        {
            _places[column] = place;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Header { get; }

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override int Count => _cells.Length;

    /// <inheritdoc/>
    public override double Progress =>
        (double)_text.BaseStream.Position / Math.Max(1, _text.BaseStream.Length);

    /// <summary>Opens a file; reads it once to learn its columns.</summary>
    public static JsonRows Open(string path, string name, TextForm form, bool isArray)
    {
        List<string> header = [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        var text = OpenText(path, form);
        JsonDocument? array = null;
        if (isArray)
        {
            array = Parse(text.ReadToEnd(), name, 1);
            foreach (var row in array.RootElement.EnumerateArray())
            {
                Learn(row, "", header, known, name, 0);
            }
        }
        else
        {
            using var first = OpenText(path, form);
            long line = 0;
            while (first.ReadLine() is { } content)
            {
                line++;
                if (!string.IsNullOrWhiteSpace(content))
                {
                    using var row = Parse(content, name, line);
                    Learn(row.RootElement, "", header, known, name, line);
                }
            }
        }

        return header.Count > 0
            ? new JsonRows(text, name, array, header)
            : throw UnreadableFileException.Empty(name, "The file holds no rows.");
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Cell(int index) => _cells[index];

    /// <inheritdoc/>
    public override bool Read()
    {
        Array.Clear(_cells);
        if (_array is not null)
        {
            _line++;
            if (!_rows.MoveNext())
            {
                return false;
            }

            Spread(_rows.Current, "");
            return true;
        }

        while (_text.ReadLine() is { } content)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(content))
            {
                using var row = Parse(content, _name, _line);
                Spread(row.RootElement, "");
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _text.Dispose();
        _array?.Dispose();
    }

    private static StreamReader OpenText(string path, TextForm form) =>
        new(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17),
            form.Encoding,
            detectEncodingFromByteOrderMarks: true
        );

    private static JsonDocument Parse(string content, string name, long line)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException wrong)
        {
            var at = line + (wrong.LineNumber ?? 0);
            throw UnreadableFileException.Of(
                name,
                FormattableString.Invariant($"Line {at} is not JSON, or the file ends too early.")
            );
        }
    }

    private static void Learn(
        JsonElement row,
        string prefix,
        List<string> header,
        HashSet<string> known,
        string name,
        long line
    )
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw UnreadableFileException.Of(
                name,
                FormattableString.Invariant($"Every row is a JSON object; the one on line {line} is not.")
            );
        }

        foreach (var member in row.EnumerateObject())
        {
            var column = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Learn(member.Value, column + "_", header, known, name, line);
            }
            else if (known.Add(column))
            {
                header.Add(column);
            }
        }
    }

    private void Spread(JsonElement row, string prefix)
    {
        foreach (var member in row.EnumerateObject())
        {
            var column = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Spread(member.Value, column + "_");
            }
            else
            {
                _cells[_places[column]] = member.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => member.Value.GetString(),
                    _ => member.Value.GetRawText(),
                };
            }
        }
    }
}
