using System.Text.RegularExpressions;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>What identifies somebody by its mere shape: an e-mail address, a phone number, a key of letters and digits or of many digits.</summary>
internal static partial class PersonalShapes
{
    /// <summary>True for a text that has one in it; days, years, amounts and codes of few digits are none.</summary>
    public static bool IsIn(string text) =>
        Mail().IsMatch(text) || Phone().IsMatch(Day().Replace(text, " ")) || Key().IsMatch(text);

    [GeneratedRegex(@"[\p{L}\d._%+'-]+@[\p{L}\d-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(?:19|20)\d\d\s*-\s*(?:19|20)\d\d\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\+\d[\d\s().-]{5,}\d|(?<![\d.,])\(?\d{2,5}\)?[\s.-]\d{2,5}(?:[\s.-]\d{2,6})+(?!\d)|(?<![\d.,])\d{8,}(?!\d)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<![\p{L}\d-])(?=[\d-]*\p{L})(?=(?:[\p{L}-]*\d){5})(?!\d{4}-?[qQ]\d)[\p{L}\d-]{6,}(?![\p{L}\d])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Key();
}
