using System.Globalization;
using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>What the values of a facet look like.</summary>
internal sealed partial class FacetProfile
{
    private const int MaxShapes = 200;

    public FacetProfile(Facet facet, SearchWords words)
    {
        Facet = facet;
        Label = new LabelWords(facet.Label, words);
        IsNumber = facet.Type is FacetType.Integer or FacetType.Decimal;
        IsDate = facet.Type is FacetType.Date or FacetType.DateTime;
        (Least, Greatest) = IsNumber ? (Number(facet.Min), Number(facet.Max)) : (null, null);
        var values =
            IsNumber || facet.Pii ? [] : facet.Values.Take(MaxShapes).Select(value => value.Value).ToList();
        Shapes = values.Select(ShapeOf).ToHashSet(StringComparer.Ordinal);
        HasLongTexts = values.Count > 0 && values.Average(value => value.Length) > 40;
    }

    public Facet Facet { get; }

    public LabelWords Label { get; }

    public bool IsNumber { get; }

    public bool IsDate { get; }

    public bool HasLongTexts { get; }

    public HashSet<string> Shapes { get; }

    public double? Least { get; }

    public double? Greatest { get; }

    public bool IsYear =>
        string.Equals(Facet.Unit, "year", StringComparison.Ordinal)
        || (Least is >= 1800 && Greatest is <= 2100 && Facet.Type == FacetType.Integer);

    /// <summary>True when a number could be a value, or lies within one width of the range.</summary>
    public (bool Inside, bool Near) Holds(double number)
    {
        if (Least is not { } least || Greatest is not { } greatest)
        {
            return (false, false);
        }

        var width = Math.Max(1, Math.Max(greatest - least, Math.Abs(greatest) / 2));
        return (number >= least && number <= greatest, number >= least - width && number <= greatest + width);
    }

    /// <summary>How a text is written: runs of letters and digits by their kind, short codes by their length.</summary>
    public static string ShapeOf(string text) =>
        ShortCode().IsMatch(text)
            ? $"code{text.Length}"
            : Digits().Replace(Lower().Replace(Upper().Replace(text, "A"), "a"), "9");

    private static double? Number(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^[A-Z]{1,4}$", RegexOptions.None, 500)]
    private static partial Regex ShortCode();

    [GeneratedRegex("[A-Z]", RegexOptions.None, 500)]
    private static partial Regex Upper();

    [GeneratedRegex("[a-z]+", RegexOptions.None, 500)]
    private static partial Regex Lower();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 500)]
    private static partial Regex Digits();
}
