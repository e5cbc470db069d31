using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Whether words of a sentence may be meant as a value.</summary>
internal sealed class ValuePlausibility(Thesaurus thesaurus)
{
    private const int FrequentRank = 300;

    /// <summary>True when the stretch may be a value by itself: small words only when they are marked, names of persons only in capitals.</summary>
    public bool MaySpeak(Sentence sentence, int first, int end, IndexedFacet facet)
    {
        if (end - first > 1)
        {
            return !facet.Facet.Pii || sentence.Slots[first].Token.Text.Any(char.IsUpper);
        }

        var token = sentence.Slots[first].Token;
        if (token.Kind == TokenKind.Number)
        {
            return facet.IsTextual;
        }

        if (facet.Facet.Pii && !char.IsUpper(token.Text[0]))
        {
            return false;
        }

        var isSmall =
            token.Folded.Length <= 3
            && !thesaurus.IsPlain(token.Stem)
            && WordList.Rank(token.Folded)
                < (token.Folded.Length <= 2 ? 2 * FrequentRank : FrequentRank * 2 / 3);
        return isSmall || token.Folded.Length == 1
            ? IsMarked(sentence, first)
            : !thesaurus.IsFiller(token.Stem);
    }

    /// <summary>Short forms that are also English words are believed in capitals, or after "the" ("the us").</summary>
    public static bool IsMarked(Sentence sentence, int at)
    {
        var token = sentence.Slots[at].Token;
        return (
                !sentence.AllCapitals
                && token.Text.Where(char.IsLetter).All(char.IsUpper)
                && token.Text is not "I"
            ) || (at > 0 && token.Folded.Length > 1 && sentence.Slots[at - 1].Token.Folded is "the");
    }

    /// <summary>How likely the stretch is meant as a value at all, 0 to 1.</summary>
    public double Plausibility(Sentence sentence, int first, int end, IndexedFacet facet, int only)
    {
        if (only >= 0 || end - first > 1)
        {
            return 1;
        }

        var token = sentence.Slots[first].Token;
        return token.Kind == TokenKind.Number ? 0.45
            : facet.Facet.Pii ? 0.6
            : token.Folded.Length == 1 ? 0.6
            : thesaurus.IsEntityWord(token.Stem) ? 0.8
            : !thesaurus.IsPlain(token.Stem)
            && WordList.Rank(token.Folded) < FrequentRank
            && string.Equals(token.Text, token.Folded, StringComparison.Ordinal)
                ? 0.75
            : 1;
    }
}
