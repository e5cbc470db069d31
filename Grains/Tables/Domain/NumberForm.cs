namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>One reading of the digits of a number.</summary>
/// <param name="Fits">False when the separators stand where they may not.</param>
/// <param name="Digits">Digits before the decimal separator.</param>
/// <param name="Scale">Digits after it.</param>
/// <param name="AllZeros">True when the digits after it are zeros, or there are none.</param>
/// <param name="Grouped">True with separators of thousands.</param>
internal readonly record struct NumberForm(
    bool Fits,
    int Digits,
    int Scale,
    bool AllZeros = false,
    bool Grouped = false
)
{
    /// <summary>Reads digits and separators.</summary>
    /// <param name="core">Starts with a digit or the decimal separator.</param>
    /// <param name="decimalSeparator">Point or comma.</param>
    /// <param name="groupSeparator">The other; blanks and apostrophes group too.</param>
    public static NumberForm Of(ReadOnlySpan<char> core, char decimalSeparator, char groupSeparator)
    {
        int digits = 0,
            inGroup = 0,
            groups = 0;
        var at = 0;
        for (; at < core.Length && core[at] != decimalSeparator; at++)
        {
            if (char.IsAsciiDigit(core[at]))
            {
                digits++;
                inGroup++;
            }
            else if (
                (core[at] == groupSeparator || core[at] is ' ' or '\u00a0' or '\u202f' or '\'' or '\u2019')
                && inGroup is > 0 and <= 3
                && (groups == 0 || inGroup is 3 or 2)
            )
            {
                groups++;
                inGroup = 0;
            }
            else
            {
                return default;
            }
        }

        if (groups > 0 && inGroup != 3)
        {
            return default;
        }

        return Fraction(core, at, digits, groups > 0);
    }

    private static NumberForm Fraction(ReadOnlySpan<char> core, int at, int digits, bool grouped)
    {
        if (at == core.Length)
        {
            return new NumberForm(digits > 0, digits, 0, AllZeros: true, grouped);
        }

        var fraction = core[(at + 1)..];
        var zeros = true;
        foreach (var c in fraction)
        {
            if (!char.IsAsciiDigit(c))
            {
                return default;
            }

            zeros &= c == '0';
        }

        return new NumberForm(digits + fraction.Length > 0, digits, fraction.Length, zeros, grouped);
    }
}
