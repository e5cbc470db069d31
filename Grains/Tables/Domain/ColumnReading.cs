namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What the cells of one column can be read as, counted while they go by.</summary>
internal sealed class ColumnReading
{
    private const int Trial = 4000;

    /// <summary>Cells with a value.</summary>
    public long Values { get; private set; }

    /// <summary>Cells without one.</summary>
    public long Missing { get; private set; }

    /// <summary>Values that are missing ones if the column is typed.</summary>
    public long MissingIfTyped { get; private set; }

    /// <summary>Characters of all values.</summary>
    public long Length { get; private set; }

    /// <summary>Values with blanks around them.</summary>
    public long Padded { get; private set; }

    /// <summary>Plain whole numbers.</summary>
    public long Whole { get; private set; }

    /// <summary>Of them, those with a leading zero.</summary>
    public long LeadingZero { get; private set; }

    /// <summary>Numbers with a decimal point.</summary>
    public NumberCount Point { get; } = new();

    /// <summary>Numbers with a decimal comma.</summary>
    public NumberCount Comma { get; } = new();

    /// <summary>Numbers with a percent sign.</summary>
    public long Percent { get; private set; }

    /// <summary>Numbers below zero.</summary>
    public long Negative { get; private set; }

    /// <summary>Numbers beside a currency, by its code.</summary>
    public Dictionary<string, long> Currencies { get; } = new(StringComparer.Ordinal);

    /// <summary><c>true</c> and <c>false</c>.</summary>
    public long Booleans { get; private set; }

    /// <summary>Days and times.</summary>
    public DateCount Dates { get; } = new();

    /// <summary>Values of letters and digits that are nothing of the above: codes.</summary>
    public long Codes { get; private set; }

    /// <summary>Values that hold an at sign between letters.</summary>
    public long Emails { get; private set; }

    /// <summary>Counts one cell.</summary>
    public void Add(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        if (MissingText.Is(text))
        {
            Missing++;
            return;
        }

        Values++;
        Length += text.Length;
        Padded += text.Length < cell.Length ? 1 : 0;
        if (Values > Trial && IsHopeless())
        {
            return;
        }

        if (AddWhole(text) || AddNumber(text) || Dates.Add(text))
        {
            return;
        }

        if (IsBoolean(text))
        {
            Booleans++;
        }
        else if (MissingText.IsBesideTypedValues(text))
        {
            MissingIfTyped++;
        }
        else
        {
            Codes += text.ContainsAnyInRange('0', '9') && text.IndexOfAnyInRange('A', 'z') >= 0 ? 1 : 0;
            Emails += text.IndexOf('@') > 0 && !text.Contains(' ') ? 1 : 0;
        }
    }

    /// <summary>Whether a text says true or false.</summary>
    public static bool IsBoolean(ReadOnlySpan<char> text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase)
        || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>After many cells, most of which are text, the rest does not change what the column is.</summary>
    private bool IsHopeless() =>
        2 * (Math.Max(Point.Fits, Comma.Fits) + Dates.All + Booleans + MissingIfTyped) < Trial;

    private bool AddWhole(ReadOnlySpan<char> text)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        if (digits.Length is 0 or > 18 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        Whole++;
        Negative += digits.Length < text.Length ? 1 : 0;
        LeadingZero += digits[0] == '0' && digits.Length > 1 ? 1 : 0;
        Point.AddWhole(digits.Length);
        Comma.AddWhole(digits.Length);
        if (digits.Length == 8)
        {
            Dates.AddCompact(text);
        }

        return true;
    }

    private bool AddNumber(ReadOnlySpan<char> text)
    {
        if (!NumberShape.TryRead(text, out var shape))
        {
            return false;
        }

        Point.Add(shape.Point, !shape.Comma.Fits);
        Comma.Add(shape.Comma, !shape.Point.Fits);
        Percent += shape.Marks.Percent ? 1 : 0;
        Negative += shape.Marks.Negative ? 1 : 0;
        if (shape.Marks.Currency is { } code)
        {
            Currencies[code] = Currencies.GetValueOrDefault(code) + 1;
        }

        return true;
    }
}
