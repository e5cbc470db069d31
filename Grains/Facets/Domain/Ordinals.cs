namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Ordinal words and the numbers that names have for them: "the second campaign" is "campaign 2".</summary>
internal static class Ordinals
{
    private static readonly string[] Words =
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ];

    /// <summary>The number in digits; null for a word that is no ordinal up to ten.</summary>
    public static string? NumberOf(string folded) =>
        Array.IndexOf(Words, folded) is var at and >= 0
            ? (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
