using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>Signs in a sentence of what it is about: of a catalog's members, or of the world at large.</summary>
internal sealed class ScopeSigns(ScopeWords words, Thesaurus thesaurus)
{
    private const double Sure = 0.75;
    private static readonly string[] Questions =
    [
        "opens-what",
        "opens-who",
        "opens-where",
        "opens-when",
        "opens-why",
        "opens-how",
        "opens-quantity",
        "opens-truth",
        "opens-request",
    ];

    private readonly PhraseSet _audience = PhraseSet.Of(words.Audience);
    private readonly PhraseSet _analysis = PhraseSet.Of(words.Analysis);
    private readonly PhraseSet _edits = PhraseSet.Of(words.Edits);
    private readonly PhraseSet _dates = PhraseSet.Of(words.Dates);
    private readonly PhraseSet _business = PhraseSet.Of(words.Business);
    private readonly PhraseSet _acts = PhraseSet.Of(words.Acts);
    private readonly PhraseSet _greetings = PhraseSet.Of(words.Greetings);
    private readonly PhraseSet _topics = new(words.Topics);
    private readonly PhraseSet _idioms = PhraseSet.Of(words.Idioms);
    private readonly PhraseSet _openings = new(words.Openings);
    private readonly PhraseSet _self = PhraseSet.Of(words.Self);
    private readonly PhraseSet _wish = PhraseSet.Of(words.Wish);

    /// <summary>Sign → strength, 0 to 1 or a little more; signs that are absent are left out.</summary>
    public Dictionary<string, double> Of(
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches,
        Catalog catalog,
        ScopeSituation situation
    )
    {
        var content = tokens.Where(IsContent).ToList();
        var kinds = Kinds(tokens, matches, catalog);
        var signs = new Dictionary<string, double>(StringComparer.Ordinal) { ["always"] = 1 };
        AddShares(signs, content, kinds);
        AddOpenings(signs, tokens, kinds);
        AddNames(signs, tokens, matches);
        AddSubjects(signs, tokens, kinds);
        if (IsDoing(tokens) || IsDoing(tokens, catalog))
        {
            Set(signs, "doing", 1);
        }

        Combine(signs);
        Set(signs, "in-session", situation == ScopeSituation.Fresh ? 0 : 1);
        Set(signs, "in-session-short", situation != ScopeSituation.Fresh && content.Count <= 4 ? 1 : 0);
        return signs;
    }

    private static void AddShares(Dictionary<string, double> signs, List<Token> content, Kind[] kinds)
    {
        double count = Math.Max(1, content.Count);
        var known = content.Count(token => kinds[token.Index] == Kind.Catalog);
        var foreign = content.Count(token => kinds[token.Index] == Kind.Foreign);
        var rare = content.Count(token =>
            kinds[token.Index] == Kind.Foreign && !WordList.Contains(token.Folded)
        );
        Set(signs, "catalog-share", known / count);
        Set(signs, "catalog-count", Math.Min(known, 4) / 4.0);
        Set(signs, "foreign-share", foreign / count);
        Set(signs, "foreign-count", Math.Min(foreign, 5) / 5.0);
        Set(signs, "rare-share", rare / count);
        Set(signs, "nothing-known", known == 0 ? 1 : 0);
        Set(signs, "mostly-foreign", foreign > count / 2 && known <= 1 ? 1 : 0);
        Set(signs, "nothing-foreign", foreign == 0 ? 1 : 0);
        Set(signs, "short", content.Count <= 3 ? 1 : 0);
        Set(signs, "long", content.Count >= 12 ? 1 : 0);
    }

    private void AddOpenings(Dictionary<string, double> signs, ImmutableArray<Token> tokens, Kind[] kinds)
    {
        var first = 0;
        while (first < tokens.Length && tokens[first].Kind is TokenKind.Punctuation or TokenKind.Quote)
        {
            first++;
        }

        if (first < tokens.Length && _openings.At(tokens, first) is { } opening)
        {
            Set(signs, "opens-" + opening.Class, 1);
        }
        else if (first < tokens.Length && _audience.At(tokens, first) is not null)
        {
            Set(signs, "opens-audience", 1);
        }
        else if (IsKindOfPeople(tokens, first))
        {
            Set(signs, "opens-audience", 1);
        }
        else if (first < tokens.Length && _edits.At(tokens, first) is not null)
        {
            Set(signs, "opens-edit", 1);
        }

        var subject = Array.FindIndex(kinds, first, kind => kind is Kind.Catalog or Kind.Foreign);
        if (subject >= 0)
        {
            Set(signs, kinds[subject] == Kind.Catalog ? "subject-known" : "subject-foreign", 1);
        }
    }

    // Names and values written out as the catalog has them, not merely something like it.
    private void AddNames(
        Dictionary<string, double> signs,
        ImmutableArray<Token> tokens,
        ImmutableArray<FacetMatch> matches
    )
    {
        var whole = matches
            .Where(match =>
                match.Score >= 0.93
                && match.Way is MatchWay.Exact or MatchWay.Label or MatchWay.Stem
                && tokens[match.First..match.End].Any(IsContent)
            )
            .Select(match => match.First)
            .Distinct()
            .Count();
        Set(signs, "named", Math.Min(3, whole) / 3.0);
    }

    private void AddSubjects(Dictionary<string, double> signs, ImmutableArray<Token> tokens, Kind[] kinds)
    {
        bool Uncovered(PhraseHit hit) => kinds[hit.First] != Kind.Catalog;
        var audience = _audience.In(tokens);
        Set(signs, "audience", audience.IsEmpty ? 0 : 1);
        Set(
            signs,
            "audience-who",
            audience.Any(hit =>
                Follows(tokens, hit.End, "who", "that", "with", "whose", "in", "from", "without", "and")
            )
                ? 1
                : 0
        );
        Set(signs, "topics", Math.Min(3, _topics.In(tokens).Count(Uncovered)) / 3.0);
        Set(signs, "acts", _acts.In(tokens).IsEmpty ? 0 : 1);
        Set(signs, "greeting", _greetings.In(tokens).IsEmpty ? 0 : 1);
        Set(signs, "business", Math.Min(3, _business.In(tokens).Length) / 3.0);
        Set(signs, "analysis", Math.Min(3, _analysis.In(tokens).Length) / 3.0);
        Set(signs, "dates", Math.Min(2, _dates.In(tokens).Length) / 2.0);
        Set(signs, "edits", _edits.In(tokens).IsEmpty ? 0 : 1);
        Set(signs, "number", tokens.Any(token => token.Kind == TokenKind.Number) ? 1 : 0);
        var wishes = _wish.In(tokens);
        var own = _self
            .In(tokens)
            .Any(hit =>
                !wishes.Any(wish => wish.First <= hit.First && hit.End <= wish.End)
                && !audience.Any(member => member.First - hit.End is >= 0 and <= 2)
            );
        Set(signs, "quoted", tokens.Any(token => token.Kind == TokenKind.Quote) ? 1 : 0);
        Set(signs, "idioms", Math.Min(2, _idioms.In(tokens).Length) / 2.0);
        Set(signs, "self", own ? 1 : 0);
    }

    // Signs that say more together than apart.
    private static void Combine(Dictionary<string, double> signs)
    {
        bool Has(string sign) => signs.ContainsKey(sign);
        var asks = Questions.Any(Has);
        var named = signs.GetValueOrDefault("named");
        Set(signs, "asks-of-nobody", asks && named <= 0 && !Has("audience") && !Has("doing") ? 1 : 0);
        Set(signs, "asks-unknown", asks && Has("mostly-foreign") && named <= 0 ? 1 : 0);
        Set(signs, "asks-for-self", asks && Has("self") ? 1 : 0);
        Set(signs, "named-twice", named >= 0.6 ? 1 : 0);
        Set(signs, "topics-many", signs.GetValueOrDefault("topics") >= 0.6 ? 1 : 0);
        Set(signs, "topics-of-nobody", Has("topics") && named <= 0 && !Has("audience") ? 1 : 0);
    }

    // "warm prospects": people, and a word of what kind.
    private bool IsKindOfPeople(ImmutableArray<Token> tokens, int first)
    {
        var said = tokens.Skip(first).Where(token => token.Kind == TokenKind.Word).ToList();
        return said is [_, _] or [_, _, _]
            && said.Count == tokens.Length - first
            && said[^1].Folded.EndsWith('s')
            && _audience.At(tokens, tokens.Length - 1) is not null
            && _greetings.In(tokens).IsEmpty;
    }

    // "who donated", where there is a table of donations.
    private static bool IsDoing(ImmutableArray<Token> tokens, Catalog catalog)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (
                tokens[at].Folded is "who" or "that" or "whoever"
                && tokens
                    .Skip(at + 1)
                    .Take(3)
                    .Any(token =>
                        token.Folded.EndsWith("ed", StringComparison.Ordinal)
                        && catalog.Tables.Any(table => SharesRoot(token.Folded, table.Name))
                    )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool SharesRoot(string word, string name)
    {
        var root = word[..^2];
        return root.Length >= 4 && name.StartsWith(root, StringComparison.OrdinalIgnoreCase);
    }

    // "who bought", "that have never ordered": what members do.
    private bool IsDoing(ImmutableArray<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Folded is not ("who" or "that" or "whoever"))
            {
                continue;
            }

            for (var next = at + 1; next < Math.Min(tokens.Length, at + 4); next++)
            {
                if (thesaurus.EventVerb(tokens[next].Stem) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private Kind[] Kinds(ImmutableArray<Token> tokens, ImmutableArray<FacetMatch> matches, Catalog catalog)
    {
        var kinds = new Kind[tokens.Length];
        foreach (var token in tokens)
        {
            kinds[token.Index] = IsContent(token) ? Kind.Foreign : Kind.Function;
        }

        foreach (var set in new[] { _audience, _analysis, _edits, _dates, _business })
        {
            foreach (var hit in set.In(tokens))
            {
                Mark(kinds, hit.First, hit.End, Kind.Trade);
            }
        }

        foreach (var match in matches.Where(match => match.Score >= Sure))
        {
            if (catalog.Tables.Length > 0 && tokens[match.First..match.End].Any(IsContent))
            {
                Mark(kinds, match.First, match.End, Kind.Catalog);
            }
        }

        return kinds;
    }

    private static void Mark(Kind[] kinds, int first, int end, Kind kind)
    {
        for (var at = first; at < end; at++)
        {
            kinds[at] = kinds[at] == Kind.Function ? Kind.Function : kind;
        }
    }

    private bool IsContent(Token token) =>
        token.Kind == TokenKind.Word
        && !thesaurus.IsFiller(token.Stem)
        && !token.Folded.Contains('\'', StringComparison.Ordinal);

    private static bool Follows(ImmutableArray<Token> tokens, int at, params ReadOnlySpan<string> wanted) =>
        at < tokens.Length && wanted.Contains(tokens[at].Folded);

    private static void Set(Dictionary<string, double> signs, string sign, double strength)
    {
        if (strength != 0)
        {
            signs[sign] = strength;
        }
    }

    private enum Kind
    {
        Function = 0,
        Foreign = 1,
        Trade = 2,
        Catalog = 3,
    }
}
