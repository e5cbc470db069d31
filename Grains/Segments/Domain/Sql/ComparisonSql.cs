using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Tests of one value. What they yield may be null, which means no.</summary>
internal sealed class ComparisonSql(QueryPlan plan, ValueSql values)
{
    /// <summary>A value against literals.</summary>
    /// <param name="value">The value.</param>
    /// <param name="op">How.</param>
    /// <param name="literals">As many as the operator takes.</param>
    /// <param name="stored">Facet that the value is stored in as it is; null when it was reckoned.</param>
    public string Test(
        SqlValue value,
        ConditionOperator op,
        IReadOnlyList<Literal> literals,
        Facet? stored = null
    )
    {
        switch (op)
        {
            case ConditionOperator.Exists:
                return $"{value.Sql} IS NOT NULL";
            case ConditionOperator.Missing:
                return $"{value.Sql} IS NULL";
            case ConditionOperator.Ne:
                return No(Test(value, ConditionOperator.Eq, literals, stored));
            case ConditionOperator.NotIn:
                return No(Test(value, ConditionOperator.In, literals, stored));
        }

        if (literals.Count == 0 || (op == ConditionOperator.Between && literals.Count != 2))
        {
            throw new TreeFault("values-invalid", "The condition has too few values or too many.");
        }

        return op switch
        {
            ConditionOperator.Contains => Any(
                literals,
                text => $"strpos({Fold(AsText(value))}, {Fold(plan.Value(text.ToString()))}) > 0"
            ),
            ConditionOperator.StartsWith => Any(
                literals,
                text => $"starts_with({Fold(AsText(value))}, {Fold(plan.Value(text.ToString()))})"
            ),
            ConditionOperator.Eq or ConditionOperator.In when value.Type == FacetType.Text => SameText(
                value,
                literals,
                stored
            ),
            ConditionOperator.Eq or ConditionOperator.In when value.Type == FacetType.Boolean => Any(
                literals,
                literal => $"{value.Sql} = {(Truth(literal) is { } truth ? plan.Value(truth) : "NULL")}"
            ),
            _ when value.Type == FacetType.Text && literals.All(literal => Date(literal) is not null) =>
                TestDay(values.AsDay(value), op, literals),
            _ when value.IsDate => TestDay(value, op, literals),
            _ when value.Type == FacetType.Text && literals.Any(literal => Number(literal) is null) => Order(
                $"{Fold(value.Sql)}",
                op,
                [.. literals.Select(text => Fold(plan.Value(text.ToString())))]
            ),
            _ => Order(
                values.Settle(values.AsNumber(value)).Sql,
                op,
                [.. literals.Select(literal => Number(literal) is { } number ? plan.Number(number) : "NULL")]
            ),
        };
    }

    /// <summary>A value against another.</summary>
    public string Test(SqlValue left, ConditionOperator op, SqlValue right)
    {
        if (op == ConditionOperator.Ne)
        {
            return No(Test(left, ConditionOperator.Eq, right));
        }

        string a;
        string b;
        if (left.IsDate || right.IsDate)
        {
            (left, right) = (values.AsDay(left), values.AsDay(right));
            var times = left.Type == FacetType.DateTime && right.Type == FacetType.DateTime;
            a = times ? left.Sql : SqlDialect.Day(left.Sql);
            b = times ? right.Sql : SqlDialect.Day(right.Sql);
        }
        else if (left.Type == FacetType.Text && right.Type == FacetType.Text)
        {
            (a, b) = (Fold(left.Sql), Fold(right.Sql));
        }
        else
        {
            (left, right) = (values.AsNumber(left), values.AsNumber(right));
            if (left.Computed || right.Computed)
            {
                (left, right) = (left with { Computed = true }, right with { Computed = true });
            }

            (a, b) = (values.Settle(left).Sql, values.Settle(right).Sql);
        }

        return Order(a, op, [b]);
    }

    /// <summary>The opposite; what is missing becomes yes.</summary>
    public static string No(string test) => $"NOT coalesce({test}, FALSE)";

    private static string Order(string value, ConditionOperator op, string[] others) =>
        op switch
        {
            ConditionOperator.Eq => $"{value} = {others[0]}",
            ConditionOperator.Lt => $"{value} < {others[0]}",
            ConditionOperator.Le => $"{value} <= {others[0]}",
            ConditionOperator.Gt => $"{value} > {others[0]}",
            ConditionOperator.Ge => $"{value} >= {others[0]}",
            ConditionOperator.Between when others.Length == 2 =>
                $"{value} BETWEEN {others[0]} AND {others[1]}",
            ConditionOperator.In => $"{value} IN ({string.Join(", ", others)})",
            _ => throw new TreeFault("operator-invalid", "The operator does not fit the value."),
        };

    /// <summary>Days against a time: the whole day counts.</summary>
    private string TestDay(SqlValue value, ConditionOperator op, IReadOnlyList<Literal> literals)
    {
        var days = literals
            .Select(literal =>
                Date(literal)
                ?? throw new TreeFault("values-invalid", $"'{literal}' is not a date (yyyy-MM-dd).")
            )
            .ToList();
        if (value.Type == FacetType.Date || op is ConditionOperator.Lt or ConditionOperator.Ge)
        {
            return Order(value.Sql, op, [.. days.Select(day => plan.Value(day))]);
        }

        var last = plan.Value(days[^1].AddDays(1));
        return op switch
        {
            ConditionOperator.Le => $"{value.Sql} < {last}",
            ConditionOperator.Gt => $"{value.Sql} >= {last}",
            ConditionOperator.Between => $"({value.Sql} >= {plan.Value(days[0])} AND {value.Sql} < {last})",
            _ => Order(SqlDialect.Day(value.Sql), op, [.. days.Select(day => plan.Value(day))]),
        };
    }

    private string SameText(SqlValue value, IReadOnlyList<Literal> literals, Facet? stored)
    {
        var tests = new List<string>();
        var texts = literals.SelectMany(Texts).Distinct(StringComparer.Ordinal).ToList();
        if (stored is { ValuesComplete: true, Values.Length: > 0 })
        {
            var wanted = texts.Select(Folded).ToHashSet(StringComparer.Ordinal);
            var known = stored
                .Values.Select(one => one.Value)
                .Where(one => wanted.Contains(Folded(one)))
                .Select(one => plan.Value(one))
                .ToArray();
            if (known.Length > 0)
            {
                tests.Add(
                    known.Length == 1
                        ? $"{value.Sql} = {known[0]}"
                        : Order(value.Sql, ConditionOperator.In, known)
                );
            }
        }
        else
        {
            var folded = texts.Select(text => Fold(plan.Value(text))).ToArray();
            tests.Add(
                folded.Length == 1
                    ? $"{Fold(value.Sql)} = {folded[0]}"
                    : Order(Fold(value.Sql), ConditionOperator.In, folded)
            );
        }

        var numbers = literals.Where(literal => literal.Number is not null).ToList();
        if (numbers.Count > 0)
        {
            tests.Add(
                Order(
                    plan.Dialect.TryNumber(value.Sql),
                    ConditionOperator.In,
                    [.. numbers.Select(literal => plan.Number(literal.Number!.Value))]
                )
            );
        }

        return tests.Count switch
        {
            0 => "FALSE",
            1 => tests[0],
            _ => $"({string.Join(" OR ", tests)})",
        };
    }

    /// <summary>A truth value of a text column is any of the words for it.</summary>
    private static string[] Texts(Literal literal) =>
        literal.Boolean switch
        {
            true => ["true", "yes", "y", "t", "1"],
            false => ["false", "no", "n", "f", "0"],
            null => [literal.ToString()],
        };

    private static string Any(IReadOnlyList<Literal> literals, Func<Literal, string> test) =>
        literals.Count == 1 ? test(literals[0]) : $"({string.Join(" OR ", literals.Select(test))})";

    private static string AsText(SqlValue value) =>
        value.Type == FacetType.Text ? value.Sql : SqlDialect.Text(value.Sql);

    /// <summary>A text as it is compared: regardless of case and of blanks around it.</summary>
    public static string Fold(string text) => $"lower(trim({text}))";

    private static string Folded(string text) => text.Trim().ToLowerInvariant();

    /// <summary>The number that a literal stands for; null when it is none.</summary>
    public static decimal? Number(Literal literal) =>
        literal.Number
        ?? (
            literal.Boolean is { } truth ? (truth ? 1 : 0)
            : decimal.TryParse(
                literal.Text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
            : null
        );

    /// <summary>The day that a literal stands for; null when it is none.</summary>
    public static DateOnly? Date(Literal literal) =>
        DateOnly.TryParseExact(
            literal.Text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    /// <summary>The truth that a literal stands for; null when it is none.</summary>
    public static bool? Truth(Literal literal) =>
        literal.Boolean
        ?? literal.ToString().Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "y" or "t" or "1" => true,
            "false" or "no" or "n" or "f" or "0" => false,
            _ => null,
        };
}
