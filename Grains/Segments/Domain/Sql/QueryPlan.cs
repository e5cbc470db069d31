using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Facets.Domain.Rows;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>A query that grows: named parts, each written once however often it is asked for, and parameters.</summary>
/// <param name="dialect">The database.</param>
/// <param name="literals">True writes values into the text, quoted; for people to read and copy.</param>
internal sealed class QueryPlan(SqlDialect dialect, bool literals)
{
    private readonly List<(string Name, string Sql)> _parts = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<object> _parameters = [];
    private readonly Dictionary<object, string> _places = [];

    /// <summary>The database.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>A value: long, decimal, string, bool or <see cref="DateOnly"/>.</summary>
    public string Value(object value)
    {
        if (literals)
        {
            return SqlDialect.Literal(value);
        }

        if (!_places.TryGetValue(value, out var place))
        {
            _parameters.Add(value);
            place = string.Create(
                CultureInfo.InvariantCulture,
                $"CAST(${_parameters.Count} AS {TypeOf(value)})"
            );
            _places[value] = place;
        }

        return place;
    }

    /// <summary>A number as a value, whole where it is.</summary>
    public string Number(decimal number) =>
        number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue
            ? Value((long)number)
            : Value(number);

    /// <summary>Names a part of the query.</summary>
    /// <param name="kind">First word of its name.</param>
    /// <param name="sql">The part; the same text has the same name.</param>
    public string Part(string kind, string sql)
    {
        if (!_names.TryGetValue(sql, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"__{kind}_{_parts.Count + 1}");
            _parts.Add((name, sql));
            _names[sql] = name;
        }

        return name;
    }

    /// <summary>The query that ends with this selection.</summary>
    public CompiledQuery Finish(string selection)
    {
        if (_parts.Count == 0)
        {
            return new(selection, [.. _parameters]);
        }

        var sql = new StringBuilder("WITH ");
        foreach (var (index, (name, part)) in _parts.Index())
        {
            sql.Append(index == 0 ? "" : ",\n").Append(name).Append(" AS (").Append(part).Append(')');
        }

        return new(sql.Append('\n').Append(selection).ToString(), [.. _parameters]);
    }

    private static string TypeOf(object value) =>
        value switch
        {
            long => "BIGINT",
            decimal => "DOUBLE",
            bool => "BOOLEAN",
            DateOnly => "DATE",
            _ => "VARCHAR",
        };
}
