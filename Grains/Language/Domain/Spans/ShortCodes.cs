using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Words that a column holds as short codes: "senior" where there is an SNR, "student" where there is a STU.</summary>
internal static class ShortCodes
{
    private const double Score = 0.72;
    private const double Understood = 0.5;
    private const int ShortestCode = 3;
    private const int ShortestWord = 5;

    /// <summary>The matches with the codes of words that nothing else is known of.</summary>
    public static ImmutableArray<FacetMatch> Add(
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches,
        PopulationModel model,
        LanguageData data,
        Thesaurus thesaurus
    )
    {
        var all = matches.ToBuilder();
        foreach (var token in tokens)
        {
            if (
                token.Kind != TokenKind.Word
                || token.Folded.Length < ShortestWord
                || data.Fillers.Contains(token.Folded)
                || (thesaurus.IsEntityWord(token.Stem) && !DescribesColumn(token, tokens, matches))
                || thesaurus.EventVerb(token.Stem) is not null
                || data.FunctionWords.At(tokens, token.Index).Any()
                || matches.Any(match =>
                    match.First <= token.Index && token.Index < match.End && match.Score >= Understood
                )
            )
            {
                continue;
            }

            all.AddRange(Of(token, model));
        }

        return all.Count == matches.Length ? matches : all.ToImmutable();
    }

    /// <summary>"student card" where there is a card type: no members, but which of the cards.</summary>
    private static bool DescribesColumn(
        Token token,
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches
    ) =>
        token.Index + 1 < tokens.Length
        && matches.Any(match =>
            match is { Kind: MatchKind.Facet, Score: >= Understood } && match.First == token.Index + 1
        );

    /// <summary>The one code of each column that the word is written short as.</summary>
    private static IEnumerable<FacetMatch> Of(Token token, PopulationModel model)
    {
        foreach (var facet in model.CodedFacets)
        {
            if (facet.Values.Where(value => Shortens(value.Value, token)).Take(2).ToList() is [var only])
            {
                yield return new FacetMatch(
                    token.Index,
                    token.Index + 1,
                    MatchKind.Value,
                    facet.FacetId,
                    [only.Value],
                    MatchWay.Abbreviation,
                    Score,
                    Negated: false,
                    ConditionOperator.Eq
                );
            }
        }
    }

    /// <summary>The first letters of the word, or of its consonants after the first letter, or its frame: STU, SNR, ADT.</summary>
    private static bool Shortens(string code, Token token)
    {
        if (code.Length < ShortestCode)
        {
            return false;
        }

        return Begins(token.Folded, code) || Begins(token.Stem, code);
    }

    private static bool Begins(string word, string code) =>
        word.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        || (
            word.Length > 0
            && (
                word[..1]
                + string.Concat(word[1..].Where(letter => letter is not ('a' or 'e' or 'i' or 'o' or 'u')))
            ).StartsWith(code, StringComparison.OrdinalIgnoreCase)
        )
        || (EndsIn(word, code[^1]) && Holds(word, code));

    private static bool EndsIn(string text, char letter) =>
        text.Length > 0 && char.ToLowerInvariant(text[^1]) == char.ToLowerInvariant(letter);

    /// <summary>The letters of the code in their order, from the first letter on.</summary>
    private static bool Holds(string word, string code)
    {
        var at = 0;
        foreach (var letter in word)
        {
            at += at < code.Length && char.ToLowerInvariant(code[at]) == letter ? 1 : 0;
            if (at == 0)
            {
                return false;
            }
        }

        return at == code.Length;
    }
}
