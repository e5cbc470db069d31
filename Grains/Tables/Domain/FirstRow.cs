using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Tells a header from a row of data.</summary>
internal static class FirstRow
{
    /// <summary>Whether the first row names the columns.</summary>
    /// <param name="rows">The first rows of the file.</param>
    /// <param name="known">Header of an earlier file of the table; null for the first.</param>
    public static bool IsHeader(IReadOnlyList<string[]> rows, IReadOnlyList<string>? known)
    {
        if (rows.Count == 0)
        {
            return true;
        }

        if (known is not null && ColumnNames.Same(known, rows[0]))
        {
            return true;
        }

        int header = 0,
            data = 0;
        for (var column = 0; column < rows[0].Length; column++)
        {
            var vote = Vote(rows, column);
            header += vote > 0 ? 1 : 0;
            data += vote < 0 ? 1 : 0;
        }

        return data <= header;
    }

    /// <summary>More than 0 for a header, less for data: does the first cell look like those below it?</summary>
    private static int Vote(IReadOnlyList<string[]> rows, int column)
    {
        var first = rows[0][column].Trim();
        if (first.Length == 0)
        {
            return 0;
        }

        var top = KindOf(first);
        var below = rows.Skip(1).Where(row => column < row.Length).Select(row => row[column].Trim());
        var kinds = below.Where(cell => !MissingText.Is(cell)).ToList();
        if (kinds.Count == 0)
        {
            return top == FacetType.Text ? 0 : -1;
        }

        var typed = kinds.Count(cell => KindOf(cell) != FacetType.Text);
        if (typed * 5 >= kinds.Count * 4)
        {
            return top == FacetType.Text ? 1 : -1;
        }

        return top != FacetType.Text ? -1
            : typed == 0 && kinds.Contains(first, StringComparer.Ordinal) ? -1
            : 0;
    }

    private static FacetType KindOf(string cell) =>
        ColumnReading.IsBoolean(cell) ? FacetType.Boolean
        : NumberShape.TryRead(cell, out _) ? FacetType.Decimal
        : DateShape.TryRead(cell, out _) ? FacetType.Date
        : FacetType.Text;
}
