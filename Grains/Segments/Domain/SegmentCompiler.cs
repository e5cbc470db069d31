using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain.Sql;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>
/// From a condition tree to queries. Values are parameters and identifiers come from the catalog, so no text of a user becomes SQL.
/// A null node means everyone.
/// </summary>
/// <remarks>Every query is refused with a code when the tree does not fit the catalog: <c>facet-unknown</c>, <c>segment-circular</c> ….</remarks>
internal static class SegmentCompiler
{
    /// <summary>The keys of the members as text, in key order.</summary>
    /// <param name="context">What the tree is compiled against.</param>
    /// <param name="node">The tree.</param>
    /// <param name="after">Key after which to go on; null = from the first.</param>
    /// <param name="limit">At most so many; null = all.</param>
    public static Outcome<CompiledQuery> Members(
        SegmentContext context,
        ExpressionNode? node,
        string? after = null,
        int? limit = null
    ) =>
        Compile(
            context,
            SqlDialect.Embedded,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var test = compiler.Test(node, members);
                var key = members.RawKey;
                if (after is not null)
                {
                    test += $" AND {key.Sql} > {After(compiler, key, after)}";
                }

                var end = limit is { } count ? $" LIMIT {compiler.Plan.Value((long)count)}" : "";
                return compiler.Plan.Finish(
                    $"SELECT {SqlDialect.Text(key.Sql)} AS key FROM {members.From} WHERE {test} ORDER BY {key.Sql}{end}"
                );
            }
        );

    /// <summary>
    /// One row: the population, then for each node the number of its members and a fingerprint of their keys (text; null for nobody). Two
    /// nodes of equal numbers and fingerprints have the same members.
    /// </summary>
    public static Outcome<CompiledQuery> Counts(
        SegmentContext context,
        IReadOnlyList<ExpressionNode?> nodes
    ) =>
        Compile(
            context,
            SqlDialect.Embedded,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var tests = nodes.Select(node => compiler.Test(node, members)).ToList();
                var flags = tests.Select((test, index) => $", {test} AS t{index}");
                var counts = tests.Select(
                    (_, index) =>
                        $", count(*) FILTER (WHERE t{index}), CAST(bit_xor(h) FILTER (WHERE t{index}) AS VARCHAR)"
                );
                return compiler.Plan.Finish(
                    $"SELECT count(*){string.Concat(counts)} FROM (SELECT hash({members.Key}) AS h{string.Concat(flags)} FROM {members.From}) AS tested"
                );
            }
        );

    /// <summary>One row for the member of this key, none when there is no such member: for each node whether they satisfy it.</summary>
    public static Outcome<CompiledQuery> Contains(
        SegmentContext context,
        IReadOnlyList<ExpressionNode?> nodes,
        string key
    ) =>
        Compile(
            context,
            SqlDialect.Embedded,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var tests = nodes.Select(node => $"coalesce({compiler.Test(node, members)}, FALSE)");
                return compiler.Plan.Finish(
                    $"SELECT {string.Join(", ", tests)} FROM {members.From} WHERE {SqlDialect.Text(members.RawKey.Sql)} = {compiler.Plan.Value(key)}"
                );
            }
        );

    /// <summary>One row for the member of this key: for each condition the member's value, and what it is compared with, as text.</summary>
    public static Outcome<CompiledQuery> Values(
        SegmentContext context,
        IReadOnlyList<ExpressionNode.Condition> conditions,
        string key
    ) =>
        Compile(
            context,
            SqlDialect.Embedded,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var shown = new MemberValues(compiler, members);
                var values = conditions
                    .SelectMany(condition => new[] { shown.Value(condition), shown.Against(condition) })
                    .ToList();
                return compiler.Plan.Finish(
                    $"SELECT {string.Join(", ", values)} FROM {members.From} WHERE {SqlDialect.Text(members.RawKey.Sql)} = {compiler.Plan.Value(key)}"
                );
            }
        );

    /// <summary>The numbers that a summary asks for; see <see cref="SummarySpec"/> for the columns.</summary>
    public static Outcome<CompiledQuery> Summary(SegmentContext context, SummarySpec spec) =>
        Compile(context, SqlDialect.Embedded, compiler => new SummarySql(compiler).Compile(spec));

    /// <summary>A statement for people to read and copy: the members' keys over tables of the logical names, values quoted in place.</summary>
    public static Outcome<string> ToSql(SegmentContext context, ExpressionNode? node, SqlDialect dialect)
    {
        var outcome = Compile(
            context,
            dialect,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var test = compiler.Test(node, members);
                return compiler.Plan.Finish(
                    $"SELECT {members.RawKey.Sql} AS key\nFROM {members.From}\nWHERE {test}\nORDER BY 1"
                );
            },
            literals: true
        );
        return outcome switch
        {
            Outcome<CompiledQuery>.Done(var query) => new Outcome<string>.Done(query.Sql),
            Outcome<CompiledQuery>.Refused(var why) => new Outcome<string>.Refused(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A key given as text, as the engine compares it.</summary>
    internal static string After(TreeCompiler compiler, SqlValue key, string after) =>
        key.Type switch
        {
            FacetType.Integer => long.TryParse(
                after,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
                ? compiler.Plan.Value(number)
                : throw new TreeFault("after-invalid", "No member has this key."),
            FacetType.Text => compiler.Plan.Value(after),
            FacetType.Decimal => $"CAST({compiler.Plan.Value(after)} AS DOUBLE)",
            FacetType.Boolean => $"CAST({compiler.Plan.Value(after)} AS BOOLEAN)",
            _ => $"CAST({compiler.Plan.Value(after)} AS TIMESTAMP)",
        };

    /// <summary>Compiles one query; a tree that does not fit the catalog is refused.</summary>
    internal static Outcome<CompiledQuery> Compile(
        SegmentContext context,
        SqlDialect dialect,
        Func<TreeCompiler, CompiledQuery> compile,
        bool literals = false
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return new Outcome<CompiledQuery>.Done(compile(new TreeCompiler(context, dialect, literals)));
        }
        catch (TreeFault fault)
        {
            return new Outcome<CompiledQuery>.Refused(fault.Why);
        }
    }
}
