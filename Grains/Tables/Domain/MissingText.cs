namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Texts that stand for a missing value.</summary>
internal static class MissingText
{
    private static readonly string[] Always =
    [
        "null",
        "na",
        "n/a",
        "nan",
        "\\n",
        "#n/a",
        "<na>",
        "<null>",
        "(null)",
        "-",
        "--",
        "?",
        "nat",
    ];

    private static readonly string[] BesideTypedValues =
    [
        "none",
        "nil",
        "unknown",
        "missing",
        "n.a.",
        "tbd",
        "blank",
        "(blank)",
        "not available",
        ".",
        "...",
        "#value!",
        "#ref!",
        "#div/0!",
        "undefined",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "00/00/0000",
    ];

    /// <summary>Missing in any column.</summary>
    /// <param name="cell">Without blanks around it.</param>
    public static bool Is(ReadOnlySpan<char> cell) => cell.IsEmpty || (cell.Length <= 6 && In(cell, Always));

    /// <summary>Missing in a column of numbers or dates, a word like another in a column of text.</summary>
    public static bool IsBesideTypedValues(ReadOnlySpan<char> cell) =>
        cell.Length <= 19 && In(cell, BesideTypedValues);

    private static bool In(ReadOnlySpan<char> cell, string[] words)
    {
        foreach (var word in words)
        {
            if (cell.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
