using System.Text;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>What separates the fields of a text file.</summary>
/// <param name="Delimiter">Between fields; <see cref="None"/> in a file of one column.</param>
/// <param name="Skip">Lines before the table: <c>sep=;</c>.</param>
internal sealed record Dialect(char Delimiter, int Skip)
{
    /// <summary>Stands in no text.</summary>
    public const char None = '\uffff';

    private const int Sample = 200;

    // A comma may be a decimal comma and stand in every row; the others seldom do.
    private static readonly char[] Candidates = ['\t', ';', '|', ','];

    /// <summary>For people.</summary>
    public string Name =>
        Delimiter switch
        {
            '\t' => "separated by tabs",
            ';' => "separated by semicolons",
            '|' => "separated by bars",
            ',' => "separated by commas",
            _ => "one column",
        };

    /// <summary>Finds it from the first rows.</summary>
    public static Dialect Find(string path, string name, TextForm form)
    {
        using (var text = new StreamReader(path, form.Encoding, true))
        {
            var first = text.ReadLine() ?? "";
            if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5)
            {
                return new Dialect(first[4], 1);
            }
        }

        var best = Candidates
            .Select(candidate => (candidate, Score: Score(path, name, form.Encoding, candidate)))
            .Where(pair => pair.Score.Fields > 1)
            .OrderByDescending(pair => pair.Score.Share >= 0.95)
            .ThenByDescending(pair => pair.Score.Share >= 0.95 && pair.candidate != ',')
            .ThenByDescending(pair => pair.Score.Share >= 0.95 ? pair.Score.Fields : 0)
            .ThenByDescending(pair => pair.Score.Share)
            .ThenByDescending(pair => pair.Score.Fields)
            .FirstOrDefault();
        return best.Score.Fields > 1 ? new Dialect(best.candidate, 0) : new Dialect(None, 0);
    }

    /// <summary>Opens the records of a file.</summary>
    public DelimitedRecords Open(Stream stream, Encoding encoding, string name)
    {
        var records = new DelimitedRecords(stream, encoding, Delimiter, name);
        for (var i = 0; i < Skip; i++)
        {
            records.Read();
        }

        return records;
    }

    private static (int Fields, double Share) Score(
        string path,
        string name,
        Encoding encoding,
        char delimiter
    )
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var records = new DelimitedRecords(stream, encoding, delimiter, name);
        int fields = 0,
            rows = 0,
            same = 0;
        try
        {
            if (!records.Read())
            {
                return (0, 0);
            }

            fields = records.Count;
            while (rows < Sample && records.Read())
            {
                rows++;
                same += records.Count == fields ? 1 : 0;
            }

            return (fields, rows == 0 ? 1 : (double)same / rows);
        }
        catch (UnreadableFileException)
        {
            // A quote that is never closed: under this delimiter, or under any.
            return (fields, 0);
        }
    }
}
