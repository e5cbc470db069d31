using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Ranks, means and medians of a measure over members.</summary>
internal sealed class MemberRanks(TreeCompiler compiler)
{
    /// <summary>The members whom the rank chooses: a part with <c>k</c>.</summary>
    public string Rank(Measure measure, Rank rank)
    {
        var (valued, type, keys) = Valued(measure, rank.Among, rank.Within);
        if (rank.AboveAverage || rank.BelowAverage || rank.AboveMedian || rank.BelowMedian)
        {
            return Typical(valued, type, keys, rank);
        }

        var down = rank.TopCount is not null || rank.TopPercent is not null ? " DESC" : "";
        var partition = keys == 0 ? "" : $"PARTITION BY {Columns(keys)} ";
        var limit = (rank.TopPercent ?? rank.BottomPercent, rank.TopCount ?? rank.BottomCount) switch
        {
            ({ } percent and > 0 and <= 100, null) =>
                $"ceil(round(CAST(n * {compiler.Plan.Number(percent)} / 100.0 AS numeric(30, 9)), 9))",
            (null, { } count and > 0) => compiler.Plan.Value((long)count),
            _ => throw new TreeFault(
                "condition-invalid",
                "A rank is a percentage up to 100 or a count from 1."
            ),
        };
        return compiler.Plan.Part(
            "ranked",
            $"SELECT DISTINCT k FROM (SELECT k, rank() OVER ({partition}ORDER BY v{down}) AS place, count(*) OVER ({partition.TrimEnd()}) AS n "
                + $"FROM {valued}) AS places WHERE place <= {limit}"
        );
    }

    /// <summary>A function of the measure over members: a part with <c>v</c> and, inside of facets, <c>w1</c> ….</summary>
    public (string Part, FacetType Type, IReadOnlyList<Facet> Within) Over(
        Comparand comparand,
        AggregateFunction over
    )
    {
        var within = Facets(comparand.Within);
        var (valued, type, keys) = Valued(comparand.Measure, comparand.Among, comparand.Within);
        var (sql, result) = compiler.Events.Function(over, new("v", type), null, null);
        var by = keys == 0 ? "" : $" GROUP BY {Columns(keys)}";
        var select = keys == 0 ? "" : $"{Columns(keys)}, ";
        return (
            compiler.Plan.Part("typical", $"SELECT {select}{sql} AS v FROM {valued}{by}"),
            result,
            within
        );
    }

    private string Typical(string valued, FacetType type, int keys, Rank rank)
    {
        var function =
            rank.AboveAverage || rank.BelowAverage ? AggregateFunction.Avg : AggregateFunction.Median;
        var (sql, _) = compiler.Events.Function(function, new("v", type), null, null);
        var sign = rank.AboveAverage || rank.AboveMedian ? '>' : '<';
        var value = compiler.Plan.Dialect.Round("a.v");
        if (keys == 0)
        {
            return compiler.Plan.Part(
                "ranked",
                $"SELECT DISTINCT a.k FROM {valued} AS a CROSS JOIN (SELECT {sql} AS t FROM {valued}) AS b WHERE {value} {sign} b.t"
            );
        }

        var same = string.Join(
            " AND ",
            Enumerable
                .Range(1, keys)
                .Select(key => string.Create(CultureInfo.InvariantCulture, $"b.w{key} = a.w{key}"))
        );
        return compiler.Plan.Part(
            "ranked",
            $"SELECT DISTINCT a.k FROM {valued} AS a JOIN (SELECT {Columns(keys)}, {sql} AS t FROM {valued} GROUP BY {Columns(keys)}) AS b "
                + $"ON {same} WHERE {value} {sign} b.t"
        );
    }

    /// <summary>What tells groups of a facet apart: "leeds" and "Leeds" are one.</summary>
    public static string Key(Facet facet, string sql) =>
        facet.Type == FacetType.Text ? ComparisonSql.Fold(sql) : sql;

    /// <summary>Members who have a value: a part with <c>k</c>, <c>v</c> and the values of the facets, none of them missing.</summary>
    private (string Part, FacetType Type, int Keys) Valued(
        Measure measure,
        ExpressionNode? among,
        IReadOnlyList<string> within
    )
    {
        var facets = Facets(within);
        var members = new MemberScope(compiler);
        var keys = new List<string>();
        SqlValue value;
        var byRow = facets.Where(facet => !compiler.IsMemberFacet(facet, Of(facet))).ToList();
        if (byRow.Count > 0 && TreeCompiler.IsAggregate(measure) && measure.Arithmetic is null)
        {
            if (measure.Groups is not null)
            {
                throw new TreeFault(
                    "condition-invalid",
                    "A rank inside of groups of rows cannot group them twice."
                );
            }

            var (part, type, _) = compiler.Events.Aggregate(measure, within: facets);
            var at = members.Join(part, required: true);
            keys.AddRange(facets.Select((_, index) => $"{at}.w{index + 1}"));
            value = new($"{at}.v", type);
        }
        else
        {
            keys.AddRange(
                facets.Select(facet =>
                    byRow.Contains(facet)
                        ? $"{members.Join(compiler.Events.Values(Of(facet), one => one).Part, required: true)}.v"
                        : members.Attribute(facet, Of(facet)).Sql
                )
            );
            value = compiler.Values.Settle(members.Measure(measure).Ranked);
        }

        keys = [.. keys.Zip(facets).Select(pair => Key(pair.Second, pair.First))];
        if (value.Type == FacetType.Text)
        {
            value = compiler.Values.AsNumber(value);
        }

        var tests = keys.Prepend(value.Sql).Select(sql => $"{sql} IS NOT NULL").ToList();
        if (among is not null)
        {
            tests.Add(compiler.Test(among, members));
        }

        var columns = string.Concat(
            keys.Select(
                (key, index) => string.Create(CultureInfo.InvariantCulture, $", {key} AS w{index + 1}")
            )
        );
        return (
            compiler.Plan.Part(
                "valued",
                $"SELECT {members.Key} AS k, {value.Sql} AS v{columns} FROM {members.From} WHERE {string.Join(" AND ", tests)}"
            ),
            value.Type,
            keys.Count
        );
    }

    private List<Facet> Facets(IReadOnlyList<string> ids) =>
        [
            .. ids.Select(id =>
                compiler.Map.FindFacet(id)
                ?? throw new TreeFault("facet-unknown", $"There is no facet '{id}'.")
            ),
        ];

    private static Measure Of(Facet facet) => new() { FacetId = facet.FacetId };

    private static string Columns(int keys) =>
        string.Join(
            ", ",
            Enumerable.Range(1, keys).Select(key => string.Create(CultureInfo.InvariantCulture, $"w{key}"))
        );
}
