using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Guesses what identifies a person, and what is protected.</summary>
internal static class FacetPrivacy
{
    /// <summary>Whether the values identify a person.</summary>
    public static bool IsPii(ColumnProfile column, CatalogTable table, TableWords words)
    {
        if (column.IsEmail)
        {
            return true;
        }

        var parts = words.Of(column.Name);
        bool Has(string family) => parts.Any(part => words.Is(family, part));
        if (
            FacetRoles.IsFlag(column)
            || column.Type is FacetType.Date or FacetType.DateTime or FacetType.Boolean
        )
        {
            return false;
        }

        if (Has("pii_number") || (Has("pii_card") && parts.Any(part => words.Is("keys", part))))
        {
            return column.Distinct > 10;
        }

        if (column.Type == FacetType.Decimal)
        {
            return parts is [var only] && words.Is("pii_other", only);
        }

        return IsContact(column, parts.Length, Has) || IsName(column, table, words);
    }

    /// <summary>Whether the values are names of persons.</summary>
    public static bool IsName(ColumnProfile column, CatalogTable table, TableWords words)
    {
        if (column.Type != FacetType.Text || FacetRoles.IsFlag(column))
        {
            return false;
        }

        var parts = words.Of(column.Name);
        if (parts.Any(part => words.Is("pii_name", part)))
        {
            return true;
        }

        if (parts is ["first" or "last" or "middle"])
        {
            return table.Role == TableRole.Entity;
        }

        if (parts is not [.., "name"])
        {
            return false;
        }

        if (parts.Length > 1)
        {
            return words.Is("name_parts", parts[^2]) || IsPerson(parts[^2], words);
        }

        return table.Role == TableRole.Entity || words.Of(table.Name).Any(word => IsPerson(word, words));
    }

    /// <summary>Whether the attribute is a protected or sensitive one.</summary>
    public static bool IsSensitive(ColumnProfile column, TableWords words) =>
        words.Has("sensitive", column.Name);

    private static bool IsPerson(string word, TableWords words) =>
        words.Is("members", word)
        && TableWords.Singular(word) is not ("company" or "organization" or "organisation" or "merchant");

    private static bool IsContact(ColumnProfile column, int length, Func<string, bool> has)
    {
        var few = column.Distinct <= 10 && column.Values > 50;
        if (few || column.MeanLength < 3)
        {
            return false;
        }

        var isText = column.Type == FacetType.Text;
        return (has("pii_email") && isText && length <= 3)
            || (has("pii_phone") && column.MeanLength >= 6)
            || (has("pii_address") && isText && !has("not_address"))
            || (has("pii_other") && length <= 2 && isText);
    }
}
