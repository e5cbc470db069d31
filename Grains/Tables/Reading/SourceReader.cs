using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Knows the form of one file and opens it, any number of times.</summary>
internal sealed class SourceReader
{
    private static readonly byte[] ParquetMark = "PAR1"u8.ToArray();
    private readonly SourceFile _file;
    private readonly TextForm? _form;
    private readonly Dialect? _dialect;
    private readonly bool _isJsonArray;

    private SourceReader(SourceFile file, TextForm? form, Dialect? dialect, bool isJsonArray) =>
        (_file, _form, _dialect, _isJsonArray) = (file, form, dialect, isJsonArray);

    /// <summary>Name of the file.</summary>
    public string Name => _file.Name;

    /// <summary>The form, for people.</summary>
    public string Form =>
        _form is null ? "Parquet"
        : _dialect is null
            ? _isJsonArray ? "a JSON array"
                : "JSON lines"
        : $"{_dialect.Name}, {_form.Name}";

    /// <summary>Finds the form of a file.</summary>
    /// <exception cref="UnreadableFileException">It has none that can be read.</exception>
    public static SourceReader Of(SourceFile file)
    {
        if (!File.Exists(file.Path))
        {
            throw new UnreadableFileException("file-missing", $"{file.Name}: The file is not there.");
        }

        var start = Start(file.Path);
        if (start.Length == 0)
        {
            throw UnreadableFileException.Empty(file.Name, "The file has 0 bytes.");
        }

        if (start.AsSpan().StartsWith(ParquetMark))
        {
            return new SourceReader(file, form: null, dialect: null, isJsonArray: false);
        }

        var form = TextForm.Find(file.Path, file.Name);
        var letter = FirstLetter(file.Path, form);
        return letter switch
        {
            '\0' => throw UnreadableFileException.Empty(file.Name, "The file holds nothing but blanks."),
            '{' or '[' => new SourceReader(file, form, dialect: null, letter == '['),
            _ => new SourceReader(file, form, Dialect.Find(file.Path, file.Name, form), isJsonArray: false),
        };
    }

    /// <summary>Opens the file before its first row.</summary>
    /// <param name="known">Header of an earlier file of the table; null for the first.</param>
    public RowReader Open(IReadOnlyList<string>? known) =>
        _form is null ? ParquetRows.Open(_file.Path, _file.Name)
        : _dialect is null ? JsonRows.Open(_file.Path, _file.Name, _form, _isJsonArray)
        : DelimitedRows.Open(_file.Path, _file.Name, _form, _dialect, known);

    private static byte[] Start(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var start = new byte[4];
        return start[..file.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
    }

    private static char FirstLetter(string path, TextForm form)
    {
        using var text = new StreamReader(path, form.Encoding, true);
        for (var read = text.Read(); read >= 0; read = text.Read())
        {
            if (!char.IsWhiteSpace((char)read) && read != 0xFEFF)
            {
                return (char)read;
            }
        }

        return '\0';
    }
}
