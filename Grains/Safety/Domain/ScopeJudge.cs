using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Tells sentences about a tenant's members from all others.</summary>
internal sealed class ScopeJudge(ScopeWords words, Thesaurus thesaurus)
{
    private const int MakingReach = 6;
    private readonly PhraseSet _attacks = PhraseSet.Of(words.Attacks);
    private readonly PhraseSet _making = PhraseSet.Of(words.Makings.GetValueOrDefault("verbs", []));
    private readonly PhraseSet _things = PhraseSet.Of(words.Makings.GetValueOrDefault("things", []));
    private readonly PhraseSet _acts = PhraseSet.Of(words.Acts);
    private readonly HashSet<string> _polite = [.. words.Polite];
    private readonly ScopeSigns _signs = new(words, thesaurus);

    /// <summary>Signs of a sentence, for fitting the weights.</summary>
    public ScopeSigns Signs => _signs;

    /// <summary><c>injection</c> when a message tries to change what the product does; null otherwise.</summary>
    public string? Attack(ImmutableArray<Token> tokens) => _attacks.In(tokens).IsEmpty ? null : "injection";

    /// <summary>Why a message is none of this product's: <c>action</c> or <c>out_of_scope</c>; null when it is one of its own.</summary>
    public string? Judge(
        ImmutableArray<Token> tokens,
        Catalog catalog,
        ImmutableArray<FacetMatch> matches,
        ScopeSituation situation
    )
    {
        if (IsErrand(tokens))
        {
            return "action";
        }

        var signs = _signs.Of(tokens, matches, catalog, situation);
        return situation != ScopeSituation.HasQuestion && Score(signs) > 0 ? "out_of_scope" : null;
    }

    /// <summary>True for a message that asks for something to be written, sent or done.</summary>
    public bool IsErrand(ImmutableArray<Token> tokens) => IsMaking(tokens) || IsAct(tokens);

    /// <summary>Above 0 for another subject; the logarithm of its odds.</summary>
    public double Score(Dictionary<string, double> signs) =>
        signs.Sum(sign => sign.Value * words.Weights.GetValueOrDefault(sign.Key));

    // "write a subject line": a verb of making with its thing close behind, and nobody in between.
    private bool IsMaking(ImmutableArray<Token> tokens)
    {
        foreach (var verb in _making.In(tokens))
        {
            for (var at = verb.End; at < Math.Min(tokens.Length, verb.End + MakingReach); at++)
            {
                if (
                    thesaurus.IsEntityWord(tokens[at].Stem)
                    && tokens[at].Folded is not ("them" or "one" or "those")
                )
                {
                    break;
                }

                if (tokens[at].Folded is "who" or "that" or "with" or "whose" or "without" or "by")
                {
                    break;
                }

                if (
                    _things.At(tokens, at) is { } thing
                    && !IsOfPeople(tokens, at, thing.End)
                    && (IsCommand(tokens, verb.First) || !NamesPeople(tokens, thing.End))
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "newsletter subscribers": what kind of people, not a newsletter to be made.
    private bool IsOfPeople(ImmutableArray<Token> tokens, int first, int end) =>
        end < tokens.Length
        && tokens[first - 1].Folded is not ("a" or "an" or "another" or "some")
        && tokens[end] is { Kind: TokenKind.Word } token
        && thesaurus.IsEntityWord(token.Stem)
        && token.Folded is not ("them" or "one" or "those" or "they");

    // "book me a table", "send them a reminder".
    private bool IsAct(ImmutableArray<Token> tokens) =>
        _acts.In(tokens).Any(act => IsCommand(tokens, act.First) && !NamesPeople(tokens, act.End));

    // "write", "please write", "now can you write"; not "we are writing".
    private bool IsCommand(ImmutableArray<Token> tokens, int verb) =>
        string.Equals(tokens[verb].Folded, tokens[verb].Stem, StringComparison.Ordinal)
        && tokens.Take(verb).All(token => token.Kind != TokenKind.Word || _polite.Contains(token.Folded));

    // "we are planning a brochure: everyone who …"
    private bool NamesPeople(ImmutableArray<Token> tokens, int from) =>
        tokens
            .Skip(from)
            .Any(token =>
                thesaurus.IsEntityWord(token.Stem)
                && token.Folded is not ("them" or "one" or "those" or "they")
            );
}
