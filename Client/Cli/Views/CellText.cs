using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>A cell of a small table: figures with two decimals, and more below one.</summary>
internal static class CellText
{
    /// <summary>The text; empty for a missing value.</summary>
    public static string Of(Literal? cell) =>
        cell?.Number is { } number
            ? number.ToString(Math.Abs(number) < 1 ? "0.####" : "#,0.##", CultureInfo.InvariantCulture)
            : cell?.ToString() ?? "";
}
