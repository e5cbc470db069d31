using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Reads cells as their column's plan says. Each method returns false for a cell that does not fit.</summary>
internal static class CellValue
{
    /// <summary>Reads a whole number.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, ColumnPlan plan, out long value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        if (!TryDecimal(text, plan, out var number) || decimal.Truncate(number) != number)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Reads a number of limited digits.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, ColumnPlan plan, out decimal value)
    {
        value = 0;
        Span<char> clean = stackalloc char[48];
        return TryClean(text, plan.DecimalComma, clean, out var length)
            && decimal.TryParse(
                clean[..length],
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value
            );
    }

    /// <summary>Reads a floating point number.</summary>
    public static bool TryDouble(ReadOnlySpan<char> text, ColumnPlan plan, out double value)
    {
        value = 0;
        Span<char> clean = stackalloc char[48];
        return TryClean(text, plan.DecimalComma, clean, out var length)
            && double.TryParse(clean[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads a day or a time.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, ColumnPlan plan, out DateTime value)
    {
        value = default;
        DateShape shape;
        if (
            plan.CompactDates
                ? !DateShape.TryReadCompact(text, out shape)
                : !DateShape.TryRead(text, out shape)
        )
        {
            return false;
        }

        if (shape.Value(plan.DayFirst) is not { } local)
        {
            return false;
        }

        value =
            shape.Offset is { } offset && plan.Type == FacetType.DateTime
                ? LocalDateTime
                    .FromDateTime(local)
                    .WithOffset(Offset.FromTimeSpan(offset))
                    .InZone(plan.Zone)
                    .ToDateTimeUnspecified()
                : local;
        return true;
    }

    private static bool TryClean(ReadOnlySpan<char> text, bool comma, Span<char> clean, out int length)
    {
        length = 0;
        if (!NumberShape.TryRead(text, out var shape) || !(comma ? shape.Comma : shape.Point).Fits)
        {
            return false;
        }

        if (shape.Marks.Negative)
        {
            clean[length++] = '-';
        }

        var separator = comma ? ',' : '.';
        foreach (var c in shape.Core)
        {
            if (char.IsAsciiDigit(c) || (shape.Scientific && c != separator))
            {
                clean[length++] = c;
            }
            else if (c == separator)
            {
                clean[length++] = '.';
            }
        }

        return true;
    }
}
