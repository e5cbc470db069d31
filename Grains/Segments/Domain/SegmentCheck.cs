using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain.Sql;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>Judges a tree against the catalog and the tenant's rules: facets exist and may be used, operators and values fit their types.</summary>
/// <param name="context">The catalog.</param>
/// <param name="config">Allowed and restricted facets.</param>
internal sealed class SegmentCheck(SegmentContext context, TenantConfig config)
{
    private const int MostNodes = 500;
    private readonly CatalogMap _map = new(context.Catalog);
    private readonly List<Refusal> _found = [];
    private int _nodes;

    /// <summary>What is wrong, in the order of the tree; empty when all is well. The last check is that it compiles.</summary>
    /// <param name="context">The catalog.</param>
    /// <param name="config">Allowed and restricted facets.</param>
    /// <param name="expression">The tree; null = everyone.</param>
    /// <param name="path">JSON path of the tree in the request.</param>
    public static ImmutableArray<Refusal> Find(
        SegmentContext context,
        TenantConfig config,
        ExpressionNode? expression,
        string path = "definition.expression"
    )
    {
        var found = FindShape(context, config, expression, path);
        if (
            found.IsEmpty
            && SegmentCompiler.Counts(context, [expression]) is Outcome<CompiledQuery>.Refused(var why)
        )
        {
            return [why with { Member = path }];
        }

        return found;
    }

    /// <summary>What is wrong with the nodes themselves; whether they compile is not asked.</summary>
    public static ImmutableArray<Refusal> FindShape(
        SegmentContext context,
        TenantConfig config,
        ExpressionNode? expression,
        string path = "definition.expression"
    )
    {
        var check = new SegmentCheck(context, config);
        check.Visit(expression, path);
        return [.. check._found];
    }

    /// <summary>Why a facet may not be used; null when it may. A facet that is derived from a restricted one is restricted too.</summary>
    public Refusal? Forbidden(Facet facet, string? path = null)
    {
        if (facet.Pii)
        {
            return new("facet-pii", $"'{facet.FacetId}' identifies persons and is never queried.", path);
        }

        if (Sources(facet).Any(id => Holds(config.RestrictedFacets, id)))
        {
            return new("facet-restricted", $"'{facet.FacetId}' may not be used here.", path);
        }

        return !config.AllowedFacets.IsDefaultOrEmpty && !IsAllowed(facet)
            ? new(
                "facet-restricted",
                $"'{facet.FacetId}' is not among the facets that may be used here.",
                path
            )
            : null;
    }

    /// <summary>By its own id, or as what is computed from nothing but allowed columns.</summary>
    private bool IsAllowed(Facet facet) =>
        Holds(config.AllowedFacets, facet.FacetId)
        || (
            facet.Expression is not null
            && Sources(facet).Where(id => _map.FindFacet(id) is { Expression: null }).ToList()
                is { Count: > 0 } columns
            && columns.TrueForAll(id => Holds(config.AllowedFacets, id))
        );

    private void Visit(ExpressionNode? node, string path, string? rows = null)
    {
        if (++_nodes > MostNodes)
        {
            if (_nodes == MostNodes + 1)
            {
                Add("condition-invalid", $"An expression has at most {MostNodes} nodes.", path);
            }

            return;
        }

        switch (node)
        {
            case ExpressionNode.Group group:
                if (group.Children.IsDefaultOrEmpty)
                {
                    Add("condition-invalid", "A group has no conditions.", path);
                }
                else
                {
                    VisitAll(group.Children, path + ".children", rows);
                }

                break;
            case ExpressionNode.Condition condition:
                VisitCondition(condition, path, rows);
                break;
        }
    }

    private void VisitAll(ImmutableArray<ExpressionNode> nodes, string path, string? rows)
    {
        foreach (var (index, child) in (nodes.IsDefault ? [] : nodes).Index())
        {
            Visit(child, $"{path}[{ConditionWords.Number(index)}]", rows);
        }
    }

    private void VisitCondition(ExpressionNode.Condition condition, string path, string? rows)
    {
        if (condition.Measure is null)
        {
            Add("condition-invalid", "A condition names no facet.", path);
            return;
        }

        VisitMeasure(condition.Measure, path, rows);
        if (condition.CompareTo is { } other)
        {
            VisitMeasure(other.Measure, path + ".compareTo", rows);
            Visit(other.Among, path + ".compareTo.among", rows);
            VisitIds(other.Within, path + ".compareTo.within");
        }

        if (condition.Rank is { } rank)
        {
            Visit(rank.Among, path + ".rank.among");
            VisitIds(rank.Within, path + ".rank.within");
            return;
        }

        if (condition.Operator == ConditionOperator.Unknown)
        {
            Add("operator-invalid", "A condition has no operator.", path + ".operator");
        }
        else if (_map.FindFacet(condition.Measure.FacetId) is { } facet && condition.CompareTo is null)
        {
            VisitTest(condition, facet, path);
        }
    }

    private void VisitTest(ExpressionNode.Condition condition, Facet facet, string path)
    {
        var name = OperatorName(condition.Operator);
        if (
            !facet.AllowedOperators.IsDefaultOrEmpty
            && !facet.AllowedOperators.Contains(name, StringComparer.OrdinalIgnoreCase)
        )
        {
            Add("operator-invalid", $"'{facet.FacetId}' is not tested with '{name}'.", path + ".operator");
            return;
        }

        var type = MeasureType.Of(condition.Measure, facet);
        var needs = ValueTypes.Needs(condition.Operator);
        var values = condition.Values.IsDefault ? [] : condition.Values;
        if (values.Length < needs.Least || values.Length > needs.Most)
        {
            Add("values-invalid", $"'{name}' takes {needs.Words}.", path + ".values");
        }
        else if (!ValueTypes.Fits(type, condition.Operator))
        {
            Add("operator-invalid", $"'{name}' does not fit '{facet.FacetId}'.", path + ".operator");
        }
        else if (ValueTypes.Misfit(type, condition.Operator, values) is { } misfit)
        {
            Add("values-invalid", $"'{misfit}' does not fit '{facet.FacetId}'.", path + ".values");
        }
    }

    private void VisitMeasure(Measure measure, string path, string? rows)
    {
        VisitId(measure.FacetId, path + ".facetId");
        var own = measure.RowsOf(rows);
        if (measure.Via is not null)
        {
            VisitVia(measure, own, path + ".via");
        }

        if (measure.Table is { } table && _map.FindTable(table) is null)
        {
            Add("table-unknown", $"There is no table '{table}'.", path + ".table");
        }

        VisitAll(measure.Where, path + ".where", own);
        VisitAll(measure.Pick?.Among ?? [], path + ".pick.among", own);
        if (measure.RelativeTo is { } relative)
        {
            VisitId(relative.FacetId, path + ".relativeTo.facetId");
            VisitAll(relative.Where, path + ".relativeTo.where", MeasureRows.TableOf(relative.FacetId));
        }

        if (measure.Groups is { } groups)
        {
            VisitGroups(groups, path + ".groups", own);
        }

        if (measure.Arithmetic is { } arithmetic)
        {
            VisitMeasure(arithmetic.Right, path + ".arithmetic.right", rows);
        }
    }

    /// <summary>A reference is a column of the rows that are read, it may be used, and what is measured is reached by it.</summary>
    private void VisitVia(Measure measure, string? rows, string path)
    {
        if (
            rows is null
            || _map.FindTable(rows) is not { } table
            || _map.FindFacet(measure.FacetId) is not { } facet
            || _map.FindTable(facet.Table) is not { } target
            || _map.PathOf(table, target, measure.Via) is null
        )
        {
            Add(
                "facet-unreachable",
                $"'{measure.FacetId}' is not reached by a reference '{measure.Via}' of '{rows}'.",
                path
            );
        }
        else if (
            _map.FindColumn(table, measure.Via!) is { } reference
            && Forbidden(reference, path) is { } why
        )
        {
            _found.Add(why);
        }
    }

    private void VisitGroups(EventGroups groups, string path, string? rows)
    {
        if (groups.By is not ("order" or "day" or "week" or "month" or "quarter" or "year"))
        {
            VisitId(groups.By, path + ".by");
        }

        Visit(groups.Having, path + ".having", rows);
        if (groups.Value is { } value)
        {
            VisitMeasure(value, path + ".value", rows);
        }
    }

    private void VisitIds(ImmutableArray<string> ids, string path)
    {
        foreach (var id in ids.IsDefault ? [] : ids)
        {
            VisitId(id, path);
        }
    }

    private void VisitId(string? id, string path)
    {
        if (
            id is not null
            && id.EndsWith(".*", StringComparison.Ordinal)
            && _map.FindTable(id[..^2]) is not null
        )
        {
            return;
        }

        if (id is null || _map.FindFacet(id) is not { } facet)
        {
            Add("facet-unknown", $"There is no facet '{id}'.", path);
        }
        else if (Forbidden(facet, path) is { } why)
        {
            _found.Add(why);
        }
    }

    /// <summary>The facet and all that it is derived from.</summary>
    private HashSet<string> Sources(Facet facet)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<Facet>([facet]);
        while (open.TryDequeue(out var next))
        {
            if (
                seen.Add(next.FacetId)
                && next.Expression is { } text
                && DerivedExpression.Parse(text) is Outcome<DerivedExpression>.Done(var tree)
            )
            {
                foreach (var column in tree.Columns)
                {
                    if (_map.FindFacet($"{column.Table ?? next.Table}.{column.Name}") is { } source)
                    {
                        open.Enqueue(source);
                    }
                }
            }
        }

        return seen;
    }

    private static bool Holds(ImmutableArray<string> ids, string id) =>
        !ids.IsDefault && ids.Contains(id, StringComparer.OrdinalIgnoreCase);

    private static string OperatorName(ConditionOperator op) =>
        char.ToLowerInvariant(op.ToString()[0]) + op.ToString()[1..];

    private void Add(string code, string detail, string path) => _found.Add(new(code, detail, path));
}
