using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Tables;

/// <summary>Counts what the columns of a stored table hold.</summary>
internal static class TableProfiler
{
    /// <summary>Most values that are listed of a column.</summary>
    public const int MaxValues = 5000;

    private const int FewNumbers = 50;

    /// <summary>Profiles a table.</summary>
    public static TableProfile Profile(
        DuckDBConnection connection,
        string table,
        IReadOnlyList<ColumnPlan> plans,
        long rows,
        CancellationToken cancellationToken
    )
    {
        var source = SqlName.Quote(table);
        var columns = ImmutableArray.CreateBuilder<ColumnProfile>(plans.Count);
        foreach (var plan in plans)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var profile = Profile(connection, source, SqlName.Quote(plan.Name), plan.Name, plan.Type);
            columns.Add(
                profile with
                {
                    Unit = plan.Unit,
                    MeanLength = plan.MeanLength,
                    IsEmail = plan.IsEmail,
                }
            );
        }

        return new TableProfile { Rows = rows, Columns = columns.MoveToImmutable() };
    }

    /// <summary>Profiles one column or expression.</summary>
    /// <param name="connection">The tenant's engine.</param>
    /// <param name="source">Table or query, as it stands after FROM.</param>
    /// <param name="value">Column or expression in the engine's language.</param>
    /// <param name="name">Name of the profile.</param>
    /// <param name="type">Type of the values.</param>
    public static ColumnProfile Profile(
        DuckDBConnection connection,
        string source,
        string value,
        string name,
        FacetType type
    )
    {
        var row = Query(
                connection,
                $"SELECT count({value}), count(DISTINCT {value}), min({value}), max({value}) FROM {source}"
            )
            .Single();
        var distinct = Number(row[1]);
        var profile = new ColumnProfile
        {
            Name = name,
            Type = type,
            Values = Number(row[0]),
            Distinct = distinct,
            Min = Text(row[2]),
            Max = Text(row[3]),
        };
        return IsListed(profile) ? WithValues(connection, source, value, profile) : profile;
    }

    /// <summary>Text that comes again, flags, and whole numbers of few values.</summary>
    private static bool IsListed(ColumnProfile profile) =>
        profile.Type switch
        {
            FacetType.Text => profile.Distinct <= MaxValues || profile.Distinct * 2 < profile.Values,
            FacetType.Boolean => true,
            FacetType.Integer => profile.Distinct <= FewNumbers,
            _ => false,
        };

    private static ColumnProfile WithValues(
        DuckDBConnection connection,
        string source,
        string value,
        ColumnProfile profile
    )
    {
        var rows = Query(
            connection,
            FormattableString.Invariant(
                $"SELECT {value} AS v, count(*) AS n FROM {source} WHERE {value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MaxValues}"
            )
        );
        return profile with
        {
            Top = [.. rows.Select(row => new FacetValue(Text(row[0])!, Number(row[1])))],
            TopComplete = profile.Distinct <= MaxValues,
        };
    }

    private static List<object?[]> Query(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            bool truth => truth ? "true" : "false",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            BigInteger number => number.ToString(CultureInfo.InvariantCulture),
            string text => text.Length <= 200
                ? text
                : new StringBuilder(text, 0, 200, 201).Append('…').ToString(),
            IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
