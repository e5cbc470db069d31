using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Segments.Domain.Sql;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Queries for who moved between two definitions.</summary>
internal static class MoveQueries
{
    private const int MostCombinations = 10_000;

    /// <summary>
    /// For each combination of who meets what: whether they are in the one and in the other, which leaves they meet (null where both
    /// agree), and how many they are.
    /// </summary>
    public static Outcome<CompiledQuery> Counts(TreePair pair) =>
        SegmentCompiler.Compile(
            pair.Context,
            SqlDialect.Embedded,
            compiler =>
            {
                var (flags, members) = Flags(pair, compiler);
                var columns = Enumerable
                    .Range(2, pair.Nodes.Length - 2)
                    .Select(place => $", CASE WHEN f0 <> f1 THEN f{place} END AS g{place}");
                return compiler.Plan.Finish(
                    $"SELECT f0, f1{string.Concat(columns)}, count(*) FROM (SELECT {flags} FROM {members.From}) AS tested GROUP BY ALL ORDER BY ALL LIMIT {MostCombinations}"
                );
            }
        );

    /// <summary>A page of those who moved: key, then for each node whether they meet it.</summary>
    public static Outcome<CompiledQuery> Members(TreePair pair, string? after, int limit) =>
        SegmentCompiler.Compile(
            pair.Context,
            SqlDialect.Embedded,
            compiler =>
            {
                var (flags, members) = Flags(pair, compiler);
                var key = members.RawKey;
                var where = after is null
                    ? ""
                    : $" WHERE {key.Sql} > {SegmentCompiler.After(compiler, key, after)}";
                var columns = Enumerable.Range(0, pair.Nodes.Length).Select(place => $", f{place}");
                return compiler.Plan.Finish(
                    $"SELECT k{string.Concat(columns)} FROM (SELECT {SqlDialect.Text(key.Sql)} AS k, {key.Sql} AS o, {flags} FROM {members.From}{where}) AS tested WHERE f0 <> f1 ORDER BY o LIMIT {compiler.Plan.Value((long)limit)}"
                );
            }
        );

    private static (string Flags, MemberScope Members) Flags(TreePair pair, TreeCompiler compiler)
    {
        var members = new MemberScope(compiler);
        var flags = pair
            .Nodes.Select((node, place) => $"coalesce({compiler.Test(node, members)}, FALSE) AS f{place}")
            .ToList();
        return (string.Join(", ", flags), members);
    }
}
