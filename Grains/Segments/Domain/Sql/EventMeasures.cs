using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Measures over events: one part of the query each, with the member's key <c>k</c> and the value <c>v</c>.</summary>
internal sealed class EventMeasures(TreeCompiler compiler)
{
    private readonly RowFilter _filter = new(compiler);

    /// <summary>The aggregate of each member's rows; members without rows are not in it.</summary>
    /// <param name="measure">The measure, without arithmetic between aggregates.</param>
    /// <param name="owner">Whose rows are taken together; null = the member's.</param>
    /// <param name="within">Further facets of the row by whose values the rows are split: <c>w1</c>, <c>w2</c> ….</param>
    /// <returns>The part, the type of <c>v</c>, and whether no rows mean 0.</returns>
    public (string Part, FacetType Type, bool Zero) Aggregate(
        Measure measure,
        Func<EventRows, string>? owner = null,
        IReadOnlyList<Facet>? within = null
    )
    {
        if (!TreeCompiler.IsAggregate(measure))
        {
            throw new TreeFault("condition-invalid", $"'{measure.FacetId}' has many values for each member.");
        }

        var function = measure.Aggregate!.Function;
        var rows = Rows(measure);
        var tests = _filter.Tests(rows, measure);
        var scope = new RowScope(compiler, rows);
        var key = owner?.Invoke(rows) ?? rows.Owner;
        if (measure.Groups is { } groups)
        {
            return Grouped(measure, groups, rows, scope, tests, key);
        }

        var value = RowValue(measure, scope);
        var (extra, by) = Split(rows, within);
        if (function is AggregateFunction.First or AggregateFunction.Last)
        {
            return FirstOrLast(function, value, rows, tests, key, extra, by);
        }

        var (sql, type) = Function(function, value, null, rows);
        var part = compiler.Plan.Part(
            "measure",
            $"SELECT {key} AS k{extra}, {sql} AS v FROM {rows.Source.From} WHERE {string.Join(" AND ", tests)} GROUP BY 1{by}"
        );
        return (part, type, IsZero(function));
    }

    /// <summary>The members any of whose rows meets the condition on an attribute of the row.</summary>
    public string Any(ExpressionNode.Condition condition)
    {
        var rows = Rows(condition.Measure);
        var tests = _filter.Tests(rows, condition.Measure);
        var plain = condition.Measure with { Window = null, Where = [], Pick = null, RelativeTo = null };
        tests.Add(
            new RowScope(compiler, rows).Test(condition with { Measure = plain with { Table = null } })
        );
        return compiler.Plan.Part(
            "any",
            $"SELECT DISTINCT {rows.Owner} AS k FROM {rows.Source.From} WHERE {string.Join(" AND ", tests)}"
        );
    }

    /// <summary>Each member's distinct values of an attribute of its rows.</summary>
    /// <returns>A part with <c>k</c> and <c>v</c>, and the type of <c>v</c>.</returns>
    public (string Part, FacetType Type) Values(Measure measure, Func<SqlValue, SqlValue> shape)
    {
        var rows = Rows(measure);
        var tests = _filter.Tests(rows, measure);
        var value = shape(RowValue(measure, new RowScope(compiler, rows)));
        tests.Add($"{value.Sql} IS NOT NULL");
        var part = compiler.Plan.Part(
            "values",
            $"SELECT DISTINCT {rows.Owner} AS k, {value.Sql} AS v FROM {rows.Source.From} WHERE {string.Join(" AND ", tests)}"
        );
        return (part, value.Type);
    }

    /// <summary>A comparison that must hold in every calendar unit of the window.</summary>
    public string PerPeriod(ExpressionNode.Condition condition, MemberScope members)
    {
        var measure = condition.Measure;
        var unit = measure.Aggregate!.Per!.Value;
        var function = measure.Aggregate.Function;
        if (measure.Groups is not null && measure.Groups.Having is not null)
        {
            throw new TreeFault(
                "condition-invalid",
                "A behaviour of every period cannot also filter groups."
            );
        }

        var rows = Rows(measure);
        var tests = _filter.Tests(rows, measure);
        var scope = new RowScope(compiler, rows);
        var period = compiler.Values.Truncate(rows.Time, unit);
        var (sql, type) = measure.Groups is null
            ? Function(function, RowValue(measure, scope), null, rows)
            : CountGroups(function, measure.Groups, rows);
        tests.Add($"{rows.Time.Sql} IS NOT NULL");
        var periods = compiler.Plan.Part(
            "periods",
            $"SELECT {rows.Owner} AS k, {period} AS p, {sql} AS v FROM {rows.Source.From} WHERE {string.Join(" AND ", tests)} GROUP BY 1, 2"
        );
        var kept = new MemberScope(compiler);
        var at = kept.Join(periods);
        var holds = kept.TestPeriod(condition, new($"{at}.v", type));
        var count = Count(measure, rows, unit);
        var empty = members.TestPeriod(
            condition,
            IsZero(function) ? new("0", type) : new("CAST(NULL AS INTEGER)", FacetType.Integer)
        );
        var part = compiler.Plan.Part(
            "every",
            $"SELECT {kept.Key} AS k, count({at}.k) AS periods, count({at}.k) FILTER (WHERE {holds}) AS holding FROM {kept.From} GROUP BY 1"
        );
        var every = members.Join(part);
        return $"({every}.holding = {every}.periods AND ({every}.periods >= {compiler.Plan.Value(count)} OR {empty}))";
    }

    /// <summary>True when the function of no rows is 0 in comparisons.</summary>
    public static bool IsZero(AggregateFunction function) =>
        function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Sum;

    /// <summary>The value of a row, with its arithmetic when that is reckoned row by row.</summary>
    public SqlValue RowValue(Measure measure, RowScope scope)
    {
        if (compiler.FacetOf(measure) is null && measure.Arithmetic is null)
        {
            return new("1", FacetType.Integer);
        }

        return scope
            .Measure(
                new Measure
                {
                    FacetId = measure.FacetId,
                    Via = measure.Via,
                    Transform = measure.Transform,
                    Arithmetic = measure.Arithmetic,
                }
            )
            .Compared with
        {
            IsName = compiler.FacetOf(measure)?.Role == FacetRole.Key,
        };
    }

    /// <summary>An aggregate function over the rows of a group.</summary>
    /// <param name="function">The function.</param>
    /// <param name="value">The value of a row.</param>
    /// <param name="filter">Which rows; null = all.</param>
    /// <param name="rows">The rows; null when they have no order, so that there is no first and no last.</param>
    public (string Sql, FacetType Type) Function(
        AggregateFunction function,
        SqlValue value,
        string? filter,
        EventRows? rows
    )
    {
        var where = filter is null ? "" : $" FILTER (WHERE {filter})";
        switch (function)
        {
            case AggregateFunction.Count:
                return ($"count(*){where}", FacetType.Integer);
            case AggregateFunction.CountDistinct:
                return ($"count(DISTINCT {Told(value)}){where}", FacetType.Integer);
            case AggregateFunction.Min:
                return ($"min({compiler.Values.Settle(value).Sql}){where}", value.Type);
            case AggregateFunction.Max:
                return ($"max({compiler.Values.Settle(value).Sql}){where}", value.Type);
            case AggregateFunction.First or AggregateFunction.Last when rows is not null:
                var down = function == AggregateFunction.Last ? " DESC NULLS LAST" : "";
                return (
                    compiler.Plan.Dialect.First(
                        value.Sql,
                        $"{rows.Time.Sql}{down}, {rows.Order.Sql}{down}, {rows.Row}{down}",
                        filter
                    ),
                    value.Type
                );
        }

        var number = compiler.Values.AsNumber(value);
        return function switch
        {
            AggregateFunction.Sum when number.Type == FacetType.Integer => (
                $"CAST(sum({number.Sql}){where} AS BIGINT)",
                FacetType.Integer
            ),
            AggregateFunction.Sum => (
                compiler.Plan.Dialect.Round($"sum({number.Sql}){where}"),
                FacetType.Decimal
            ),
            AggregateFunction.Avg => (
                compiler.Plan.Dialect.Round($"avg({number.Sql}){where}"),
                FacetType.Decimal
            ),
            AggregateFunction.Median => (
                compiler.Plan.Dialect.Round($"{compiler.Plan.Dialect.Median(number.Sql)}{where}"),
                FacetType.Decimal
            ),
            _ => throw new TreeFault("condition-invalid", "The function does not fit here."),
        };
    }

    /// <summary>A value as it is told from others: a text regardless of case and of blanks around it.</summary>
    public static string Told(SqlValue value) =>
        value is { Type: FacetType.Text, IsName: false } ? ComparisonSql.Fold(value.Sql) : value.Sql;

    /// <summary>What rows are grouped by.</summary>
    public SqlValue GroupKey(string by, EventRows rows) =>
        by switch
        {
            "order" => rows.Order,
            "day" => new(compiler.Values.Truncate(rows.Time, CalendarUnit.Day), FacetType.Date),
            "week" => new(compiler.Values.Truncate(rows.Time, CalendarUnit.Week), FacetType.Date),
            "month" => new(compiler.Values.Truncate(rows.Time, CalendarUnit.Month), FacetType.Date),
            "quarter" => new(compiler.Values.Truncate(rows.Time, CalendarUnit.Quarter), FacetType.Date),
            "year" => new(compiler.Values.Truncate(rows.Time, CalendarUnit.Year), FacetType.Date),
            _ => new RowScope(compiler, rows).Measure(new Measure { FacetId = by }).Compared,
        };

    /// <summary>The query of a member's groups: <c>k</c>, the group <c>g</c>, its time <c>t</c> and its value <c>v</c>.</summary>
    public (string Sql, FacetType Type) Groups(
        Measure measure,
        EventGroups groups,
        EventRows rows,
        List<string> tests,
        string key,
        string further = "",
        string furtherKeys = ""
    )
    {
        var group = GroupKey(groups.By, rows);
        var scope = new GroupScope(compiler, rows);
        if (groups.Gaps)
        {
            return Gaps(groups, rows, tests, (key, group.Sql), further);
        }

        var value =
            groups.Value is { } of ? scope.Measure(of).Ranked
            : compiler.FacetOf(measure) is null ? new SqlValue("1", FacetType.Integer)
            : scope
                .Measure(
                    measure with
                    {
                        Aggregate = new(AggregateFunction.Sum),
                        Groups = null,
                        Pick = null,
                        RelativeTo = null,
                        Window = null,
                        Where = [],
                    }
                )
                .Ranked;
        if (groups.Value is null && measure.Aggregate?.Function == AggregateFunction.Count)
        {
            value = new("1", FacetType.Integer);
        }

        if (groups.By is not "order")
        {
            tests.Add($"{group.Sql} IS NOT NULL");
        }

        var ordered = measure.Aggregate?.Function is AggregateFunction.First or AggregateFunction.Last;
        var time = ordered && rows.HasTime ? $"min({rows.Time.Sql})" : "NULL";
        var having = groups.Having is { } test ? $" HAVING {compiler.Test(test, scope)}" : "";
        var settled = compiler.Values.Settle(value);
        return (
            $"SELECT {key} AS k, {group.Sql} AS g, {time} AS t, {settled.Sql} AS v{further} FROM {rows.Source.From} "
                + $"WHERE {string.Join(" AND ", tests)} GROUP BY 1, 2{furtherKeys}{having}",
            value.Type
        );
    }

    /// <summary>The same with the days since the group before as its value.</summary>
    private (string Sql, FacetType Type) Gaps(
        EventGroups groups,
        EventRows rows,
        List<string> tests,
        (string Member, string Group) keys,
        string further
    )
    {
        if (further.Length > 0 || !rows.HasTime)
        {
            throw new TreeFault("condition-invalid", "Days between groups need a time and are not split.");
        }

        var day = compiler.Values.Truncate(rows.Time, CalendarUnit.Day);
        tests.Add($"{day} IS NOT NULL");
        var having = groups.Having is { } test
            ? $" HAVING {compiler.Test(test, new GroupScope(compiler, rows))}"
            : "";
        return (
            "SELECT k, g, t, t - lag(t) OVER (PARTITION BY k ORDER BY t, g) AS v FROM ("
                + $"SELECT {keys.Member} AS k, {keys.Group} AS g, min({day}) AS t FROM {rows.Source.From} "
                + $"WHERE {string.Join(" AND ", tests)} GROUP BY 1, 2{having}) AS spaced",
            FacetType.Integer
        );
    }

    /// <summary>The rows that a measure reads.</summary>
    public EventRows Rows(Measure measure) =>
        new(compiler.Map, compiler.Keys, compiler.Plan.Dialect, compiler.EventTable(measure));

    /// <summary>The tests of a measure's rows.</summary>
    public List<string> Tests(EventRows rows, Measure measure) => _filter.Tests(rows, measure);

    private (string Part, FacetType Type, bool Zero) Grouped(
        Measure measure,
        EventGroups groups,
        EventRows rows,
        RowScope scope,
        List<string> tests,
        string key
    )
    {
        _ = scope;
        var function = measure.Aggregate!.Function;
        var (inner, innerType) = Groups(measure, groups, rows, tests, key);
        var value = new SqlValue("v", innerType);
        var (sql, type) = function is AggregateFunction.First or AggregateFunction.Last
            ? (
                compiler.Plan.Dialect.First(
                    "v",
                    function == AggregateFunction.First ? "t, g" : "t DESC NULLS LAST, g DESC",
                    null
                ),
                innerType
            )
            : Function(function, value, null, null);
        var part = compiler.Plan.Part(
            "measure",
            $"SELECT k, {sql} AS v FROM ({inner}) AS grouped GROUP BY k"
        );
        return (part, type, IsZero(function));
    }

    /// <summary>The earliest (latest) time first, then the order and the row among the few that share it.</summary>
    private (string Part, FacetType Type, bool Zero) FirstOrLast(
        AggregateFunction function,
        SqlValue value,
        EventRows rows,
        List<string> tests,
        string key,
        string extra,
        string by
    )
    {
        var time = rows.Time.Sql;
        var (bound, down) = function == AggregateFunction.First ? ("min", "") : ("max", " DESC");
        var where = string.Join(" AND ", tests);
        if (extra.Length == 0 && string.Equals(value.Sql, time, StringComparison.Ordinal))
        {
            var only = compiler.Plan.Part(
                "measure",
                $"SELECT {key} AS k, {bound}({time}) AS v FROM {rows.Source.From} WHERE {where} GROUP BY 1"
            );
            return (only, value.Type, false);
        }

        if (extra.Length > 0)
        {
            var split = compiler.Plan.Part(
                "measure",
                $"SELECT {key} AS k{extra}, {Function(function, value, null, rows).Sql} AS v FROM {rows.Source.From} WHERE {where} GROUP BY 1{by}"
            );
            return (split, value.Type, false);
        }

        var order = $"{rows.Order.Sql}{down}, {rows.Row}{down}";
        var from = rows.Source.From;
        var bounds = compiler.Plan.Part(
            "bounds",
            $"SELECT {key} AS k, {bound}({time}) AS t FROM {from} WHERE {where} GROUP BY 1"
        );
        var part = compiler.Plan.Part(
            "measure",
            $"SELECT {key} AS k, {compiler.Plan.Dialect.First(value.Sql, order, null)} AS v FROM {from} "
                + $"JOIN {bounds} AS b ON b.k = {key} AND b.t = {time} WHERE {where} GROUP BY 1"
        );
        return (part, value.Type, false);
    }

    private static (string Extra, string By) Split(EventRows rows, IReadOnlyList<Facet>? within)
    {
        if (within is not { Count: > 0 })
        {
            return ("", "");
        }

        var extra = "";
        var by = "";
        foreach (var (index, facet) in within.Index())
        {
            var value =
                rows.Source.Read(facet)
                ?? throw new TreeFault(
                    "facet-unreachable",
                    $"Rows of '{rows.Table.Name}' do not have '{facet.FacetId}'."
                );
            extra += string.Create(CultureInfo.InvariantCulture, $", {value.Sql} AS w{index + 1}");
            by += string.Create(CultureInfo.InvariantCulture, $", {index + 2}");
        }

        return (extra, by);
    }

    private (string Sql, FacetType Type) CountGroups(
        AggregateFunction function,
        EventGroups groups,
        EventRows rows
    ) =>
        function == AggregateFunction.Count
            ? ($"count(DISTINCT {GroupKey(groups.By, rows).Sql})", FacetType.Integer)
            : throw new TreeFault("condition-invalid", "In every period groups can only be counted.");

    /// <summary>Calendar units that the window touches, up to today; the extent of the data where it is open.</summary>
    private long Count(Measure measure, EventRows rows, CalendarUnit unit)
    {
        var facet = rows.Table.Timestamp is { } time ? compiler.Map.FindColumn(rows.Table, time) : null;
        var first = measure.Window?.Start ?? Day(facet?.Min);
        var last = measure.Window?.End?.AddDays(-1) ?? Day(facet?.Max);
        if (first is not { } start || last is not { } end)
        {
            return 1;
        }

        end = end > compiler.Today && start <= compiler.Today ? compiler.Today : end;
        var (from, to) = (compiler.Values.Truncate(start, unit), compiler.Values.Truncate(end, unit));
        return unit switch
        {
            CalendarUnit.Day => to.DayNumber - from.DayNumber + 1,
            CalendarUnit.Week => ((to.DayNumber - from.DayNumber) / 7) + 1,
            CalendarUnit.Month => Months(from, to) + 1,
            CalendarUnit.Quarter => (Months(from, to) / 3) + 1,
            _ => to.Year - from.Year + 1,
        };
    }

    private static int Months(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month;

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && ComparisonSql.Date(Literal.FromString(text[..10])) is { } day
            ? day
            : null;
}
