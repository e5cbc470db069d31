using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Trees read against a tenant's rows: how many, who, by which statement.</summary>
internal sealed class SegmentReader(IGrainFactory grains, IQueryRunner runner, TimeProvider clock)
{
    private const int MostReferences = 200;

    /// <summary>Catalog, today and the segments that the trees refer to.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="today">The reference date; null = today in the tenant's zone.</param>
    /// <param name="nodes">The trees.</param>
    public async Task<SegmentContext> OpenAsync(
        string tenantId,
        DateOnly? today,
        IReadOnlyCollection<ExpressionNode?> nodes
    )
    {
        var config = await grains.GetGrain<ITenantGrain>(tenantId).GetConfigAsync();
        var catalog = await grains.GetGrain<ICatalogGrain>(tenantId).GetAsync();
        return new(
            catalog,
            today ?? DateClock.Today(clock.GetUtcNow(), config.TimeZone).ToDateOnly(),
            SegmentContext.WeekStart(config),
            await FindReferencesAsync(tenantId, nodes)
        );
    }

    /// <summary>The segments that trees refer to, directly or through others, by their ids.</summary>
    public async Task<Func<string, SegmentDefinition?>> FindReferencesAsync(
        string tenantId,
        IReadOnlyCollection<ExpressionNode?> nodes
    )
    {
        var found = new Dictionary<string, SegmentDefinition?>(StringComparer.Ordinal);
        var open = new Queue<string>(nodes.SelectMany(SegmentReferences.Of));
        while (open.TryDequeue(out var id))
        {
            if (
                found.ContainsKey(id)
                || found.Count >= MostReferences
                || id.Contains('/', StringComparison.Ordinal)
            )
            {
                continue;
            }

            var view = await grains.GetInTenant<ISegmentGrain>(tenantId, id).FindAsync();
            found[id] = view is { Status: not SegmentStatus.Deleted } ? view.Definition : null;
            foreach (var next in SegmentReferences.Of(found[id]?.Expression))
            {
                open.Enqueue(next);
            }
        }

        return id => found.GetValueOrDefault(id);
    }

    /// <summary>Exact sizes of trees, with fingerprints by which two of them can be found to be the same people.</summary>
    public async Task<Outcome<SegmentCounts>> CountAsync(
        string tenantId,
        SegmentContext context,
        IReadOnlyList<ExpressionNode?> nodes,
        CancellationToken cancellationToken = default
    ) =>
        (await RunAsync(tenantId, SegmentCompiler.Counts(context, nodes), cancellationToken)).Map(rows =>
            SegmentCounts.From(rows[0])
        );

    /// <summary>Exact size of one tree.</summary>
    public async Task<Outcome<EstimatedSize>> SizeAsync(
        string tenantId,
        SegmentContext context,
        ExpressionNode? node,
        CancellationToken cancellationToken = default
    ) => (await CountAsync(tenantId, context, [node], cancellationToken)).Map(counts => counts.Size(0));

    /// <summary>A page of members.</summary>
    public async Task<Outcome<SegmentMembers>> MembersAsync(
        string tenantId,
        SegmentContext context,
        ExpressionNode? node,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        var query = SegmentCompiler.Members(context, node, after, limit + 1);
        return (await RunAsync(tenantId, query, cancellationToken)).Map(rows =>
        {
            var keys = rows.Take(limit).Select(row => (string?)row[0] ?? "").ToImmutableArray();
            return new SegmentMembers(keys, rows.Count > limit ? keys[^1] : null);
        });
    }

    /// <summary>The rows of a summary; see <see cref="SummarySpec"/> for their columns.</summary>
    public Task<Outcome<IReadOnlyList<object?[]>>> SummariseAsync(
        string tenantId,
        SegmentContext context,
        SummarySpec spec,
        CancellationToken cancellationToken = default
    ) => RunAsync(tenantId, SegmentCompiler.Summary(context, spec), cancellationToken);

    /// <summary>Counts every part of a tree.</summary>
    public async Task<Outcome<SegmentExplanation>> ExplainAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        CancellationToken cancellationToken = default
    )
    {
        var outline = new SegmentOutline(context, definition.Expression);
        var counts = await CountAsync(tenantId, context, outline.Nodes, cancellationToken);
        return counts.Map(found => outline.Explain(definition, found));
    }

    /// <summary>Tests every part of a tree on one member.</summary>
    public async Task<Outcome<SegmentMembership>> WhyAsync(
        string tenantId,
        SegmentContext context,
        ExpressionNode? node,
        string key,
        CancellationToken cancellationToken = default
    )
    {
        var outline = new SegmentOutline(context, node);
        var tests = SegmentCompiler.Contains(context, outline.Parts, key);
        switch (await RunAsync(tenantId, tests, cancellationToken))
        {
            case Outcome<IReadOnlyList<object?[]>>.Refused(var why):
                return new Outcome<SegmentMembership>.Refused(why);
            case Outcome<IReadOnlyList<object?[]>>.Done([]):
                return new Outcome<SegmentMembership>.Refused(
                    new("member-unknown", "There is no member of this key.")
                );
            case Outcome<IReadOnlyList<object?[]>>.Done([var holds, ..]):
                var measures = outline.Measures;
                if (measures.Count == 0)
                {
                    return new Outcome<SegmentMembership>.Done(outline.Why(key, holds, []));
                }

                var values = SegmentCompiler.Values(context, measures, key);
                return (await RunAsync(tenantId, values, cancellationToken)).Map(rows =>
                    outline.Why(key, holds, rows[0])
                );
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A statement for people to read and copy.</summary>
    /// <param name="context">What the tree is read against.</param>
    /// <param name="node">The tree.</param>
    /// <param name="dialect"><c>duckdb</c> or <c>postgres</c>.</param>
    public static Outcome<SegmentSql> Sql(SegmentContext context, ExpressionNode? node, string dialect) =>
        dialect switch
        {
            "duckdb" => SegmentCompiler
                .ToSql(context, node, SqlDialect.DuckDb)
                .Map(sql => new SegmentSql(dialect, sql)),
            "postgres" => SegmentCompiler
                .ToSql(context, node, SqlDialect.Postgres)
                .Map(sql => new SegmentSql(dialect, sql)),
            _ => new Outcome<SegmentSql>.Refused(
                new("dialect-unknown", "A dialect is duckdb or postgres.", "dialect")
            ),
        };

    private async Task<Outcome<IReadOnlyList<object?[]>>> RunAsync(
        string tenantId,
        Outcome<CompiledQuery> query,
        CancellationToken cancellationToken
    ) =>
        query switch
        {
            Outcome<CompiledQuery>.Done(var compiled) => new Outcome<IReadOnlyList<object?[]>>.Done(
                await runner.RunAsync(tenantId, compiled, cancellationToken)
            ),
            Outcome<CompiledQuery>.Refused(var why) => new Outcome<IReadOnlyList<object?[]>>.Refused(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
