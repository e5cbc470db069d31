using System.Globalization;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Names of the columns of a table.</summary>
internal static class ColumnNames
{
    /// <summary>Holds the 1-based number of a row over all files.</summary>
    public const string RowNumber = "__row";

    private const int MaxLength = 120;

    /// <summary>Names as the catalog has them: blanks around them trimmed, empty ones numbered, repeated ones told apart.</summary>
    /// <param name="header">As in the file; null = the file names none.</param>
    /// <param name="count">Columns, where the file names none.</param>
    public static string[] Of(IReadOnlyList<string>? header, int count)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { RowNumber };
        var names = new string[header?.Count ?? count];
        for (var i = 0; i < names.Length; i++)
        {
            var name = Clean(header?[i] ?? "");
            name = name.Length > 0 ? name : "column" + (i + 1).ToString(CultureInfo.InvariantCulture);
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++)
            {
                unique = name + "_" + n.ToString(CultureInfo.InvariantCulture);
            }

            names[i] = unique;
        }

        return names;
    }

    /// <summary>Whether two headers name the same columns in the same order.</summary>
    public static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == other.Count
        && one.Zip(other)
            .All(pair =>
                string.Equals(Clean(pair.First), Clean(pair.Second), StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>A name without control characters, line breaks and blanks around it.</summary>
    public static string Clean(string name)
    {
        var clean = string.Join(
                ' ',
                name.Split(['\r', '\n', '\t', ' ', '\u00a0', '\ufeff'], StringSplitOptions.RemoveEmptyEntries)
            )
            .Trim('"', ' ');
        clean = new string([.. clean.Where(letter => !char.IsControl(letter))]);
        return clean.Length > MaxLength ? clean[..MaxLength].TrimEnd() : clean;
    }
}
