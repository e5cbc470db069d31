using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"went to the same restaurant at least 3 times", "two cars of the same make": so many rows that share a value.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class SameValues(ReadingScope scope)
{
    private const double Sure = 0.7;

    /// <summary>The row of items in which such a noun says what the rows share.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var item = row[at];
            if (
                item is { Date: null, Comparison: null, Node: null, RowNode: null }
                && !item.Is("same-order")
                && NounAfterSame(item) is { } noun
                && Shared(item, noun) is { } shared
            )
            {
                row = row.SetItem(
                    at,
                    new Item(item.First, item.End) { Shared = shared, Weight = item.Weight }
                );
            }
        }

        return row;
    }

    /// <summary>The token after "same", in the item or right before it.</summary>
    private int? NounAfterSame(Item item)
    {
        for (var at = Math.Max(1, item.First); at < item.End; at++)
        {
            if (scope.Tokens[at - 1].Folded is "same")
            {
                return at;
            }
        }

        return null;
    }

    private Facet? Shared(Item item, int noun)
    {
        var matches =
            item.First == noun
                ? item.Matches
                : [.. scope.Index.Annotate([scope.Tokens[noun] with { Index = 0 }])];
        return matches
                .Where(match => match is { Kind: MatchKind.Facet, Score: >= Sure, Way: not MatchWay.Synonym })
                .Select(match => scope.Model.Find(match.FacetId))
                .OfType<Facet>()
                .FirstOrDefault(facet =>
                    facet.Role is FacetRole.Category or FacetRole.Text
                    && !scope.Model.IsOfMember(facet.FacetId)
                    && scope.Model.EventsWith(facet.FacetId).Any()
                )
            ?? Referred(matches);
    }

    /// <summary>"the same car" where the rows lead to a table of cars: the reference to it.</summary>
    private Facet? Referred(ImmutableArray<FacetMatch> matches) =>
        matches
            .Where(match => match is { Kind: MatchKind.Table, Way: MatchWay.Label, Score: >= Sure })
            .Where(match => scope.Model.EventNamed(match.FacetId) is null)
            .SelectMany(match =>
                scope.Model.Events.SelectMany(events =>
                    events
                        .Table.References.Where(reference =>
                            PopulationModel
                                .TableOf(reference.Value)
                                .Equals(match.FacetId, StringComparison.OrdinalIgnoreCase)
                        )
                        .Select(reference => scope.Model.Find(events.Table.Name + "." + reference.Key))
                )
            )
            .OfType<Facet>()
            .FirstOrDefault(facet => !scope.Model.IsOfMember(facet.FacetId));
}
