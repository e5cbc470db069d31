using System.Globalization;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>A text read as a day or a time, where the order of day and month may be open.</summary>
/// <param name="Order">How its parts stand.</param>
/// <param name="Year">1000 to 2999.</param>
/// <param name="A">The month; where the order is open, the first of two numbers.</param>
/// <param name="B">The day; where the order is open, the second of two numbers.</param>
/// <param name="Separator">What stands between the first two parts.</param>
/// <param name="Time">Time of the day; null = none.</param>
/// <param name="Offset">Offset from UTC; null = none.</param>
internal readonly record struct DateShape(
    DateOrder Order,
    int Year,
    int A,
    int B,
    char Separator,
    TimeSpan? Time,
    TimeSpan? Offset
)
{
    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(name => name.Length > 0),
    ];

    /// <summary>Whether it can be read month first.</summary>
    public bool MonthFirst => Order != DateOrder.Open || IsDay(Year, A, B);

    /// <summary>Whether it can be read day first.</summary>
    public bool DayFirst => Order != DateOrder.Open || IsDay(Year, B, A);

    /// <summary>The day and time as written.</summary>
    /// <param name="dayFirst">How to read it where the order is open.</param>
    public DateTime? Value(bool dayFirst)
    {
        var (month, day) = Order == DateOrder.Open && dayFirst ? (B, A) : (A, B);
        return IsDay(Year, month, day)
            ? new DateTime(Year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + (Time ?? TimeSpan.Zero)
            : null;
    }

    /// <summary>Reads eight digits as <c>yyyyMMdd</c>.</summary>
    public static bool TryReadCompact(ReadOnlySpan<char> text, out DateShape shape)
    {
        shape = default;
        if (text.Length != 8 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = Number(text[..4]);
        shape = new DateShape(
            DateOrder.Year,
            year,
            Number(text[4..6]),
            Number(text[6..]),
            '\0',
            Time: null,
            Offset: null
        );
        return year is >= 1900 and < 2100 && IsDay(year, shape.A, shape.B);
    }

    /// <summary>Reads a text without blanks around it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateShape shape)
    {
        shape = default;
        if (text.Length is < 6 or > 40)
        {
            return false;
        }

        var reader = new PartReader(SkipWeekday(text));
        if (!TryReadDay(ref reader, out shape) || !(shape.MonthFirst || shape.DayFirst))
        {
            return false;
        }

        if (!TimeShape.TryRead(reader.Rest, out var time, out var offset))
        {
            return false;
        }

        shape = shape with { Time = time, Offset = offset };
        return true;
    }

    private static bool TryReadDay(ref PartReader reader, out DateShape shape)
    {
        shape = default;
        if (reader.Word() is { IsEmpty: false } named)
        {
            var month = MonthOf(named);
            return month > 0
                && reader.Separator() is var first and not '\0'
                && reader.Digits(1, 2) is > 0 and var day
                && reader.Ordinal()
                && reader.Separator() != '\0'
                && reader.Digits(4, 4) is >= 1000 and var year
                && Set(out shape, DateOrder.Named, year, month, day, first);
        }

        var start = reader.Digits(1, 4, out var length);
        if (length == 4)
        {
            var separator = reader.Separator();
            return separator != '\0'
                && start is >= 1000 and < 3000
                && reader.Month(out var month, out var isName)
                && reader.Separator() != '\0'
                && reader.Digits(1, 2) is > 0 and var day
                && Set(out shape, isName ? DateOrder.Named : DateOrder.Year, start, month, day, separator);
        }

        return length is 1 or 2 && start > 0 && TryReadFromDay(ref reader, start, length, out shape);
    }

    private static bool TryReadFromDay(ref PartReader reader, int start, int length, out DateShape shape)
    {
        shape = default;
        _ = reader.Ordinal();
        var separator = reader.Separator();
        if (separator == '\0' || !reader.Month(out var second, out var isName))
        {
            return false;
        }

        var between = reader.Separator();
        var year = reader.Digits(2, 4, out var digits);
        if (between == '\0' || digits is not (2 or 4) || (separator == ' ' && !isName))
        {
            return false;
        }

        if (digits == 2)
        {
            if (separator == '.' && length == 1)
            {
                return false;
            }

            year += year < 50 ? 2000 : 1900;
        }

        return isName
            ? Set(out shape, DateOrder.Named, year, second, start, separator)
            : Set(out shape, DateOrder.Open, year, start, second, separator);
    }

    private static bool Set(
        out DateShape shape,
        DateOrder order,
        int year,
        int month,
        int day,
        char separator
    )
    {
        shape = new DateShape(order, year, month, day, separator, Time: null, Offset: null);
        return true;
    }

    private static ReadOnlySpan<char> SkipWeekday(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(Letters);
        if (length < 3)
        {
            return text;
        }

        foreach (var day in CultureInfo.InvariantCulture.DateTimeFormat.DayNames)
        {
            if (
                text[..length].Equals(day, StringComparison.OrdinalIgnoreCase)
                || text[..length].Equals(day.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)
            )
            {
                return text[length..].TrimStart(", ");
            }
        }

        return text;
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        for (var month = 0; month < Months.Length; month++)
        {
            if (
                word.Equals(Months[month], StringComparison.OrdinalIgnoreCase)
                || word.Equals(Months[month].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)
                || (month == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase))
            )
            {
                return month + 1;
            }
        }

        return 0;
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12
        && day >= 1
        && year is >= 1000 and < 3000
        && day <= DateTime.DaysInMonth(year, month);

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    /// <summary>Takes parts off the start of a text.</summary>
    private ref struct PartReader(ReadOnlySpan<char> text)
    {
        public ReadOnlySpan<char> Rest { get; private set; } = text;

        public ReadOnlySpan<char> Word()
        {
            var length = Rest.IndexOfAnyExcept(Letters);
            length = length < 0 ? Rest.Length : length;
            var word = Rest[..length];
            Rest = Rest[length..];
            return word;
        }

        public int Digits(int least, int most, out int length)
        {
            length = Rest.IndexOfAnyExceptInRange('0', '9');
            length = length < 0 ? Rest.Length : length;
            if (length < least || length > most)
            {
                length = 0;
                return -1;
            }

            var number = Number(Rest[..length]);
            Rest = Rest[length..];
            return number;
        }

        public int Digits(int least, int most) => Digits(least, most, out _);

        public bool Month(out int month, out bool isName)
        {
            isName = !Rest.IsEmpty && char.IsAsciiLetter(Rest[0]);
            month = isName ? MonthOf(Word()) : Digits(1, 2);
            return month > 0;
        }

        public bool Ordinal()
        {
            foreach (var ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
            {
                if (Rest.StartsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    Rest = Rest[2..];
                    break;
                }
            }

            return true;
        }

        public char Separator()
        {
            var length = Rest.IndexOfAnyExcept("-/., ");
            if (length is < 1 or > 2)
            {
                return '\0';
            }

            var separator = Rest[0];
            Rest = Rest[length..];
            return separator;
        }
    }
}

/// <summary>How the parts of a date stand.</summary>
internal enum DateOrder
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Year, month, day.</summary>
    Year = 1,

    /// <summary>The month is a word.</summary>
    Named = 2,

    /// <summary>Two numbers, then the year.</summary>
    Open = 3,
}
