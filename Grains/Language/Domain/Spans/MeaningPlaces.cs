using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Puts the meaning of a vague word where it says what was asked: "expensive things", from 50 on, are "something worth over 50".</summary>
/// <param name="words">The words of the language.</param>
/// <param name="index">The tenant's facets and values.</param>
/// <param name="model">The tenant's data.</param>
internal sealed class MeaningPlaces(LanguageWords words, FacetIndex index, PopulationModel model)
{
    private const string Worth = "worth ";
    private const int MostBefore = 4;
    private const double Sure = 0.7;
    private static readonly string[] Times = [" times", " time"];

    /// <summary>What is read in the place of the word, and how far it reaches.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="end">One past the last token of the word.</param>
    /// <param name="term">The word.</param>
    /// <param name="undated">True when the meaning is no phrase of time.</param>
    public (int End, string Text) Put(ImmutableArray<Token> tokens, int end, KnownTerm term, bool undated)
    {
        var meaning = term.Meaning;
        if (words.Data.VagueOf(term.Term) is not { } vague || !undated || !HasNumber(meaning))
        {
            return (end, meaning);
        }

        if (vague.IsAmount)
        {
            return Amount(tokens, end, meaning);
        }

        if (CountOf(meaning) is { } count)
        {
            // "many children" where a column counts them; "frequent buyers".
            return NumberFacetAt(tokens, end) is not null ? (end, count)
                : IsOfMembers(tokens, end) ? (end + 1, tokens[end].Text + " with " + count + " orders")
                : (end, meaning);
        }

        return (end, vague.Measure.Length > 0 ? vague.Measure + " " + meaning : meaning);
    }

    private (int End, string Text) Amount(ImmutableArray<Token> tokens, int end, string meaning)
    {
        if (NumberFacetAt(tokens, end) is { } column)
        {
            return (column, Text(tokens, end, column) + " " + meaning);
        }

        var last = NounAt(tokens, end);
        if (last == end)
        {
            var before = tokens.Take(end).TakeLast(MostBefore + 1);
            return (
                end,
                before.Any(token => NumberFacetAt(tokens, token.Index) is not null)
                    ? meaning
                    : Worth + meaning
            );
        }

        var noun = Text(tokens, end, last);
        return words.Data.Goods.Contains(tokens[last - 1].Folded)
            ? (last, Text(tokens, end, last - 1) + " something " + Worth + meaning)
            : (
                last,
                noun + " " + (IsEvent(tokens, last - 1) || !IsMoney(tokens[last - 1]) ? Worth : "") + meaning
            );
    }

    /// <summary>One past the noun that the word stands before ("large online orders"); the word's own end when there is none.</summary>
    private int NounAt(ImmutableArray<Token> tokens, int first)
    {
        for (
            var at = first;
            at < tokens.Length && at < first + MostBefore && tokens[at].Kind is TokenKind.Word;
            at++
        )
        {
            if (words.Data.Goods.Contains(tokens[at].Folded) || IsEvent(tokens, at) || IsMoney(tokens[at]))
            {
                return at + 1;
            }

            if (
                words.Data.FunctionWords.At(tokens, at).Any()
                || words.Data.Fillers.Contains(tokens[at].Folded)
            )
            {
                break;
            }
        }

        return
            first < tokens.Length
            && index
                .Annotate(tokens)
                .Where(match => match.First == first && match is { Kind: MatchKind.Value, Score: >= Sure })
                .Select(match => match.End)
                .DefaultIfEmpty(first)
                .Max()
                is var value
            ? value
            : first;
    }

    /// <summary>"at least 3" of "at least 3 times"; null for other meanings.</summary>
    private static string? CountOf(string meaning) =>
        Times
            .Where(times => meaning.EndsWith(times, StringComparison.Ordinal))
            .Select(times => meaning[..^times.Length])
            .FirstOrDefault();

    private bool IsOfMembers(ImmutableArray<Token> tokens, int at) =>
        at < tokens.Length
        && (
            words.Thesaurus.IsEntityWord(tokens[at].Stem)
            || index
                .Annotate([tokens[at]])
                .Any(match =>
                    match is { Kind: MatchKind.Table, Score: >= Sure }
                    && string.Equals(match.FacetId, model.Entity?.Name, StringComparison.OrdinalIgnoreCase)
                )
        );

    private bool IsMoney(Token token) => words.Thesaurus.MeasureWord(token.Stem) is "money";

    private bool IsEvent(ImmutableArray<Token> tokens, int at) =>
        words.Thesaurus.EventAt(tokens, at) is not null
        || index
            .Annotate([tokens[at]])
            .Any(match =>
                match is { Kind: MatchKind.Table, Score: >= Sure }
                && model.EventNamed(match.FacetId) is not null
            );

    /// <summary>One past a column of numbers that is named from a token on; null when none is.</summary>
    private int? NumberFacetAt(ImmutableArray<Token> tokens, int first) =>
        index
            .Annotate(tokens)
            .Where(match =>
                match.First == first
                && match is { Kind: MatchKind.Facet, Way: not MatchWay.Synonym, Score: >= Sure }
                && model.Find(match.FacetId) is { } facet
                && PopulationModel.IsNumber(facet)
            )
            .Select(match => (int?)match.End)
            .Max();

    private static string Text(ImmutableArray<Token> tokens, int first, int end) =>
        string.Join(' ', tokens[first..end].Select(token => token.Text));

    private static bool HasNumber(string text) =>
        Tokenizer.Tokenize(text) is var tokens
        && Enumerable.Range(0, tokens.Length).Any(at => NumberReader.At(tokens, at) is not null);
}
