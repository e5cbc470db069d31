using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Puts one number of the members in the place of another: "wine instead of bakery". How it is compared stays.</summary>
internal static class TreeColumns
{
    /// <summary>The tree with what it says of one column said of another; null when it says nothing of it, or the two are not counted alike.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="old">The column that goes.</param>
    /// <param name="wanted">The column that comes.</param>
    /// <param name="words">Where it is said.</param>
    public static ExpressionNode? Swap(ExpressionNode tree, Facet old, Facet wanted, SourceSpan? words) =>
        IsAlike(old, wanted) && Nodes.Conditions(tree).Any(condition => IsOf(condition, old))
            ? Nodes.Map(
                tree,
                condition => IsOf(condition, old) ? Of(condition, old, wanted, words) : condition
            )
            : null;

    /// <summary>"what about wine?" after "over 100 on bakery": the tree with its only number of the same family said of another column; null when there is not one.</summary>
    public static ExpressionNode? SwapAlike(
        ExpressionNode tree,
        Facet wanted,
        PopulationModel model,
        SourceSpan? words
    ) =>
        Nodes
            .Conditions(tree)
            .Where(condition => condition.Measure is { Aggregate: null, Arithmetic: null })
            .Select(condition => model.Find(condition.Measure.FacetId))
            .OfType<Facet>()
            .Where(facet =>
                facet.FacetId != wanted.FacetId && IsAlike(facet, wanted) && AreOfOne(facet, wanted)
            )
            .DistinctBy(facet => facet.FacetId, StringComparer.Ordinal)
            .ToList()
            is [var only]
        && !Nodes.Conditions(tree).Any(condition => IsOf(condition, wanted))
            ? Swap(tree, only, wanted, words)
            : null;

    private static bool IsAlike(Facet one, Facet other) =>
        PopulationModel.IsNumber(one)
        && PopulationModel.IsNumber(other)
        && string.Equals(one.Table, other.Table, StringComparison.OrdinalIgnoreCase)
        && (
            string.Equals(one.Unit, other.Unit, StringComparison.Ordinal)
            || (PopulationModel.IsMoney(one) && PopulationModel.IsMoney(other))
        );

    /// <summary>"spend wine" and "spend bakery": of one kind of thing.</summary>
    private static bool AreOfOne(Facet one, Facet other) =>
        PopulationModel.Words(one).Select(Stemmer.Stem).FirstOrDefault() is { } first
        && PopulationModel.Words(other).Select(Stemmer.Stem).FirstOrDefault() == first
        && PopulationModel.Words(one).Skip(1).Any();

    private static bool IsOf(ExpressionNode.Condition condition, Facet facet) =>
        condition.Measure is { Aggregate: null, Arithmetic: null }
        && string.Equals(condition.Measure.FacetId, facet.FacetId, StringComparison.Ordinal);

    private static ExpressionNode.Condition Of(
        ExpressionNode.Condition condition,
        Facet old,
        Facet wanted,
        SourceSpan? words
    ) =>
        condition with
        {
            Measure = condition.Measure with { FacetId = wanted.FacetId },
            CompareTo =
                condition.CompareTo is { Measure: { } other } against
                && string.Equals(other.FacetId, old.FacetId, StringComparison.Ordinal)
                    ? against with
                    {
                        Measure = other with { FacetId = wanted.FacetId },
                    }
                    : condition.CompareTo,
            Unit = condition.Unit is null ? null : wanted.Unit,
            Source = words,
        };
}
