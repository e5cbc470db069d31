using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>What vouches for the conditions of a tree: facets for the catalog, values for the catalog or for words that somebody said.</summary>
/// <param name="Ratio">Share of conditions that are vouched for, 0 to 1; 1 when there is none.</param>
/// <param name="Missing">Those that are not.</param>
internal sealed record Grounding(double Ratio, ImmutableArray<ExpressionNode.Condition> Missing)
{
    /// <summary>Holds a tree against what the turn may know.</summary>
    public static Grounding Of(ExpressionNode? tree, TurnInput input)
    {
        var conditions = Nodes.Conditions(tree).ToList();
        var missing = conditions.Where(condition => !IsGrounded(condition, input)).ToImmutableArray();
        return new(
            conditions.Count == 0
                ? 1
                : Math.Round((conditions.Count - missing.Length) / (double)conditions.Count, 3),
            missing
        );
    }

    private static bool IsGrounded(ExpressionNode.Condition condition, TurnInput input)
    {
        var facet = Find(condition.Measure.FacetId, input.Catalog);
        return (facet is not null || IsRows(condition.Measure.FacetId, input.Catalog))
            && condition.Provenance != Provenance.Unknown
            && condition.Values.All(value => IsKnown(value, facet))
            && condition.Measure.Where.SelectMany(Nodes.Conditions).All(inner => IsGrounded(inner, input));
    }

    /// <summary>Numbers and dates are the words' own, which the verbatim check holds to; texts must be values of the facet.</summary>
    private static bool IsKnown(Literal value, Facet? facet) =>
        value.Text is not { } text
        || facet is not { ValuesComplete: true }
        || facet.Type is not FacetType.Text
        || facet.Values.Any(known => known.Value.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static Facet? Find(string facetId, Catalog catalog) =>
        catalog.Facets.FirstOrDefault(facet => facet.FacetId.Equals(facetId, StringComparison.Ordinal));

    private static bool IsRows(string facetId, Catalog catalog) =>
        facetId.EndsWith(".*", StringComparison.Ordinal)
        && catalog.Tables.Any(table => facetId.Equals(table.Name + ".*", StringComparison.Ordinal));
}
