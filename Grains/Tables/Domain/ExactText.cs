namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Compares names letter by letter.</summary>
internal static class ExactText
{
    /// <summary>Whether two texts are the same.</summary>
    public static bool Is(this string? one, string? other) =>
        string.Equals(one, other, StringComparison.Ordinal);
}
