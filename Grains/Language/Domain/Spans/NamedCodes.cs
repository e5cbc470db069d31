using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>A column's name and a bare letter or short code after it that is one of its values: "band D", "tier 2".</summary>
internal static class NamedCodes
{
    private const double Sure = 0.75;
    private const int LongestCode = 3;

    /// <summary>The matches with such pairs as values.</summary>
    public static ImmutableArray<FacetMatch> Add(
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches,
        FacetIndex index,
        PopulationModel model
    )
    {
        var codes = matches
            .Where(match =>
                match is { Kind: MatchKind.Facet, Negated: false }
                && match.Score >= Sure
                && match.End < tokens.Length
                && IsCode(tokens[match.End])
                && model.Find(match.FacetId) is { Type: FacetType.Text }
            )
            .SelectMany(match =>
                index
                    .MatchValue(match.FacetId, tokens, match.End, match.End + 1)
                    .Where(value => value.Way == MatchWay.Exact)
                    .Take(1)
                    .Select(value =>
                        value with
                        {
                            First = match.First,
                            End = match.End + 1,
                            Score = Math.Max(value.Score, match.Score),
                        }
                    )
            )
            .ToList();
        return codes.Count == 0 ? matches : [.. matches, .. codes];
    }

    /// <summary>Not the article and not the pronoun, unless written as a code.</summary>
    private static bool IsCode(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number
        && token.Text.Length <= LongestCode
        && (token.Folded.Length > 1 || token.Folded is not ("a" or "i") || char.IsUpper(token.Text[0]));
}
