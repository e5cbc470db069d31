using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Rows;

/// <summary>What differs between the databases that the product writes SQL for; all else is common to them.</summary>
internal abstract class SqlDialect
{
    /// <summary>The embedded engine and its tables as they are stored.</summary>
    public static SqlDialect Embedded { get; } = new DuckDbDialect(physical: true);

    /// <summary>DuckDB, over tables of the logical names.</summary>
    public static SqlDialect DuckDb { get; } = new DuckDbDialect(physical: false);

    /// <summary>PostgreSQL 15 or later, over tables of the logical names.</summary>
    public static SqlDialect Postgres { get; } = new PostgresDialect();

    /// <summary>Type of binary fractions.</summary>
    public abstract string Double { get; }

    /// <summary>A table to read from.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rowNumber">True when <see cref="CatalogMap.RowNumber"/> is read.</param>
    public abstract string Table(CatalogTable table, bool rowNumber);

    /// <summary>The number that a text holds; null when it holds none.</summary>
    public abstract string TryNumber(string text);

    /// <summary>The day that a text holds; null when it holds none.</summary>
    public abstract string TryDate(string text);

    /// <summary>A number to six decimals, so that equal amounts compare equal.</summary>
    public abstract string Round(string number);

    /// <summary>Median of the values in a group.</summary>
    public abstract string Median(string number);

    /// <summary>Value of the first row of a group in an order, missing or not.</summary>
    public abstract string First(string value, string orderBy, string? filter);

    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A constant, quoted where it is text.</summary>
    public static string Literal(object value) =>
        value switch
        {
            string text =>
                $"'{text.Replace("'", "''", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}'",
            bool truth => truth ? "TRUE" : "FALSE",
            DateOnly day => $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    /// <summary>A value as text.</summary>
    public static string Text(string sql) => $"CAST({sql} AS VARCHAR)";

    /// <summary>A value as a day.</summary>
    public static string Day(string sql) => $"CAST({sql} AS DATE)";

    private sealed class DuckDbDialect(bool physical) : SqlDialect
    {
        public override string Double => "DOUBLE";

        public override string Table(CatalogTable table, bool rowNumber) =>
            physical ? Quote(table.PhysicalName)
            : rowNumber
                ? $"(SELECT row_number() OVER () AS {CatalogMap.RowNumber}, * FROM {Quote(table.Name)})"
            : Quote(table.Name);

        public override string TryNumber(string text) => $"TRY_CAST({text} AS DOUBLE)";

        public override string TryDate(string text) => $"TRY_CAST({text} AS DATE)";

        public override string Round(string number) => $"round(CAST({number} AS DOUBLE), 6)";

        public override string Median(string number) => $"median({number})";

        public override string First(string value, string orderBy, string? filter) =>
            $"first({value} ORDER BY {orderBy}){(filter is null ? "" : $" FILTER (WHERE {filter})")}";
    }

    private sealed class PostgresDialect : SqlDialect
    {
        public override string Double => "DOUBLE PRECISION";

        public override string Table(CatalogTable table, bool rowNumber) =>
            rowNumber
                ? $"(SELECT row_number() OVER (ORDER BY ctid) AS {CatalogMap.RowNumber}, * FROM {Quote(table.Name)})"
                : Quote(table.Name);

        public override string TryNumber(string text) =>
            $"CASE WHEN {text} ~ '^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)\\s*$' THEN CAST({text} AS DOUBLE PRECISION) END";

        public override string TryDate(string text) =>
            $"CASE WHEN {text} ~ '^\\d{{4}}-\\d{{2}}-\\d{{2}}' THEN CAST(left({text}, 10) AS DATE) END";

        public override string Round(string number) => $"round(CAST({number} AS numeric), 6)";

        public override string Median(string number) =>
            $"percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST({number} AS DOUBLE PRECISION))";

        public override string First(string value, string orderBy, string? filter) =>
            $"(array_agg({value} ORDER BY {orderBy}){(filter is null ? "" : $" FILTER (WHERE {filter})")})[1]";
    }
}
