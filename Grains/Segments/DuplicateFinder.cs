using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Finds saved segments of the same conditions, or of nearly the same people. Looks at few, and never stands in anybody's way.</summary>
internal sealed class DuplicateFinder(SegmentReader reader)
{
    /// <summary>Finds them.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="context">What the segment is counted against.</param>
    /// <param name="definition">The segment, at the context's day.</param>
    /// <param name="count">Its members.</param>
    /// <param name="others">The other active segments.</param>
    /// <param name="rules">When segments are alike.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>Those most alike first.</returns>
    public async Task<ImmutableArray<SegmentDuplicate>> FindAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        long count,
        IReadOnlyCollection<SegmentEntry> others,
        DuplicateRules rules,
        CancellationToken cancellationToken
    )
    {
        if (others.Count == 0)
        {
            return [];
        }

        var tree = TreeCanon.Hash(definition.Expression);
        var same = others.Where(other => string.Equals(other.Tree, tree, StringComparison.Ordinal)).ToList();
        var compared = rules.Candidates(others.Except(same), count);
        var found = same.Select(other => rules.Judge(other, sameConditions: true, 1));
        var alike = compared.IsEmpty
            ? []
            : await CompareAsync(tenantId, context, definition, compared, rules, cancellationToken);
        return [.. found.Concat(alike).OfType<SegmentDuplicate>().OrderByDescending(one => one.Similarity)];
    }

    private async Task<IEnumerable<SegmentDuplicate?>> CompareAsync(
        string tenantId,
        SegmentContext context,
        SegmentDefinition definition,
        ImmutableArray<SegmentEntry> others,
        DuplicateRules rules,
        CancellationToken cancellationToken
    )
    {
        var references = others.Select(other => new ExpressionNode.Reference(other.SegmentId)).ToList();
        var find = await reader.FindReferencesAsync(tenantId, [definition.Expression, .. references]);
        var open = context with { Find = find };
        // One that no longer fits the catalog must not hide the others.
        var usable = others
            .Zip(references)
            .Where(pair => SegmentCompiler.Counts(open, [pair.Second]) is Outcome<CompiledQuery>.Done)
            .ToList();
        var nodes = new List<ExpressionNode?> { definition.Expression };
        foreach (var (_, reference) in usable)
        {
            nodes.Add(reference);
            nodes.Add(
                definition.Expression is { } tree
                    ? new ExpressionNode.Group(GroupOperator.And, [tree, reference])
                    : reference
            );
        }

        if (
            usable.Count == 0
            || await reader.CountAsync(tenantId, open, nodes, cancellationToken)
                is not Outcome<SegmentCounts>.Done
                (var counts)
        )
        {
            return [];
        }

        return usable.Select(
            (pair, place) =>
            {
                var (mine, its, both) = (
                    counts.Trees[0].Count,
                    counts.Trees[1 + (2 * place)].Count,
                    counts.Trees[2 + (2 * place)].Count
                );
                var either = mine + its - both;
                return either == 0
                    ? null
                    : rules.Judge(pair.First, sameConditions: false, both / (double)either);
            }
        );
    }
}
