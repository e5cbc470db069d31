using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>What a condition tree rests on: its facets, and the facets that those are computed from.</summary>
internal static partial class FacetLineage
{
    /// <summary>Ids of all facets that a tree names, in any part of it; <c>table.*</c> and calendar units are left out.</summary>
    public static ImmutableHashSet<string> FacetsOf(ExpressionNode node) => FacetsOf(node, null);

    /// <summary>Ids of all facets that a measure names, the reference by which it reads included.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="rows">Table of the rows that it is an attribute of; null = of members.</param>
    public static ImmutableHashSet<string> FacetsOf(Measure measure, string? rows)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        Visit(measure, rows, found);
        return found.ToImmutable();
    }

    /// <summary>Ids of all facets that a condition on rows of a table names.</summary>
    public static ImmutableHashSet<string> FacetsOf(ExpressionNode node, string? rows)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        Visit(node, rows, found);
        return found.ToImmutable();
    }

    /// <summary>The facet of an id, regardless of case; null when the catalog has none.</summary>
    public static Facet? Find(Catalog catalog, string facetId) =>
        catalog.Facets.FirstOrDefault(facet =>
            string.Equals(facet.FacetId, facetId, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>A facet with everything that it is computed from, itself first.</summary>
    public static ImmutableArray<Facet> OriginsOf(Facet facet, Catalog catalog)
    {
        var found = ImmutableArray.CreateBuilder<Facet>();
        var open = new Queue<Facet>([facet]);
        while (open.TryDequeue(out var next))
        {
            if (found.Contains(next))
            {
                continue;
            }

            found.Add(next);
            foreach (var origin in Named(next.Expression, next.Table, catalog))
            {
                open.Enqueue(origin);
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<Facet> Named(string? expression, string table, Catalog catalog)
    {
        if (expression is null)
        {
            yield break;
        }

        var names = Identifiers()
            .Matches(expression)
            .Select(match => match.Value.Replace("\"", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var facet in catalog.Facets)
        {
            if (
                names.Contains(facet.FacetId)
                || (
                    string.Equals(facet.Table, table, StringComparison.Ordinal)
                    && names.Contains(facet.Column)
                )
            )
            {
                yield return facet;
            }
        }
    }

    private static void Visit(ExpressionNode? node, string? rows, ImmutableHashSet<string>.Builder found)
    {
        switch (node)
        {
            case ExpressionNode.Group group:
                VisitAll(group.Children, rows, found);
                break;
            case ExpressionNode.Condition condition:
                Visit(condition.Measure, rows, found);
                Visit(condition.CompareTo?.Measure, rows, found);
                Visit(condition.CompareTo?.Among, rows, found);
                AddAll(condition.CompareTo?.Within, found);
                Visit(condition.Rank?.Among, null, found);
                AddAll(condition.Rank?.Within, found);
                break;
            default:
                break;
        }
    }

    private static void Visit(Measure? measure, string? rows, ImmutableHashSet<string>.Builder found)
    {
        if (measure is null)
        {
            return;
        }

        Add(measure.FacetId, found);
        Add(measure.Reference(rows), found);
        var own = measure.RowsOf(rows);
        VisitAll(measure.Where, own, found);
        Add(measure.RelativeTo?.FacetId, found);
        VisitAll(measure.RelativeTo?.Where, MeasureRows.TableOf(measure.RelativeTo?.FacetId), found);
        VisitAll(measure.Pick?.Among, own, found);
        Add(measure.Groups?.By, found);
        Visit(measure.Groups?.Having, own, found);
        Visit(measure.Groups?.Value, own, found);
        Visit(measure.Arithmetic?.Right, rows, found);
    }

    private static void VisitAll(
        ImmutableArray<ExpressionNode>? nodes,
        string? rows,
        ImmutableHashSet<string>.Builder found
    )
    {
        foreach (var node in nodes is { IsDefault: false } some ? some : [])
        {
            Visit(node, rows, found);
        }
    }

    private static void AddAll(ImmutableArray<string>? ids, ImmutableHashSet<string>.Builder found)
    {
        foreach (var id in ids is { IsDefault: false } some ? some : [])
        {
            Add(id, found);
        }
    }

    private static void Add(string? id, ImmutableHashSet<string>.Builder found)
    {
        if (
            id is not null
            && id.Contains('.', StringComparison.Ordinal)
            && !id.EndsWith(".*", StringComparison.Ordinal)
        )
        {
            found.Add(id);
        }
    }

    [GeneratedRegex(
        "\"[^\"]+\"(?:\\.\"[^\"]+\")?|[\\p{L}_][\\p{L}\\d_]*(?:\\.(?:[\\p{L}_][\\p{L}\\d_]*|\"[^\"]+\"))?",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Identifiers();
}
