using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Finds decisions that would depend on who people are, and hostile exclusion.</summary>
internal sealed class DiscriminationJudge(ProtectedClassWords words)
{
    private const int FrameReach = 4;
    private const int ExclusionBefore = 5;
    private const int ExclusionAfter = 3;
    private const double Sure = 0.8;
    private readonly PhraseSet _classes = new(
        words.Classes.Append(KeyValuePair.Create("proxy", words.Proxies))
    );
    private readonly HashSet<string> _outsiders = [.. words.Outsiders];
    private readonly PhraseSet _facets = new(words.Facets);
    private readonly PhraseSet _people = PhraseSet.Of(words.People);
    private readonly PhraseSet _neutral = PhraseSet.Of(words.Neutral);
    private readonly PhraseSet _purposes = new(words.Purposes);
    private readonly PhraseSet _frames = PhraseSet.Of(words.Frames);
    private readonly PhraseSet _leadIns = PhraseSet.Of(words.LeadIns);
    private readonly PhraseSet _possession = PhraseSet.Of(words.Possession);
    private readonly PhraseSet _decisions = PhraseSet.Of(words.Decisions);
    private readonly PhraseSet _exclusion = PhraseSet.Of(words.Exclusion);
    private readonly PhraseSet _hostile = PhraseSet.Of(words.Hostile);
    private readonly PhraseSet _slurs = PhraseSet.Of(words.Slurs);

    /// <summary>What a message decides about people (credit, housing, employment …); null when nothing.</summary>
    public string? PurposeOf(ImmutableArray<Token> tokens)
    {
        var frames = _frames.In(tokens);
        foreach (var purpose in _purposes.In(tokens))
        {
            if (
                !IsPossessed(tokens, purpose.First)
                && (frames.Any(frame => IsNear(frame, purpose)) || IsLedIn(tokens, purpose))
            )
            {
                return purpose.Class;
            }
        }

        var decision = _decisions.In(tokens).FirstOrDefault(hit => !IsPossessed(tokens, hit.First));
        return decision.End > 0 ? "access" : null;
    }

    /// <summary>Reason for a refusal (<c>discriminatory</c> or <c>hostile</c>) with the purpose; null when there is none.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="catalog">Facets of the tenant.</param>
    /// <param name="matches">What the message names of them.</param>
    /// <param name="purpose">Decision that an earlier turn of the session spoke of; null for none.</param>
    public (string Reason, string Purpose)? Judge(
        ImmutableArray<Token> tokens,
        Catalog catalog,
        ImmutableArray<FacetMatch> matches,
        string? purpose
    )
    {
        if (!_slurs.In(tokens).IsEmpty)
        {
            return ("hostile", "");
        }

        var mentions = Mentions(tokens, catalog, matches);
        if (mentions.Count == 0)
        {
            return null;
        }

        if ((PurposeOf(tokens) ?? purpose) is { } decided)
        {
            return ("discriminatory", decided);
        }

        var excluded = mentions
            .Where(mention => mention.Class is not "proxy" && IsExcluded(tokens, mention))
            .ToList();
        var shutsOut = !_exclusion.In(tokens).IsEmpty;
        var isHostile =
            shutsOut
            && _hostile
                .In(tokens)
                .Any(hit =>
                    !mentions.Exists(mention => mention.First <= hit.First && hit.End <= mention.End)
                );
        return excluded.Exists(mention => _outsiders.Contains(mention.Class)) || isHostile
            ? ("hostile", "")
            : null;
    }

    /// <summary>True when a facet holds a protected class or stands in for one.</summary>
    public bool IsProtected(Facet facet) =>
        facet.Sensitive || !_facets.In(Tokenizer.Tokenize(facet.Label)).IsEmpty;

    private List<PhraseHit> Mentions(
        ImmutableArray<Token> tokens,
        Catalog catalog,
        ImmutableArray<FacetMatch> matches
    )
    {
        var mentions = _classes
            .In(tokens)
            .Where(hit => !IsLength(tokens, hit))
            .Concat(Decades(tokens))
            .Concat(Ages(tokens))
            .ToList();
        foreach (var match in matches.Where(match => match.Kind != MatchKind.Table && match.Score >= Sure))
        {
            var better = matches.Any(other =>
                other.Score > match.Score && other.First <= match.First && other.End >= match.End
            );
            var facet = better ? null : FacetLineage.Find(catalog, match.FacetId);
            if (facet is not null && IsProtected(facet))
            {
                mentions.Add(new PhraseHit(match.First, match.End, "facet"));
            }
        }

        var neutral = _neutral.In(tokens);
        mentions.RemoveAll(mention =>
            neutral.Any(word =>
                word.Class.Length == 0 && mention.First - word.End is >= 0 and <= 4
                || (word.First - mention.End is >= 0 and <= 4 && tokens[word.First].Folded is "alike")
            )
        );
        return mentions;
    }

    // "orders older than 60 days" is no age of a person.
    private static bool IsLength(ImmutableArray<Token> tokens, PhraseHit hit)
    {
        if (tokens[hit.End - 1].Folded is not ("than" or "aged" or "age"))
        {
            return false;
        }

        for (var at = hit.End; at < Math.Min(hit.End + 3, tokens.Length); at++)
        {
            if (tokens[at].Stem is "day" or "week" or "month" or "hour")
            {
                return true;
            }
        }

        return false;
    }

    // "over 60s", "the under-25s", "anyone above 50 years".
    private static IEnumerable<PhraseHit> Decades(ImmutableArray<Token> tokens)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            var text = tokens[at].Folded;
            if (
                text.Length == 3
                && text[2] == 's'
                && char.IsDigit(text[0])
                && char.IsDigit(text[1])
                && tokens[at - 1].Folded is "over" or "under" or "above" or "below"
            )
            {
                yield return new PhraseHit(at - 1, at + 1, "age");
            }
        }
    }

    // "people under 30", "women between 30 and 50": numbers of people's years when no unit follows.
    private IEnumerable<PhraseHit> Ages(ImmutableArray<Token> tokens)
    {
        for (var at = 2; at < tokens.Length; at++)
        {
            if (
                tokens[at] is { Kind: TokenKind.Number, Folded: { Length: 2 } years }
                && years.All(char.IsDigit)
                && tokens[at - 1].Folded is "over" or "under" or "above" or "below" or "between" or "than"
                && _people.Has(tokens[tokens[at - 1].Folded is "than" ? Math.Max(0, at - 3) : at - 2])
                && IsBare(tokens, at + 1)
            )
            {
                yield return new PhraseHit(at - 1, at + 1, "age");
            }
        }
    }

    private static bool IsBare(ImmutableArray<Token> tokens, int at) =>
        at >= tokens.Length
        || tokens[at].Kind == TokenKind.Punctuation
        || tokens[at].Folded
            is "with"
                or "and"
                or "for"
                or "who"
                or "in"
                or "to"
                or "from"
                or "or"
                or "on"
                or "but"
                or "at"
                or "the"
                or "that"
                or "only"
                or "out"
                or "please"
                or "years";

    private bool IsPossessed(ImmutableArray<Token> tokens, int first)
    {
        for (var at = first - 1; at >= Math.Max(0, first - 3); at--)
        {
            if (_possession.Has(tokens[at]))
            {
                return true;
            }

            if (
                tokens[at].Folded
                is not (
                    "a"
                    or "an"
                    or "the"
                    or "any"
                    or "no"
                    or "their"
                    or "out"
                    or "student"
                    or "car"
                    or "home"
                    or "bank"
                    or "personal"
                )
            )
            {
                return false;
            }
        }

        return false;
    }

    // "for our new loan", "a microloan for …", "financing: …".
    private bool IsLedIn(ImmutableArray<Token> tokens, PhraseHit purpose) =>
        (purpose.End < tokens.Length && tokens[purpose.End].Folded is "for" or ":")
        || Enumerable
            .Range(Math.Max(0, purpose.First - 3), Math.Min(3, purpose.First))
            .Any(at => _leadIns.Has(tokens[at]));

    private static bool IsNear(PhraseHit frame, PhraseHit purpose) =>
        frame.First >= purpose.End ? frame.First - purpose.End <= FrameReach
        : frame.End <= purpose.First ? purpose.First - frame.End <= FrameReach
        : frame.First != purpose.First || purpose.End - purpose.First > 1;

    private bool IsExcluded(ImmutableArray<Token> tokens, PhraseHit mention)
    {
        for (
            var at = Math.Max(0, mention.First - ExclusionBefore);
            at < Math.Min(tokens.Length, mention.End + ExclusionAfter);
            at++
        )
        {
            if ((at < mention.First || at >= mention.End) && _exclusion.At(tokens, at) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
