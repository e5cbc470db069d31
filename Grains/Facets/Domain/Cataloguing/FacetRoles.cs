using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Says what a column is used as.</summary>
internal static class FacetRoles
{
    private const int FewCodes = 50;
    private const int FewRows = 50;
    private const int LongText = 40;

    private static readonly string[][] Answers =
    [
        ["yes", "no"],
        ["y", "n"],
        ["true", "false"],
        ["t", "f"],
        ["1", "0"],
    ];

    /// <summary>Role of a column.</summary>
    /// <param name="column">What it holds.</param>
    /// <param name="table">The table as inferred.</param>
    /// <param name="words">What names tell.</param>
    public static FacetRole Of(ColumnProfile column, CatalogTable table, TableWords words)
    {
        if (column.Type is FacetType.Date or FacetType.DateTime)
        {
            return FacetRole.Date;
        }

        if (IsKey(column.Name, table))
        {
            return FacetRole.Key;
        }

        if (column.Type == FacetType.Boolean || IsFlag(column))
        {
            return FacetRole.Flag;
        }

        return column.Type == FacetType.Text ? OfText(column, table, words) : OfNumber(column, words);
    }

    /// <summary>Whether the values say yes and no.</summary>
    public static bool IsFlag(ColumnProfile column) =>
        column.TopComplete
        && column.Distinct is 1 or 2
        && column.Type is FacetType.Text or FacetType.Integer
        && Answers.Any(pair =>
            column.Top.All(value => pair.Contains(value.Value, StringComparer.OrdinalIgnoreCase))
        )
        && (column.Type == FacetType.Text || column.Distinct == 2);

    /// <summary>Whether a column names the row, the member, the order or a row of another table.</summary>
    public static bool IsKey(string name, CatalogTable table) =>
        name.Is(table.Key)
        || name.Is(table.EntityKey)
        || name.Is(table.OrderNumber)
        || table.References.ContainsKey(name);

    private static FacetRole OfNumber(ColumnProfile column, TableWords words)
    {
        if (column.Type == FacetType.Decimal || IsCount(column.Name, words))
        {
            return FacetRole.Measure;
        }

        if (!words.IsCode(column.Name))
        {
            return words.EndsIn("ordinals", column.Name) && column.Distinct <= FewCodes
                ? FacetRole.Category
                : FacetRole.Measure;
        }

        return IsForeignKey(column, words) ? FacetRole.Key : FacetRole.Category;
    }

    /// <summary>"no_of_items", "number_of_cds": the word of a key that counts.</summary>
    private static bool IsCount(string name, TableWords words) =>
        words.Of(name) is [var first, _, ..] && words.Is("counts", first);

    /// <summary>Names many things of another table, which is not loaded; postal codes and the like name places.</summary>
    private static bool IsForeignKey(ColumnProfile column, TableWords words) =>
        words.EndsIn("keys", column.Name) && !words.Has("codes", column.Name) && column.Distinct > FewCodes;

    private static FacetRole OfText(ColumnProfile column, CatalogTable table, TableWords words)
    {
        if (IsForeignKey(column, words) && column.MeanLength <= LongText)
        {
            return FacetRole.Key;
        }

        var unique = column.Distinct >= 0.8 * column.Values;

        if (FacetPrivacy.IsName(column, table, words) || column.MeanLength > LongText)
        {
            return FacetRole.Text;
        }

        return unique && column.Values > FewRows ? FacetRole.Text : FacetRole.Category;
    }
}
