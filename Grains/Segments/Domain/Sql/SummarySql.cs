using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Compiles summaries: first one line per member, row or group of rows, then the function over those.</summary>
internal sealed class SummarySql(TreeCompiler compiler)
{
    /// <summary>The query of a summary.</summary>
    public CompiledQuery Compile(SummarySpec spec)
    {
        if (spec.GroupBy.Length > 2)
        {
            throw new TreeFault("condition-invalid", "A summary has at most two group keys.");
        }

        var (lines, value, keys) = spec.OverRows ? RowLines(spec) : MemberLines(spec);
        var spelled = new Spellings(compiler).Settle(
            compiler.Plan.Part("lines", lines),
            [.. keys.Select(key => key is { Type: FacetType.Text, IsName: false })],
            onePerMember: !spec.OverRows
        );
        return Select(spec, spelled, value);
    }

    /// <summary>One line per member: <c>k</c>, <c>v</c>, <c>a</c> (takes part) and the keys <c>g1</c>, <c>g2</c>.</summary>
    private (string Sql, SqlValue Value, List<SqlValue> Keys) MemberLines(SummarySpec spec)
    {
        var members = new MemberScope(compiler);
        var tests = new List<string>();
        var keys = spec.GroupBy.Select(key => MemberKey(members, key)).ToList();
        var value = new SqlValue("1", FacetType.Integer);
        if (spec.Condition is { } condition)
        {
            value = new(
                $"CASE WHEN {compiler.Test(condition, members)} THEN 1 ELSE 0 END",
                FacetType.Integer
            );
        }
        else if (spec.Measure is { } measure)
        {
            var measured = members.Measure(measure);
            value = compiler.Values.Settle(spec.AbsentAsZero ? measured.Compared : measured.Ranked);
        }

        var takesPart = compiler.Test(spec.Among, members);
        if (!IsPartOfAll(spec) && spec.Among is not null)
        {
            tests.Add(takesPart);
            takesPart = "TRUE";
        }

        tests.AddRange(keys.Select(key => $"{key.Sql} IS NOT NULL"));
        return (Lines(members.Key, value.Sql, takesPart, keys, members.From, tests), value, keys);
    }

    /// <summary>One line per row, or per group of rows of a member.</summary>
    private (string Sql, SqlValue Value, List<SqlValue> Keys) RowLines(SummarySpec spec)
    {
        var measure =
            spec.Measure ?? throw new TreeFault("condition-invalid", "A summary over rows needs a measure.");
        var rows = compiler.Events.Rows(measure);
        var scope = new RowScope(compiler, rows);
        var tests = compiler.Events.Tests(rows, measure);
        var takesPart = "TRUE";
        if (spec.Among is { } among)
        {
            takesPart = scope.TestMember(compiler.Members(among));
            if (!IsPartOfAll(spec))
            {
                tests.Add(takesPart);
                takesPart = "TRUE";
            }
        }

        var keys = spec
            .GroupBy.Select(key => Named(Shape(scope.Measure(key.Measure).Compared, key.Unit), key.Measure))
            .ToList();
        tests.AddRange(keys.Select(key => $"{key.Sql} IS NOT NULL"));
        if (measure.Groups is { } groups)
        {
            var further = $", bool_or(coalesce({takesPart}, FALSE)) AS a" + Columns(keys);
            var condition = spec.Condition is { } test
                ? $", {compiler.Test(test, new GroupScope(compiler, rows))} AS c"
                : "";
            var (grouped, type) = compiler.Events.Groups(
                measure with
                {
                    Aggregate =
                        spec.Function == SummaryFunction.Count
                            ? new(AggregateFunction.Count)
                            : measure.Aggregate,
                },
                groups,
                rows,
                tests,
                rows.Owner,
                further + condition,
                keys.Count == 0
                    ? ""
                    : string.Concat(
                        keys.Select(
                            (_, index) => string.Create(CultureInfo.InvariantCulture, $", {index + 6}")
                        )
                    )
            );
            return spec.Condition is null
                ? (grouped, new("v", type), keys)
                : (
                    $"SELECT k, CASE WHEN c THEN 1 ELSE 0 END AS v, a{Names(keys.Count)} FROM ({grouped}) AS grouped",
                    new("v", FacetType.Integer),
                    keys
                );
        }

        var value = spec.Condition is { } rowTest
            ? new SqlValue($"CASE WHEN {compiler.Test(rowTest, scope)} THEN 1 ELSE 0 END", FacetType.Integer)
            : compiler.Events.RowValue(measure, scope);
        return (Lines(rows.Owner, value.Sql, takesPart, keys, rows.Source.From, tests), value, keys);
    }

    private CompiledQuery Select(SummarySpec spec, string lines, SqlValue value)
    {
        var labels = spec
            .GroupBy.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"g{index + 1}"))
            .ToList();
        var outputs = labels.ToList();
        outputs.Add($"{Function(spec, value with { Sql = "v" })} AS value");
        outputs.Add(
            spec.Function is SummaryFunction.Members
                ? "count(DISTINCT k) AS n"
                : "count(v) FILTER (WHERE a) AS n"
        );
        if (spec.Spread)
        {
            var number =
                $"CAST({compiler.Values.AsNumber(value with { Sql = "v" }).Sql} AS {compiler.Plan.Dialect.Double})";
            outputs.Add($"avg({number}) FILTER (WHERE a) AS mean");
            outputs.Add($"var_samp({number}) FILTER (WHERE a) AS variance");
        }

        var sql = $"SELECT {string.Join(", ", outputs)} FROM {lines}";
        if (labels.Count == 0)
        {
            return compiler.Plan.Finish(sql);
        }

        var summary = compiler.Plan.Part("summary", $"{sql} GROUP BY {string.Join(", ", labels)}");
        var select = $"SELECT * FROM {summary}";
        if (spec.Having is { } having)
        {
            select +=
                $" WHERE {compiler.Comparisons.Test(new SqlValue("value", FacetType.Decimal), having.Operator, [.. having.Values.Select(Literal.FromDecimal)])}";
        }

        select += spec.Order switch
        {
            SummaryOrder.ValueDescending => $" ORDER BY value DESC NULLS LAST, {string.Join(", ", labels)}",
            SummaryOrder.ValueAscending => $" ORDER BY value ASC NULLS LAST, {string.Join(", ", labels)}",
            _ => $" ORDER BY {string.Join(", ", labels)}",
        };
        return compiler.Plan.Finish(
            spec.Limit is { } limit ? $"{select} LIMIT {compiler.Plan.Value((long)limit)}" : select
        );
    }

    private string Function(SummarySpec spec, SqlValue value)
    {
        switch (spec.Function)
        {
            case SummaryFunction.Count:
                return spec.Condition is null ? "count(*)" : "CAST(coalesce(sum(v), 0) AS BIGINT)";
            case SummaryFunction.Members:
                return "count(DISTINCT k)";
            case SummaryFunction.CountDistinct:
                return $"count(DISTINCT {EventMeasures.Told(value)})";
            case SummaryFunction.Share when spec.Condition is not null:
                return compiler.Plan.Dialect.Round("avg(v)");
            case SummaryFunction.Share:
                return Share(spec, value);
        }

        var function = spec.Function switch
        {
            SummaryFunction.Sum => AggregateFunction.Sum,
            SummaryFunction.Avg => AggregateFunction.Avg,
            SummaryFunction.Median => AggregateFunction.Median,
            SummaryFunction.Min => AggregateFunction.Min,
            SummaryFunction.Max => AggregateFunction.Max,
            _ => throw new TreeFault("condition-invalid", "The function is not known."),
        };
        return compiler.Events.Function(function, value, null, null).Sql;
    }

    private string Share(SummarySpec spec, SqlValue value)
    {
        var dialect = compiler.Plan.Dialect;
        var number = spec.Measure is null ? "1" : compiler.Values.AsNumber(value).Sql;
        var (own, whole) = IsPartOfAll(spec)
            ? ($"sum({number}) FILTER (WHERE a)", $"sum({number})")
            : ($"sum({number})", $"sum(sum({number})) OVER ()");
        return $"CAST(coalesce({own}, 0) AS {dialect.Double}) / NULLIF(CAST({whole} AS {dialect.Double}), 0)";
    }

    /// <summary>A share without groups is of everyone, so the others stay in the lines.</summary>
    private static bool IsPartOfAll(SummarySpec spec) =>
        spec is { Function: SummaryFunction.Share, Condition: null, GroupBy.Length: 0 };

    private SqlValue MemberKey(MemberScope members, GroupKey key)
    {
        var facet = compiler.FacetOf(key.Measure);
        if (
            facet is null
            || TreeCompiler.IsAggregate(key.Measure)
            || compiler.IsMemberFacet(facet, key.Measure)
        )
        {
            return Named(Shape(members.Measure(key.Measure).Ranked, key.Unit), key.Measure);
        }

        var (part, type) = compiler.Events.Values(key.Measure, value => Shape(value, key.Unit));
        return Named(new($"{members.Join(part, required: true)}.v", type), key.Measure);
    }

    private SqlValue Named(SqlValue value, Measure measure) =>
        value with
        {
            IsName = compiler.FacetOf(measure)?.Role == FacetRole.Key,
        };

    private SqlValue Shape(SqlValue value, CalendarUnit? unit) =>
        unit is { } calendar and not CalendarUnit.Unknown
            ? new(compiler.Values.Truncate(value, calendar), FacetType.Date)
            : compiler.Values.Settle(value);

    private static string Lines(
        string key,
        string value,
        string takesPart,
        IReadOnlyList<SqlValue> keys,
        string from,
        List<string> tests
    )
    {
        var where = tests.Count == 0 ? "" : $" WHERE {string.Join(" AND ", tests)}";
        return $"SELECT {key} AS k, {value} AS v, coalesce({takesPart}, FALSE) AS a{Columns(keys)} FROM {from}{where}";
    }

    private static string Columns(IReadOnlyList<SqlValue> keys) =>
        string.Concat(
            keys.Select(
                (key, index) => string.Create(CultureInfo.InvariantCulture, $", {key.Sql} AS g{index + 1}")
            )
        );

    private static string Names(int keys) =>
        string.Concat(
            Enumerable.Range(1, keys).Select(key => string.Create(CultureInfo.InvariantCulture, $", g{key}"))
        );
}
