using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Reads misspelt words of the grammar as what they stand for; words that the catalog knows and real words stay as they are.</summary>
/// <param name="words">Words of the grammar: joints, comparators, entity nouns, verbs.</param>
internal sealed class SpokenWords(IEnumerable<string> words)
{
    private const int Shortest = 4;
    private const double Known = 0.75;
    private const double PartOfName = 0.5;
    private const double OfSeveral = 0.7;
    private const double Whole = 0.85;
    private readonly SpellingIndex _index = new(words.Where(word => word.Length >= Shortest));

    /// <summary>The tokens, misspelt words of the grammar with the spelling that is meant. Places and texts stay.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="matches">What the catalog knows of it.</param>
    /// <param name="known">Terms and names that are spelt as somebody gave them.</param>
    public ImmutableArray<Token> Correct(
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches,
        KnownWords known
    )
    {
        var corrected = tokens.ToBuilder();
        var changed = false;
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            if (
                token.Kind != TokenKind.Word
                || token.Folded.Length < Shortest
                || WordList.Contains(token.Folded)
                || token.Text.Any(char.IsDigit)
                || known.Holds(token)
                || IsDoer(token.Folded)
                || (at > 0 && char.IsUpper(token.Text[0]) && !char.IsUpper(tokens[0].Text[0]))
                || matches.Any(match => match.First <= at && at < match.End && Explains(match))
            )
            {
                continue;
            }

            if (
                _index.Near(token.Folded) is [var (word, distance), ..]
                && distance <= (token.Folded.Length >= 7 ? 2 : 1)
            )
            {
                changed = true;
                corrected[at] = token with { Folded = word, Stem = Stemmer.Stem(word) };
            }
        }

        return changed ? corrected.ToImmutable() : tokens;
    }

    /// <summary>"timers", "hikers": a word for those who do something is no misspelling, though the list has it not.</summary>
    private static bool IsDoer(string word) =>
        word.TrimEnd('s') is { Length: > Shortest } one
        && one.EndsWith("er", StringComparison.Ordinal)
        && (WordList.Contains(one[..^2]) || WordList.Contains(one[..^1]));

    /// <summary>
    /// True for a reading that makes a correction needless: a word that is known by itself, or a value of several words of which one is
    /// misspelt ("sience fiction"). "custmers who" is no customer's name.
    /// </summary>
    private static bool Explains(FacetMatch match) =>
        match.End > match.First + 1
            ? match is { Kind: MatchKind.Value, Way: MatchWay.Typo, Score: >= OfSeveral }
                || (match.Way != MatchWay.Typo && match.Score >= Whole)
            : match.Way != MatchWay.Typo
                && match.Score >= (match.Way == MatchWay.Partial ? PartOfName : Known);
}
