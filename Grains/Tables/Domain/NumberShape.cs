namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>How a text can be read as a number: with a decimal point (1,234.50), with a decimal comma (1.234,50), or both.</summary>
internal ref struct NumberShape
{
    /// <summary>Digits and separators, without sign, currency and percent sign.</summary>
    public ReadOnlySpan<char> Core;

    /// <summary>What stands around them.</summary>
    public NumberMarks Marks;

    /// <summary>True in scientific notation; then it has a decimal point.</summary>
    public bool Scientific;

    /// <summary>Reading with a decimal point; null digits = none.</summary>
    public NumberForm Point;

    /// <summary>Reading with a decimal comma.</summary>
    public NumberForm Comma;

    private static readonly (string Sign, string Code)[] Currencies =
    [
        ("US$", "USD"),
        ("CA$", "CAD"),
        ("A$", "AUD"),
        ("R$", "BRL"),
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("₹", "INR"),
        ("₽", "RUB"),
        ("₩", "KRW"),
        ("₺", "TRY"),
        ("₫", "VND"),
        ("₪", "ILS"),
        ("฿", "THB"),
        ("zł", "PLN"),
        ("kr", "SEK"),
        ("USD", "USD"),
        ("EUR", "EUR"),
        ("GBP", "GBP"),
        ("JPY", "JPY"),
        ("CHF", "CHF"),
        ("CAD", "CAD"),
        ("AUD", "AUD"),
        ("INR", "INR"),
        ("CNY", "CNY"),
        ("SEK", "SEK"),
        ("NOK", "NOK"),
        ("DKK", "DKK"),
        ("PLN", "PLN"),
        ("BRL", "BRL"),
        ("MXN", "MXN"),
        ("ZAR", "ZAR"),
        ("SGD", "SGD"),
        ("NZD", "NZD"),
    ];

    /// <summary>Reads a text without blanks around it.</summary>
    /// <returns>False when it is no number under either convention.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out NumberShape shape)
    {
        shape = default;
        var marks = default(NumberMarks);
        if (text.Length is 0 or > 40)
        {
            return false;
        }

        if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            marks.Negative = true;
            text = text[1..^1].Trim();
        }

        text = StripAround(text, ref marks);
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '.' or ',')))
        {
            return false;
        }

        shape.Core = text;
        shape.Marks = marks;
        if (text.IndexOfAny('e', 'E') > 0)
        {
            shape.Scientific = double.TryParse(
                text,
                System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture,
                out _
            );
            shape.Point = new NumberForm(shape.Scientific, 0, 99);
            return shape.Scientific;
        }

        shape.Point = NumberForm.Of(text, '.', ',');
        shape.Comma = NumberForm.Of(text, ',', '.');
        return shape.Point.Fits || shape.Comma.Fits;
    }

    private static ReadOnlySpan<char> StripAround(ReadOnlySpan<char> text, scoped ref NumberMarks marks)
    {
        for (var stripped = true; stripped && !text.IsEmpty; )
        {
            stripped = false;
            if (text[0] is '-' or '\u2212' or '+')
            {
                marks.Negative |= text[0] != '+';
                text = text[1..].Trim();
                stripped = true;
            }
            else if (!char.IsAsciiDigit(text[0]) && text[0] is not ('.' or ','))
            {
                stripped = StripCurrency(ref text, ref marks, atStart: true);
            }
        }

        for (var stripped = true; stripped && !text.IsEmpty && !char.IsAsciiDigit(text[^1]); )
        {
            stripped = StripEnd(ref text, ref marks);
        }

        return text;
    }

    private static bool StripEnd(ref ReadOnlySpan<char> text, scoped ref NumberMarks marks)
    {
        switch (text[^1])
        {
            case '%':
                marks.Percent = true;
                text = text[..^1].Trim();
                return true;
            case '-' or '\u2212':
                marks.Negative = true;
                text = text[..^1].Trim();
                return true;
            default:
                return StripCurrency(ref text, ref marks, atStart: false);
        }
    }

    private static bool StripCurrency(ref ReadOnlySpan<char> text, scoped ref NumberMarks marks, bool atStart)
    {
        foreach (var (sign, code) in Currencies)
        {
            if (
                text.Length > sign.Length
                && (
                    atStart
                        ? text.StartsWith(sign, StringComparison.OrdinalIgnoreCase)
                        : text.EndsWith(sign, StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                text = (atStart ? text[sign.Length..] : text[..^sign.Length]).Trim();
                marks.Currency ??= code;
                return true;
            }
        }

        return false;
    }
}

/// <summary>What stands around the digits of a number.</summary>
internal struct NumberMarks
{
    /// <summary>True below zero: a sign before or after, or parentheses.</summary>
    public bool Negative;

    /// <summary>True where a percent sign stands after it.</summary>
    public bool Percent;

    /// <summary>ISO code of the currency beside it; null = none.</summary>
    public string? Currency;
}
