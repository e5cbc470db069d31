using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Ordinal words and the numbers that names have for them: "the second campaign" is "campaign 2".</summary>
internal static class Ordinals
{
    /// <summary>From "first" to "tenth", in order.</summary>
    public static readonly ImmutableArray<string> Words =
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
        Words.IndexOf(folded) is var at and >= 0
            ? (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
