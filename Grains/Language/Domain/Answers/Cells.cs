using System.Globalization;
using System.Numerics;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Cells of query results as numbers and labels.</summary>
internal static class Cells
{
    private const int Decimals = 6;

    /// <summary>The number; null for a missing one.</summary>
    public static double? Number(object? cell) =>
        cell switch
        {
            null => null,
            BigInteger big => (double)big,
            bool truth => truth ? 1 : 0,
            string => null,
            IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>The number as a literal, without the noise of binary fractions.</summary>
    public static Literal Value(double? number) =>
        number is { } value && double.IsFinite(value)
            ? Math.Abs(value) < 1e15
                ? Literal.FromDecimal((decimal)Math.Round(value, Decimals))
                : Literal.FromString(value.ToString("R", CultureInfo.InvariantCulture))
            : new Literal();

    /// <summary>A number for people: at most two decimals, more for small ones.</summary>
    public static string Text(double? number) =>
        number is not { } value ? "–"
        : value == Math.Round(value) ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : Math.Abs(value) < 1 ? value.ToString("0.####", CultureInfo.InvariantCulture)
        : value.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>Label of a group: the meaning of a coded value, the name of a calendar unit.</summary>
    public static string Label(object? cell, AskedKey key) =>
        cell switch
        {
            DateOnly day => Calendar(day, key),
            DateTime time => Calendar(DateOnly.FromDateTime(time), key),
            bool truth => Labelled(truth ? "true" : "false", key.Facet),
            IFormattable number => Labelled(number.ToString(null, CultureInfo.InvariantCulture), key.Facet),
            _ => Labelled(cell?.ToString() ?? "", key.Facet),
        };

    private static string Labelled(string value, Facet? facet) =>
        facet?.ValueLabels.GetValueOrDefault(value) ?? value;

    private static string Calendar(DateOnly day, AskedKey key) =>
        (key.Unit ?? (key.Facet is null ? CalendarUnit.Day : CalendarUnit.Month)) switch
        {
            CalendarUnit.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
            CalendarUnit.Quarter => string.Create(
                CultureInfo.InvariantCulture,
                $"{day.Year}-Q{(day.Month + 2) / 3}"
            ),
            CalendarUnit.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
}
