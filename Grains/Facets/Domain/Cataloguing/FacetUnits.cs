using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Guesses in what the values of a column are measured.</summary>
internal static class FacetUnits
{
    private static readonly string[] Spans = ["days", "weeks", "months", "years"];
    private const double MostYears = 45;
    private const double MostMonths = 365;
    private static readonly string[] Currencies = ["usd", "eur", "gbp"];

    /// <summary>Unit of a number; null = none known.</summary>
    public static string? Of(ColumnProfile column, FacetRole role, string description, TableWords words)
    {
        if (role != FacetRole.Measure || column.Type is not (FacetType.Integer or FacetType.Decimal))
        {
            return null;
        }

        return FromDescription(description, words) ?? column.Unit ?? FromName(column, words);
    }

    /// <summary>Unit that a sentence tells: "months that the customer has been with us", "amount paid, in cents".</summary>
    public static string? FromDescription(string description, TableWords words)
    {
        var parts = NameWords.Of(description);
        if (parts.IsEmpty)
        {
            return null;
        }

        if (Spans.Contains(parts[0], StringComparer.Ordinal))
        {
            return parts[0];
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var (before, part) = (i > 0 ? parts[i - 1] : "", parts[i]);
            var told = before is "in" or "of" or "number" or "as" or "a";
            var unit =
                Spans.Contains(part, StringComparer.Ordinal) && (told || parts is [_, _, "since", ..]) ? part
                : told && words.Is("cents", part) ? "cents"
                : told ? CurrencyOf(part, words) ?? Share(part)
                : null;
            if (unit is not null && !IsPast(parts, i))
            {
                return unit;
            }
        }

        return null;
    }

    private static string? Share(string part) =>
        part is "percent" or "percentage" ? "percent"
        : part is "fraction" ? "fraction"
        : null;

    /// <summary>"complained in the last two years" tells a window, not a unit.</summary>
    private static bool IsPast(IReadOnlyList<string> parts, int at) =>
        parts.Take(at).Any(part => part is "last" or "past" or "within");

    private static string? FromName(ColumnProfile column, TableWords words)
    {
        var parts = words.Of(column.Name);
        bool Has(string family) => parts.Any(part => words.Is(family, part));
        if (parts.FirstOrDefault(part => CurrencyOf(part, words) is not null) is { } currency)
        {
            return CurrencyOf(currency, words);
        }

        if (Has("cents"))
        {
            return "cents";
        }

        if (IsCalendarYear(column, Has))
        {
            return "year";
        }

        if (Spans.FirstOrDefault(Has) is { } span && !(span is "years" && Has("money")))
        {
            return span;
        }

        if (
            Has("lengths")
            && column.Type == FacetType.Integer
            && Number(column.Max) is > MostYears and < MostMonths
        )
        {
            // Nobody is a customer for 72 years.
            return "months";
        }

        if (IsFraction(column) && Has("fractions"))
        {
            return "fraction";
        }

        return Has("percent") ? "percent"
            : parts.FirstOrDefault(part => words.Is("units", part)) is { } unit ? unit
            : Has("money") && !Has("not_money") ? "money"
            : null;
    }

    private static string? CurrencyOf(string part, TableWords words) =>
        Currencies.FirstOrDefault(code => words.Is(code, part))?.ToUpperInvariant();

    private static bool IsCalendarYear(ColumnProfile column, Func<string, bool> has) =>
        column.Type == FacetType.Integer
        && has("calendar_year")
        && Number(column.Min) is >= 1850
        && Number(column.Max) is <= 2150;

    private static bool IsFraction(ColumnProfile column) =>
        column.Type == FacetType.Decimal && Number(column.Min) is >= 0 && Number(column.Max) is <= 1;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
