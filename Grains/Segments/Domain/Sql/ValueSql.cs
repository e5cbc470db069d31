using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Transforms, calendar units and arithmetic of values.</summary>
internal sealed class ValueSql(QueryPlan plan, DateOnly today, DayOfWeek weekStartsOn)
{
    /// <summary>The value within half-open days; null outside of them.</summary>
    public static SqlValue Within(SqlValue value, string condition) =>
        value with
        {
            Sql = $"CASE WHEN {condition} THEN {value.Sql} END",
        };

    /// <summary>A condition that a time lies in the window; null when the window is open on both ends.</summary>
    public string? InWindow(SqlValue time, Window? window)
    {
        if (window is null || window is { Start: null, End: null })
        {
            return null;
        }

        if (!time.IsDate)
        {
            time = AsDay(time);
        }

        var start = window.Start is { } from ? $"{time.Sql} >= {plan.Value(from)}" : null;
        var end = window.End is { } to ? $"{time.Sql} < {plan.Value(to)}" : null;
        return start is null ? end
            : end is null ? start
            : $"{start} AND {end}";
    }

    /// <summary>The value after a transform.</summary>
    public SqlValue Apply(SqlValue value, Transform? transform)
    {
        switch (transform)
        {
            case null or Transform.Unknown:
                return value;
            case Transform.AgeYears when !value.IsDate && value.Type != FacetType.Text:
                return new($"({Whole(today.Year)} - {value.Sql})", value.Type);
            case Transform.AgeYears:
                var born = AsDay(value).Sql;
                return new(
                    $"({Whole(today.Year)} - {Part("year", born)} - CASE WHEN {Part("month", born)} * 100 + {Part("day", born)} > {Whole(today.Month * 100 + today.Day)} THEN 1 ELSE 0 END)",
                    FacetType.Integer
                );
            case Transform.DaysAgo:
                return new($"({plan.Value(today)} - {SqlDialect.Day(AsDay(value).Sql)})", FacetType.Integer);
            case Transform.Date:
                return new(SqlDialect.Day(AsDay(value).Sql), FacetType.Date);
            case Transform.Hour:
                return new(Part("hour", $"CAST({value.Sql} AS TIMESTAMP)"), FacetType.Integer);
            default:
                var part = transform switch
                {
                    Transform.Year => "year",
                    Transform.Quarter => "quarter",
                    Transform.Month => "month",
                    Transform.DayOfMonth => "day",
                    Transform.DayOfWeek => "isodow",
                    _ => throw new TreeFault("condition-invalid", "The transform is not known."),
                };
                return new(Part(part, AsDay(value).Sql), FacetType.Integer);
        }
    }

    /// <summary>First day of the calendar unit that a time lies in.</summary>
    public string Truncate(SqlValue time, CalendarUnit unit)
    {
        var day = SqlDialect.Day(AsDay(time).Sql);
        var shift = ((int)DayOfWeek.Monday - (int)weekStartsOn + 7) % 7;
        return unit switch
        {
            CalendarUnit.Day => day,
            CalendarUnit.Week when shift != 0 =>
                $"({SqlDialect.Day($"date_trunc('week', {day} + {Whole(shift)})")} - {Whole(shift)})",
            CalendarUnit.Week or CalendarUnit.Month or CalendarUnit.Quarter or CalendarUnit.Year =>
                SqlDialect.Day($"date_trunc('{unit.ToString().ToLowerInvariant()}', {day})"),
            _ => throw new TreeFault("condition-invalid", "The calendar unit is not known."),
        };
    }

    /// <summary>First day of the calendar unit of a day.</summary>
    public DateOnly Truncate(DateOnly day, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Week => day.AddDays(-(((int)day.DayOfWeek - (int)weekStartsOn + 7) % 7)),
            CalendarUnit.Month => new(day.Year, day.Month, 1),
            CalendarUnit.Quarter => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
            CalendarUnit.Year => new(day.Year, 1, 1),
            _ => day,
        };

    /// <summary>Two values combined; missing when either is, or when it divides by zero.</summary>
    public SqlValue Combine(SqlValue left, ArithmeticOperator op, SqlValue right)
    {
        if (left.IsDate && right.IsDate)
        {
            return op == ArithmeticOperator.Subtract
                ? new($"({SqlDialect.Day(left.Sql)} - {SqlDialect.Day(right.Sql)})", FacetType.Integer)
                : throw new TreeFault("condition-invalid", "Of dates only the difference can be taken.");
        }

        var (a, b) = (AsNumber(left), AsNumber(right));
        var whole = a.Type == FacetType.Integer && b.Type == FacetType.Integer;
        return op switch
        {
            ArithmeticOperator.Divide => new(
                $"(CAST({a.Sql} AS {plan.Dialect.Double}) / NULLIF({b.Sql}, 0))",
                FacetType.Decimal,
                Computed: true
            ),
            ArithmeticOperator.Add => new($"({a.Sql} + {b.Sql})", whole ? a.Type : FacetType.Decimal, !whole),
            ArithmeticOperator.Subtract => new(
                $"({a.Sql} - {b.Sql})",
                whole ? a.Type : FacetType.Decimal,
                !whole
            ),
            ArithmeticOperator.Multiply => new(
                $"(CAST({a.Sql} AS {plan.Dialect.Double}) * {b.Sql})",
                FacetType.Decimal,
                Computed: true
            ),
            _ => throw new TreeFault("condition-invalid", "The arithmetic operation is not known."),
        };
    }

    /// <summary>A value as it is compared, ranked and shown: reckoned numbers to six decimals.</summary>
    public SqlValue Settle(SqlValue value) =>
        value.Computed ? value with { Sql = plan.Dialect.Round(value.Sql), Computed = false } : value;

    /// <summary>A value as a number; texts by what they hold.</summary>
    public SqlValue AsNumber(SqlValue value) =>
        value.Type switch
        {
            FacetType.Integer or FacetType.Decimal => value,
            FacetType.Boolean => new($"CAST({value.Sql} AS INTEGER)", FacetType.Integer),
            FacetType.Text => new(plan.Dialect.TryNumber(value.Sql), FacetType.Decimal),
            _ => throw new TreeFault("condition-invalid", "A date is not a number."),
        };

    /// <summary>A value as a day or a time; texts by what they hold.</summary>
    public SqlValue AsDay(SqlValue value) =>
        value.Type switch
        {
            FacetType.Date or FacetType.DateTime => value,
            FacetType.Text => new(plan.Dialect.TryDate(value.Sql), FacetType.Date),
            _ => throw new TreeFault("condition-invalid", "A number is not a date."),
        };

    private static string Part(string part, string day) => $"CAST(extract({part} FROM {day}) AS INTEGER)";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
