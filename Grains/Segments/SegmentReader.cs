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
    private const int MostWritten = 100_000;

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
    /// <param name="tenantId">The tenant.</param>
    /// <param name="nodes">The trees.</param>
    /// <param name="known">Segments that need not be looked up, by id; null = none.</param>
    public async Task<Func<string, SegmentDefinition?>> FindReferencesAsync(
        string tenantId,
        IReadOnlyCollection<ExpressionNode?> nodes,
        IReadOnlyDictionary<string, SegmentDefinition>? known = null
    )
    {
        var found = new Dictionary<string, SegmentDefinition?>(StringComparer.Ordinal);
        foreach (var (id, segment) in known ?? ImmutableDictionary<string, SegmentDefinition>.Empty)
        {
            found[id] = segment;
        }

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

    /// <summary>A saved segment by its id; null when there is none, or it is deleted.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="segmentId">The segment.</param>
    /// <param name="known">Segments that need not be looked up, by id; null = none.</param>
    public async Task<SegmentDefinition?> FindAsync(
        string tenantId,
        string segmentId,
        IReadOnlyDictionary<string, SegmentDefinition>? known = null
    ) => (await FindReferencesAsync(tenantId, [new ExpressionNode.Reference(segmentId)], known))(segmentId);

    /// <summary>
    /// Why a segment may not be read any more: it rests, itself or through others, on facets that were restricted since it was made. Null when it may.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="context">The catalog, and the segments that it refers to.</param>
    /// <param name="definitions">What is to be read.</param>
    public async Task<Refusal?> ForbiddenAsync(
        string tenantId,
        SegmentContext context,
        params ImmutableArray<SegmentDefinition> definitions
    )
    {
        var config = await grains.GetGrain<ITenantGrain>(tenantId).GetConfigAsync();
        return config is { RestrictedFacets.IsDefaultOrEmpty: true, AllowedFacets.IsDefaultOrEmpty: true }
            ? null
            : definitions
                .SelectMany(definition => SegmentReferences.Closure(definition, context.Find))
                .SelectMany(definition => SegmentCheck.FindShape(context, config, definition.Expression))
                .Where(problem => problem.Code is "facet-restricted")
                .Select(problem => problem with { Member = null })
                .FirstOrDefault();
    }

    /// <summary>All versions of a segment, oldest first; none when there is no such segment.</summary>
    public async Task<ImmutableArray<SegmentDefinition>> VersionsAsync(
        string tenantId,
        string segmentId,
        CancellationToken cancellationToken
    ) =>
        await grains.GetInTenant<ISegmentGrain>(tenantId, segmentId).VersionsAsync(cancellationToken)
            is Outcome<SegmentVersions>.Done({ Versions: var versions })
            ? versions
            : [];

    /// <summary>Exact sizes of trees, with fingerprints by which two of them can be found to be the same people.</summary>
    public async Task<Outcome<SegmentCounts>> CountAsync(
        string tenantId,
        SegmentContext context,
        IReadOnlyList<ExpressionNode?> nodes,
        CancellationToken cancellationToken = default
    ) =>
        (await QueryAsync(tenantId, SegmentCompiler.Counts(context, nodes), cancellationToken)).Map(rows =>
            SegmentCounts.From(rows[0])
        );

    /// <summary>Exact size of one tree.</summary>
    public async Task<Outcome<EstimatedSize>> SizeAsync(
        string tenantId,
        SegmentContext context,
        ExpressionNode? node,
        CancellationToken cancellationToken = default
    ) => (await CountAsync(tenantId, context, [node], cancellationToken)).Map(counts => counts.Size(0));

    /// <summary>A page of members; of a frozen segment those of its list.</summary>
    public async Task<Outcome<SegmentMembers>> MembersAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        string? after,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        var query = definition.Frozen is null
            ? SegmentCompiler.Members(context, definition.Expression, after, limit + 1)
            : new Outcome<CompiledQuery>.Done(FrozenQueries.Members(definition, after, limit + 1));
        return (await QueryAsync(tenantId, query, cancellationToken)).Map(rows =>
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
    ) => QueryAsync(tenantId, SegmentCompiler.Summary(context, spec), cancellationToken);

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
        return counts.Map(found =>
            definition.Frozen is { } frozen
                ? outline.Explain(definition, found) with
                {
                    Count = frozen.Count,
                }
                : outline.Explain(definition, found)
        );
    }

    /// <summary>Tests every part of a segment on one member; of a frozen one its list decides.</summary>
    public async Task<Outcome<SegmentMembership>> WhyAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        string key,
        CancellationToken cancellationToken = default
    )
    {
        var why = await WhyAsync(tenantId, context, definition.Expression, key, cancellationToken);
        if (definition.Frozen is not { } frozen)
        {
            return why;
        }

        var listed = await runner.RunAsync(
            tenantId,
            FrozenQueries.Contains(definition, key),
            cancellationToken
        );
        return why.Map(found => found with { IsMember = listed[0][0] is true, FrozenAt = frozen.At });
    }

    private async Task<Outcome<SegmentMembership>> WhyAsync(
        string tenantId,
        SegmentContext context,
        ExpressionNode? node,
        string key,
        CancellationToken cancellationToken
    )
    {
        var outline = new SegmentOutline(context, node);
        var tests = SegmentCompiler.Contains(context, outline.Parts, key);
        switch (await QueryAsync(tenantId, tests, cancellationToken))
        {
            case Outcome<IReadOnlyList<object?[]>>.Refused(var why):
                return new Outcome<SegmentMembership>.Refused(why);
            case Outcome<IReadOnlyList<object?[]>>.Done([]):
                return new Outcome<SegmentMembership>.Refused(
                    new("member-unknown", "There is no member of this key.")
                );
            case Outcome<IReadOnlyList<object?[]>>.Done([var holds, ..]):
                var shown = outline.Shown;
                if (shown.Count == 0)
                {
                    return new Outcome<SegmentMembership>.Done(outline.Why(key, holds, []));
                }

                var values = SegmentCompiler.Values(context, shown, key);
                return (await QueryAsync(tenantId, values, cancellationToken)).Map(rows =>
                    outline.Why(key, holds, rows[0])
                );
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A statement for people to read and copy; frozen lists are written out in it.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="context">What the tree is read against.</param>
    /// <param name="definition">The segment.</param>
    /// <param name="dialect"><c>duckdb</c> or <c>postgres</c>.</param>
    /// <param name="cancellationToken">Ends the reading of frozen lists.</param>
    public async Task<Outcome<SegmentSql>> SqlAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        string dialect,
        CancellationToken cancellationToken
    )
    {
        SqlDialect? known = dialect switch
        {
            "duckdb" => SqlDialect.DuckDb,
            "postgres" => SqlDialect.Postgres,
            _ => null,
        };
        if (known is null)
        {
            return new Outcome<SegmentSql>.Refused(
                new("dialect-unknown", "A dialect is duckdb or postgres.", "dialect")
            );
        }

        var keys = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (
            var frozen in SegmentReferences
                .Closure(definition, context.Find)
                .Where(found => found.Frozen is not null)
        )
        {
            if (frozen.Frozen!.Count > MostWritten)
            {
                return new Outcome<SegmentSql>.Refused(
                    new(
                        "snapshot-too-large",
                        "A frozen list of more than 100,000 members is not written into a statement."
                    )
                );
            }

            var rows = await runner.RunAsync(
                tenantId,
                FrozenQueries.Members(frozen, null, MostWritten),
                cancellationToken
            );
            keys[FrozenQueries.TableOf(frozen)] = [.. rows.Select(row => (string?)row[0] ?? "")];
        }

        if (definition.Frozen is not null)
        {
            return new Outcome<SegmentSql>.Done(
                new SegmentSql(dialect, FrozenQueries.Written(keys[FrozenQueries.TableOf(definition)]))
            );
        }

        var written = context with { Keys = list => keys.GetValueOrDefault(FrozenQueries.TableOf(list), []) };
        return SegmentCompiler
            .ToSql(written, definition.Expression, known)
            .Map(sql => new SegmentSql(dialect, sql));
    }

    /// <summary>Runs a query, unless it is refused.</summary>
    public async Task<Outcome<IReadOnlyList<object?[]>>> QueryAsync(
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
