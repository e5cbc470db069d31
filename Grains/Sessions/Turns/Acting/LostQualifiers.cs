using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>
/// Finds words that nothing was made of and that narrow what stands beside them, however frequent they are: who is meant stands before the
/// first condition ("women with a dog"), what kind of thing before its noun ("free shipping"), a state behind a preposition ("in force").
/// A verb that nothing was made of says little more than its object does ("chose half board").
/// </summary>
/// <param name="reading">The reading.</param>
internal sealed class LostQualifiers(Reading reading)
{
    private readonly ReadingScope _scope = reading.Scope;

    /// <summary>True for such a word.</summary>
    /// <param name="item">A word that nothing was made of.</param>
    public bool Holds(Item item) =>
        item.Length == 1 && !IsVerb(item.First) && (NamesWho(item) || IsOfNoun(item) || IsState(item));

    private bool NamesWho(Item item) =>
        reading.Items.All(other => other.First >= item.First || other.Filler)
        && !reading.Items.Any(other => IsMember(other))
        && At(item.End)
            is "who"
                or "that"
                or "whose"
                or "with"
                or "without"
                or "from"
                or "in"
                or "aged"
                or "over"
                or "under";

    private bool IsMember(Item item) =>
        Enumerable
            .Range(item.First, item.Length)
            .Any(at => _scope.Thesaurus.IsEntityWord(_scope.Tokens[at].Stem));

    private bool IsOfNoun(Item item) =>
        At(item.First - 1) is not ("who" or "that" or "which" or "they" or "" or "and" or "or" or "but")
        && reading.Items.FirstOrDefault(next => next.First == item.End) is { } noun
        && !_scope.Words(noun).Any(char.IsDigit)
        && (
            noun.NamesEvent
            || noun.Matches.Any(match => match.Score >= 0.7)
            || (noun.Filler && IsMember(noun))
        )
        && !noun.Matches.Any(match => match is { Kind: MatchKind.Value, Way: MatchWay.Label })
        && !_scope.Thesaurus.IsModifier(_scope.Tokens[item.First].Stem)
        && !IsWordOf(item, noun);

    /// <summary>"game" of the value "Game console", "main" of the column "main device": said in full, not narrowed.</summary>
    private bool IsWordOf(Item item, Item noun) =>
        noun.Matches.Any(match =>
            Tokenizer
                .Tokenize(_scope.Model.Find(match.FacetId)?.Label + " " + string.Join(' ', match.Values))
                .Any(token => token.Stem == _scope.Tokens[item.First].Stem)
        );

    private bool IsState(Item item) =>
        At(item.First - 1) is "in" or "under" or "on"
        && (item.End == _scope.Tokens.Length || _scope.Tokens[item.End].Kind is TokenKind.Punctuation);

    private bool IsVerb(int at) =>
        _scope.Tokens[at].Folded is var word
        && (
            word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("ing", StringComparison.Ordinal)
            || _scope.Thesaurus.EventVerb(_scope.Tokens[at].Stem) is not null
        );

    private string At(int at) => _scope.Tokens.ElementAtOrDefault(at)?.Folded ?? "";
}
