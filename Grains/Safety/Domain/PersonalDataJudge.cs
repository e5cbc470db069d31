using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Finds requests to see data that names people, or to find people by it.</summary>
internal sealed class PersonalDataJudge(PersonalDataWords words, Thesaurus thesaurus)
{
    private const int Between = 8;
    private readonly PhraseSet _data = PhraseSet.Of(words.Data);
    private readonly PhraseSet _plain = PhraseSet.Of(words.Plain);
    private readonly PhraseSet _ask = PhraseSet.Of(words.Ask);
    private readonly PhraseSet _compounds = PhraseSet.Of(words.Compounds);
    private readonly HashSet<string> _between = [.. words.Between];
    private readonly HashSet<string> _owners = [.. words.Owners];
    private readonly PhraseSet _called = PhraseSet.Of(words.Called);
    private readonly PhraseSet _things = PhraseSet.Of(words.Things);
    private readonly PhraseSet _reach = PhraseSet.Of(words.Reach);
    private readonly PhraseSet _parts = PhraseSet.Of(words.Parts);
    private readonly PhraseSet _handled = PhraseSet.Of(words.Handled);

    /// <summary>Reason for a refusal (<c>pii</c> to show, <c>pii_search</c> to find); null when there is none.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="aboutPeople">True when people are the subject already, as in a session with a segment.</param>
    public string? Judge(ImmutableArray<Token> tokens, bool aboutPeople)
    {
        if (IsSearch(tokens))
        {
            return "pii_search";
        }

        var people =
            aboutPeople || tokens.Any(token => thesaurus.IsEntityWord(token.Stem) && !IsPlaceholder(token));
        return people && _data.In(tokens).Any(data => IsShown(tokens, data)) ? "pii" : null;
    }

    private bool IsSearch(ImmutableArray<Token> tokens)
    {
        if (!_reach.In(tokens).IsEmpty || tokens.Any(IsAddress))
        {
            return true;
        }

        foreach (var called in _called.In(tokens))
        {
            if (
                called.First > 0
                && called.End < tokens.Length
                && tokens[called.End].Kind is TokenKind.Word or TokenKind.Quote
            )
            {
                var at = called.First - 1;
                while (at > 0 && tokens[at].Folded is "is" or "are" or "was" or "were")
                {
                    at--;
                }

                // "who called support" is no name.
                var isVerb =
                    at == called.First - 1
                    && tokens[at].Folded is "who" or "that" or "which" or "they" or "we";
                if (!isVerb && IsPerson(tokens[at]) && !_things.Has(tokens[at]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAddress(Token token) => token.Text.IndexOf('@', StringComparison.Ordinal) > 0;

    private bool IsPerson(Token token) =>
        thesaurus.IsEntityWord(token.Stem)
        || token.Folded is "woman" or "women" or "man" or "men" or "guy" or "guys" or "lady" or "ladies";

    private static bool IsPlaceholder(Token token) => token.Folded is "one" or "all" or "group" or "segment";

    private bool IsShown(ImmutableArray<Token> tokens, PhraseHit data)
    {
        if (IsNaming(tokens, data) || IsCondition(tokens, data) || IsPartOfNoun(tokens, data))
        {
            return false;
        }

        var isPlain =
            data.End - data.First == 1 && _plain.Has(tokens[data.First])
            || _plain.At(tokens, data.First) is { } hit && hit.End == data.End;
        return IsOwned(tokens, data)
            || IsOf(tokens, data)
            || (
                IsAskedFor(tokens, data)
                && (!isPlain || (EndsClause(tokens, data.End) && tokens[data.End - 1].Folded.EndsWith('s')))
            );
    }

    private bool IsPartOfNoun(ImmutableArray<Token> tokens, PhraseHit data) =>
        data.End < tokens.Length && _compounds.Has(tokens[data.End]);

    // "their e-mails", "customers' phone numbers".
    private bool IsOwned(ImmutableArray<Token> tokens, PhraseHit data)
    {
        for (var at = data.First - 1; at >= Math.Max(0, data.First - 4); at--)
        {
            if (_owners.Contains(tokens[at].Folded))
            {
                return !IsCounted(tokens, at);
            }

            if (
                at + 1 == data.First
                && IsPerson(tokens[at])
                && !_things.Has(tokens[at])
                && !IsPlaceholder(tokens[at])
            )
            {
                return Asks(tokens, at);
            }

            if (
                !_between.Contains(tokens[at].Folded)
                && tokens[at].Kind == TokenKind.Word
                && _data.At(tokens, at) is null
            )
            {
                return false;
            }
        }

        return false;
    }

    // "opened their e-mails", "more than half of their e-mails": what was sent to them, counted; not "show me half of their e-mails".
    private bool IsCounted(ImmutableArray<Token> tokens, int owner)
    {
        if (owner > 0 && _handled.Has(tokens[owner - 1]))
        {
            return true;
        }

        var part = owner > 1 && tokens[owner - 1].Folded is "of" ? owner - 2 : -1;
        if (part < 0 || !(_parts.Has(tokens[part]) || tokens[part].Text is "%"))
        {
            return false;
        }

        var before = part - 1;
        while (
            before >= 0
            && !_ask.Has(tokens[before])
            && (
                tokens[before].Kind is not TokenKind.Word
                || _between.Contains(tokens[before].Folded)
                || tokens[before].Folded is "more" or "less" or "than" or "at" or "least" or "most" or "over"
            )
        )
        {
            before--;
        }

        return before >= 0 && !_ask.Has(tokens[before]);
    }

    // "names of the people", "the e-mail addresses of everyone who …".
    private bool IsOf(ImmutableArray<Token> tokens, PhraseHit data)
    {
        if (
            data.End >= tokens.Length
            || tokens[data.End].Folded is not ("of" or "for" or "from" or "belonging")
        )
        {
            return false;
        }

        for (var at = data.End + 1; at < Math.Min(tokens.Length, data.End + 6); at++)
        {
            if (
                IsPerson(tokens[at]) && !_things.Has(tokens[at])
                || tokens[at].Folded is "these" or "those" or "them"
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAskedFor(ImmutableArray<Token> tokens, PhraseHit data)
    {
        for (var at = data.First - 1; at >= Math.Max(0, data.First - Between); at--)
        {
            if (_ask.Has(tokens[at]))
            {
                return true;
            }

            if (
                tokens[at].Kind == TokenKind.Word
                && !_between.Contains(tokens[at].Folded)
                && !_between.Contains(tokens[at].Stem)
                && _data.At(tokens, at) is null
            )
            {
                return false;
            }
        }

        return false;
    }

    private static bool EndsClause(ImmutableArray<Token> tokens, int end) =>
        end >= tokens.Length
        || tokens[end].Kind == TokenKind.Punctuation
        || tokens[end].Folded is "please" or "too" or "also" or "as" or "now"
        || (
            tokens[end].Folded is "for"
            && end + 1 < tokens.Length
            && tokens[end + 1].Folded is "a" or "our" or "my"
        );

    private bool Asks(ImmutableArray<Token> tokens, int end) => tokens.Take(end).Any(_ask.Has);

    // "name this one Paper mills", "under the name of".
    private static bool IsNaming(ImmutableArray<Token> tokens, PhraseHit data) =>
        tokens[data.First].Folded is "name"
        && data.End - data.First == 1
        && (
            (data.First == 0 && data.End < tokens.Length)
            || (
                data.End < tokens.Length
                && tokens[data.End].Folded
                    is "it"
                        or "this"
                        or "them"
                        or "that"
                        or "the"
                        or "these"
                        or "those"
            )
        );

    // "with an e-mail on file", "whose address is in Texas": a condition, judged by its facet.
    private static bool IsCondition(ImmutableArray<Token> tokens, PhraseHit data)
    {
        // "orders to their name".
        if (tokens[data.First].Folded is "name" && data.First > 1 && tokens[data.First - 2].Folded is "to")
        {
            return true;
        }

        var before = data.First > 0 ? tokens[data.First - 1].Folded : "";
        var after = data.End < tokens.Length ? tokens[data.End].Folded : "";
        return after is "on" or "is" or "missing" or "known" or "unknown" or "in" or "and"
                && before is "whose" or "no" or "an" or "a"
            || (before is "without" or "no" or "valid" or "missing");
    }
}
