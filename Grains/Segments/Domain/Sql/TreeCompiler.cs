using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Compiles trees into one query.</summary>
internal sealed class TreeCompiler
{
    private const int MaxDepth = 200;
    private readonly SegmentContext _context;
    private readonly ImmutableHashSet<string> _open;
    private int _depth;

    public TreeCompiler(SegmentContext context, SqlDialect dialect, bool literals)
        : this(
            context,
            new CatalogMap(context.Catalog),
            new QueryPlan(dialect, literals),
            ImmutableHashSet.Create<string>(StringComparer.Ordinal)
        ) { }

    private TreeCompiler(
        SegmentContext context,
        CatalogMap map,
        QueryPlan plan,
        ImmutableHashSet<string> open
    )
    {
        _context = context;
        _open = open;
        Map = map;
        Plan = plan;
        Keys = new(map);
        Values = new(plan, context.Today, context.WeekStartsOn);
        Comparisons = new(plan, Values);
        Events = new(this);
        Ranks = new(this);
    }

    /// <summary>The catalog.</summary>
    public CatalogMap Map { get; }

    /// <summary>The query.</summary>
    public QueryPlan Plan { get; }

    /// <summary>Keys of members.</summary>
    public MemberKeys Keys { get; }

    /// <summary>Transforms and arithmetic.</summary>
    public ValueSql Values { get; }

    /// <summary>Comparisons.</summary>
    public ComparisonSql Comparisons { get; }

    /// <summary>Aggregates over events.</summary>
    public EventMeasures Events { get; }

    /// <summary>Ranks and averages over members.</summary>
    public MemberRanks Ranks { get; }

    /// <summary>The reference date.</summary>
    public DateOnly Today => _context.Today;

    /// <summary>The node as a test that may be null, which means no.</summary>
    public string Test(ExpressionNode? node, Scope scope)
    {
        if (++_depth > MaxDepth)
        {
            throw new TreeFault("condition-invalid", "The expression is nested too deeply.");
        }

        var test = node switch
        {
            null => "TRUE",
            ExpressionNode.Condition condition => scope.Test(condition),
            ExpressionNode.Reference reference => scope.TestMember(Segment(reference.SegmentId)),
            ExpressionNode.Group group => TestGroup(group, scope),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        _depth--;
        return test;
    }

    /// <summary>A part with the column <c>k</c>: the keys of those who satisfy the node.</summary>
    public string Members(ExpressionNode? node)
    {
        var members = new MemberScope(this);
        var test = Test(node, members);
        return Plan.Part("members", $"SELECT {members.Key} AS k FROM {members.From} WHERE {test}");
    }

    /// <summary>True when the measure is taken over rows.</summary>
    public static bool IsAggregate(Measure measure) =>
        measure.Aggregate is { Function: not (AggregateFunction.None or AggregateFunction.Unknown) };

    /// <summary>True when the member has at most one value of it: a column of the entity table, or of a lookup that it refers to.</summary>
    public bool IsMemberFacet(Facet facet, Measure measure)
    {
        var table = TableOf(facet.Table);
        if (measure.Table is { } named && !CatalogMap.Same(TableOf(named), table))
        {
            return IsEntity(TableOf(named));
        }

        return IsEntity(table)
            || (
                table.Role != TableRole.Event
                && Map.Entity is { } entity
                && Map.PathOf(entity, table) is not null
            );
    }

    /// <summary>The event table whose rows a measure reads.</summary>
    public CatalogTable EventTable(Measure measure)
    {
        if (measure.Table is { } named)
        {
            return TableOf(named);
        }

        var table = TableOf(TableName(measure.FacetId));
        if (Keys.Find(table) is not null)
        {
            return table;
        }

        if (measure.FacetId.EndsWith(".*", StringComparison.Ordinal))
        {
            throw new TreeFault("facet-unreachable", $"Rows of '{table.Name}' belong to no member.");
        }

        return Map.Catalog.Tables.Where(events =>
                    Keys.Find(events) is not null && Map.PathOf(events, table) is not null
                )
                .OrderBy(events => Map.PathOf(events, table)!.Count)
                .ThenByDescending(events => events.Rows)
                .FirstOrDefault()
            ?? throw new TreeFault("facet-unreachable", $"No member has rows that refer to '{table.Name}'.");
    }

    /// <summary>The facet; null for the rows themselves (<c>table.*</c>).</summary>
    public Facet? FacetOf(Measure measure) =>
        measure.FacetId.EndsWith(".*", StringComparison.Ordinal)
            ? null
            : Map.FindFacet(measure.FacetId)
                ?? throw new TreeFault("facet-unknown", $"There is no facet '{measure.FacetId}'.");

    /// <summary>True for the table with one row per member.</summary>
    public bool IsEntity(CatalogTable table) => Map.Entity is { } entity && CatalogMap.Same(entity, table);

    /// <summary>The table of this name.</summary>
    public CatalogTable TableOf(string name) =>
        Map.FindTable(name) ?? throw new TreeFault("table-unknown", $"There is no table '{name}'.");

    /// <summary>Table of a facet id, whose column may hold dots.</summary>
    public string TableName(string facetId)
    {
        if (Map.FindFacet(facetId) is { } facet)
        {
            return facet.Table;
        }

        var dot = facetId.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            ? facetId[..dot]
            : throw new TreeFault("facet-unknown", $"There is no facet '{facetId}'.");
    }

    private string TestGroup(ExpressionNode.Group group, Scope scope)
    {
        if (group.Children.IsDefaultOrEmpty)
        {
            throw new TreeFault("condition-invalid", "A group has no conditions.");
        }

        var tests = group.Children.Select(child => Test(child, scope)).ToList();
        return group.Op switch
        {
            GroupOperator.And => tests.Count == 1 ? tests[0] : $"({string.Join(" AND ", tests)})",
            GroupOperator.Or => tests.Count == 1 ? tests[0] : $"({string.Join(" OR ", tests)})",
            GroupOperator.Not when tests.Count == 1 => ComparisonSql.No(tests[0]),
            GroupOperator.AtLeast when group.AtLeast is { } least =>
                $"({string.Join(" + ", tests.Select(test => $"CASE WHEN {test} THEN 1 ELSE 0 END"))}) >= {Plan.Value((long)least)}",
            _ => throw new TreeFault("condition-invalid", "A group does not say how its conditions combine."),
        };
    }

    /// <summary>Those of a frozen list who are still in the population; for people to copy, the list itself.</summary>
    private string Frozen(SegmentDefinition other)
    {
        var members = new MemberScope(this);
        var keys = SqlDialect.Text(members.RawKey.Sql);
        var list = $"SELECT key FROM {SqlDialect.Quote(FrozenQueries.TableOf(other))}";
        if (!ReferenceEquals(Plan.Dialect, SqlDialect.Embedded))
        {
            var written = _context.Keys?.Invoke(other) ?? [];
            list = written.IsEmpty
                ? "NULL"
                : string.Join(", ", written.Select(key => SqlDialect.Literal(key)));
        }

        return Plan.Part("frozen", $"SELECT {members.Key} AS k FROM {members.From} WHERE {keys} IN ({list})");
    }

    private string Segment(string segmentId)
    {
        if (_open.Contains(segmentId))
        {
            throw new TreeFault("segment-circular", "A segment would be made from itself.");
        }

        var other =
            _context.Find?.Invoke(segmentId)
            ?? throw new TreeFault("segment-unknown", $"There is no segment '{segmentId}'.");
        if (other.Frozen is not null)
        {
            return Frozen(other);
        }

        var today = other.Today == default ? _context.Today : other.Today;
        var inner = new TreeCompiler(_context with { Today = today }, Map, Plan, _open.Add(segmentId));
        inner._depth = _depth;
        return inner.Members(other.Expression);
    }
}
