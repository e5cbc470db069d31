using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Reads consent given or refused ("opted in to X", "said no to X") as the yes-or-no column that keeps it.</summary>
/// <param name="words">Expressions of the classes <c>given</c>, <c>refused</c> and <c>trailing</c>.</param>
/// <param name="names">What such columns are called beside what they are about; the empty name for the subject alone.</param>
internal sealed class Consents(PhraseLexicon words, ImmutableArray<string> names)
{
    private const int LongestSubject = 3;
    private const double Sure = 0.75;

    /// <summary>The matches, with those inside of a reading of a consent left out.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="matches">What the catalog knows of it.</param>
    /// <param name="index">The catalog.</param>
    public ImmutableArray<FacetMatch> Read(
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches,
        FacetIndex index
    )
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var said = words
                .At(tokens, at)
                .Where(found => found.Class is "given" or "refused")
                .Select(found => ((string Class, int End)?)found)
                .FirstOrDefault();
            if (said is not var (way, end) || Column(tokens, end, index) is not { } column)
            {
                continue;
            }

            var read = column with { First = at, Negated = way is "refused" };
            matches = [.. matches.Where(match => match.End <= at || match.First >= read.End), read];
            at = read.End - 1;
        }

        return matches;
    }

    private FacetMatch? Column(ImmutableArray<Token> tokens, int first, FacetIndex index)
    {
        while (first < tokens.Length && tokens[first].Folded is "the" or "our" or "any" or "a" or "all")
        {
            first++;
        }

        for (var length = LongestSubject; length > 0; length--)
        {
            if (first + length > tokens.Length)
            {
                continue;
            }

            var subject = string.Join(' ', tokens[first..(first + length)].Select(token => token.Text));
            var column = names
                .Select(name => Flag(subject + " " + name, index))
                .OfType<FacetMatch>()
                .MaxBy(match => match.Score);
            if (column is not null)
            {
                var end = first + length;
                while (end < tokens.Length && words.At(tokens, end).Any(found => found.Class is "trailing"))
                {
                    end++;
                }

                return column with
                {
                    End = end,
                };
            }
        }

        return null;
    }

    /// <summary>The yes-or-no column that all of a name speaks of.</summary>
    private static FacetMatch? Flag(string name, FacetIndex index)
    {
        var tokens = Tokenizer.Tokenize(name);
        return index
            .Annotate(tokens)
            .Where(match =>
                match is { Kind: MatchKind.FlagFacet, First: 0, Negated: false }
                && match.End == tokens.Length
                && match.Score >= Sure
            )
            .MaxBy(match => match.Score);
    }
}
