using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A noun of a column's own name beside one of its values says only that: "a silver card" of the column "card tier", though others pay by card.</summary>
internal static class OwnColumns
{
    private const double Sure = 0.9;

    /// <summary>The row with such nouns made fillers.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var noun = row[at];
            if (IsHolderOf(row, at, scope))
            {
                row = row.SetItem(at, new Item(noun.First, noun.End) { Filler = true });
                continue;
            }

            if (
                at > 0
                && noun is { Comparison: null, Date: null, Term: null, SegmentId: null }
                && row[at - 1].End == noun.First
                && noun.Of(MatchKind.Value).Any()
                && !noun.Of(MatchKind.Table).Any()
                && row[at - 1]
                    .Of(MatchKind.Value)
                    .Any(value =>
                        value is { Way: MatchWay.Exact, Score: >= Sure }
                        && !noun.Of(MatchKind.Value).Any(other => other.FacetId == value.FacetId)
                        && IsNameOf(noun, value.FacetId, scope)
                    )
            )
            {
                row = row.SetItem(at, new Item(noun.First, noun.End) { Filler = true });
            }
        }

        return row;
    }

    /// <summary>"card holders" where the number of a member is that of a card: the members themselves.</summary>
    private static bool IsHolderOf(ImmutableArray<Item> row, int at, ReadingScope scope) =>
        row[at] is { Length: 1, Comparison: null, Date: null, Term: null }
        && scope.Tokens.ElementAtOrDefault(row[at].End)?.Stem is "holder"
        && row[at]
            .Of(MatchKind.Facet)
            .Any(match =>
                scope.Model.Find(match.FacetId) is { Role: FacetRole.Key } key
                && scope.Model.IsOfMember(key.FacetId)
                && PopulationModel
                    .Words(key)
                    .Select(Stemmer.Stem)
                    .Contains(scope.Tokens[row[at].First].Stem, StringComparer.Ordinal)
            )
        && (at == 0 || !row[at - 1].Of(MatchKind.Value).Any());

    /// <summary>All words of the noun, but for one for members ("card holders"), are of the column's name.</summary>
    private static bool IsNameOf(Item noun, string facetId, ReadingScope scope)
    {
        if (scope.Model.Find(facetId) is not { } facet)
        {
            return false;
        }

        var name = PopulationModel.Words(facet).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        var words = scope.Tokens[noun.First..noun.End];
        return words.Any(token => name.Contains(token.Stem))
            && words.All(token => name.Contains(token.Stem) || scope.Thesaurus.IsEntityWord(token.Stem));
    }
}
