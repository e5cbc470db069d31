using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain.Sql;
using SmartSegmentation.Grains.Tables;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Queries for lists of frozen members.</summary>
internal static class FrozenQueries
{
    /// <summary>Name of a list's table in the engine.</summary>
    public static string TableOf(string segmentId, int version, int number) =>
        FormattableString.Invariant($"{StaleTables.Kept}{segmentId}:{version}:{number}");

    /// <summary>Name of the table of a version's list.</summary>
    public static string TableOf(SegmentDefinition definition) =>
        TableOf(definition.SegmentId, definition.Frozen!.Version, definition.Frozen.Number);

    /// <summary>Writes the members of a tree, numbered in key order.</summary>
    public static Outcome<CompiledQuery> Insert(SegmentContext context, ExpressionNode? node, string table) =>
        SegmentCompiler.Compile(
            context,
            SqlDialect.Embedded,
            compiler =>
            {
                var members = new MemberScope(compiler);
                var test = compiler.Test(node, members);
                var key = members.RawKey.Sql;
                var select = compiler.Plan.Finish(
                    $"SELECT row_number() OVER (ORDER BY {key}), {SqlDialect.Text(key)} FROM {members.From} WHERE {test}"
                );
                return select with { Sql = $"INSERT INTO {table} {select.Sql}" };
            }
        );

    /// <summary>A page of a list.</summary>
    public static CompiledQuery Members(SegmentDefinition definition, string? after, int limit)
    {
        var table = SqlDialect.Quote(TableOf(definition));
        var plan = new QueryPlan(SqlDialect.Embedded, literals: false);
        var where = after is null
            ? ""
            : $" WHERE n > (SELECT max(n) FROM {table} WHERE key = {plan.Value(after)})";
        return plan.Finish($"SELECT key FROM {table}{where} ORDER BY n LIMIT {plan.Value((long)limit)}");
    }

    /// <summary>A statement that is the list itself.</summary>
    public static string Written(IReadOnlyCollection<string> keys) =>
        keys.Count == 0
            ? "SELECT CAST(NULL AS VARCHAR) AS key WHERE FALSE"
            : $"SELECT key FROM (VALUES {string.Join(", ", keys.Select(key => $"({SqlDialect.Literal(key)})"))}) AS frozen(key)";

    /// <summary>One row: whether the list holds the key.</summary>
    public static CompiledQuery Contains(SegmentDefinition definition, string key)
    {
        var plan = new QueryPlan(SqlDialect.Embedded, literals: false);
        return plan.Finish(
            $"SELECT count(*) > 0 FROM {SqlDialect.Quote(TableOf(definition))} WHERE key = {plan.Value(key)}"
        );
    }
}
