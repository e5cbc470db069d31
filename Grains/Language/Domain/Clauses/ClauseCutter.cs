using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Cuts a row of items into clauses at the words that join and deny.</summary>
internal sealed class ClauseCutter
{
    private readonly ImmutableArray<Item> _row;
    private readonly ImmutableArray<Token> _tokens;
    private readonly CueWords _cues;
    private readonly List<Clause> _clauses = [];
    private readonly List<Item> _current = [];
    private Joint _joint = Joint.Start;
    private bool _comma;
    private bool _either;
    private bool _excluding;
    private bool _lapsed;
    private bool _negated;
    private bool _noun;
    private Sequence _sequence;
    private Item? _negation;

    private ClauseCutter(ImmutableArray<Item> row, ReadingScope scope)
    {
        _row = row;
        _tokens = scope.Tokens;
        _cues = scope.Cues;
    }

    /// <summary>The clauses in order; every item is in one of them or is a joint.</summary>
    public static List<Clause> Cut(ImmutableArray<Item> row, ReadingScope scope)
    {
        var cutter = new ClauseCutter(row, scope);
        for (var at = 0; at < row.Length; at++)
        {
            cutter.Take(at);
        }

        cutter.Close(Joint.Start);
        return cutter._clauses;
    }

    /// <summary>True for items that say something.</summary>
    public static bool IsContent(Item item) =>
        item.Comparison is not null
        || item.Date is not null
        || item.Term is not null
        || item.SegmentId is not null
        || item.Relative is not null
        || item.Vague is not null
        || item.Event is not null
        || (!item.Matches.IsEmpty && !item.Filler)
        || item.IsKind("average.")
        || item.IsKind("median.")
        || item.IsKind("rank.top")
        || item.IsKind("rank.bottom")
        || item.IsKind("aggregate.")
        || item.IsKind("pick.")
        || item.Is("decades")
        || item.Is("gap")
        || item.Is("unknown-value")
        || item.Is("same-order")
        || item.Is("unit-words")
        || item.Is("born")
        || item.Is("aged")
        || item.Is("each-time")
        || item.Is("times")
        || item.Is("since-then")
        || item.Is("before-that")
        || item.Is("one-of-them")
        || item.Is("same-window")
        || item.Node is not null
        || item.RowNode is not null
        || item.Shared is not null;

    private void Take(int at)
    {
        var item = _row[at];
        var word = item.Length == 1 ? _tokens[item.First].Text : "";
        if (
            word is ","
            && at + 1 < _row.Length
            && _row[at + 1].Is("rank.by")
            && _tokens[_row[at + 1].First].Folded is "by" or "ranked" or "measured"
            && _current.Exists(item => item.IsKind("rank."))
        )
        {
            return;
        }

        if (word is "," or "(" or ")" or "[" or "]" or "–" or "—" || (word is "-" && item.Filler))
        {
            Close(Joint.Comma);
            _comma = true;
        }
        else if (word is ";" or "." or ":" or "!" or "?")
        {
            Close(Joint.Break);
        }
        else if (HasMeaning(item) || NamesMembers(at))
        {
            Append(item);
        }
        else if (item.Is("lapsed"))
        {
            Close(Joint.Start);
            _lapsed = true;
        }
        else if (item.Is("negation") || item.Is("never") || item.Is("none-of"))
        {
            Deny(at);
        }
        else if (item.Is("excluding") && !(at + 1 < _row.Length && _row[at + 1].Date is not null))
        {
            Close(Joint.Start);
            _excluding = true;
        }
        else if (item.Is("conjunction.or") || word is "nor")
        {
            Close(Joint.Or);
        }
        else if (item.Is("conjunction.but") && word is "yet" && _negated)
        {
            Append(item);
        }
        else if (item.Is("conjunction.but"))
        {
            Close(Joint.But);
        }
        else if (SequenceAt(at) is not Sequence.None and var sequence)
        {
            Close(Joint.And);
            _sequence = sequence;
        }
        else if (item.Is("conjunction.and") && JoinsOrdinals(at))
        {
            Append(item);
        }
        else if (item.Is("conjunction.and"))
        {
            // "two groups: A, plus B": one or the other.
            Close(word is "plus" && _tokens.Any(token => token.Folded is "groups") ? Joint.Or : Joint.And);
        }
        else if (item.Is("either"))
        {
            Close(Joint.Start);
            _either = true;
        }
        else if (item.Is("relative") && (SaysWho(item) || !FollowsOrder(at)))
        {
            Close(Joint.Who);
        }
        else if (
            item.Is("with")
            && IsPreposition(item)
            && !FollowsOrder(at)
            && !DescribesThing(at)
            && !CountedPeriods.Begin(_current)
        )
        {
            Close(Joint.With);
        }
        else
        {
            Append(item);
        }
    }

    /// <summary>Words that may join but are read as something of the catalog here.</summary>
    private static bool HasMeaning(Item item) =>
        item.Comparison is not null
        || item.Date is not null
        || item.Term is not null
        || item.SegmentId is not null
        || item.Relative is not null
        || item.Node is not null
        || item.RowNode is not null
        || item.Shared is not null
        || (
            !item.Matches.IsEmpty
            && item.Matches[0].Score >= 0.8
            && !item.IsKind("conjunction")
            && !item.Is("negation")
        );

    /// <summary>"and later a helmet", "before they bought a helmet": something else that was done, not a day.</summary>
    private Sequence SequenceAt(int at)
    {
        var item = _row[at];
        var sequence =
            item.Is("sequence.then") ? Sequence.Then
            : item.Is("sequence.before") ? Sequence.Before
            : item.Is("sequence.after") ? Sequence.After
            : Sequence.None;
        return
            sequence is not Sequence.None
            && (
                _current.Exists(IsOfEvent)
                || (_current.Count == 0 && _clauses.Exists(clause => clause.Items.Any(IsOfEvent)))
            )
            && _row[(at + 1)..Math.Min(at + 7, _row.Length)]
                .TakeWhile(next => next.Date is null or { Kind: Dates.Domain.DateKind.Duration })
                .Any(IsOfEvent)
            ? sequence
            : Sequence.None;
    }

    private static bool IsOfEvent(Item item) =>
        item.Comparison is null
        && (
            item.Event is not null and not "signup" and not "churn"
            || item.Of(Facets.Domain.MatchKind.Table).Any(match => match.Score >= 0.8)
            || item.Of(Facets.Domain.MatchKind.Value).Any(match => match.Score >= 0.6)
        );

    /// <summary>"between their first and second order"</summary>
    private bool JoinsOrdinals(int at) =>
        at > 0
        && at + 1 < _row.Length
        && _row[at - 1].IsKind("pick.")
        && _row[(at + 1)..Math.Min(at + 3, _row.Length)]
            .SkipWhile(item => item is { Filler: true, Classes.IsEmpty: true })
            .FirstOrDefault()
            ?.IsKind("pick.") == true;

    /// <summary>"plus members": a value that is also a joining word, before the word for members.</summary>
    private bool NamesMembers(int at) =>
        _row[at].IsKind("conjunction")
        && _row[at].Of(Facets.Domain.MatchKind.Value).Any(match => match.Way is Facets.Domain.MatchWay.Exact)
        && at + 1 < _row.Length
        && _row[at + 1].Filler
        && _tokens[_row[at + 1].First].Kind == TokenKind.Word
        && (at == 0 || _row[at - 1].Filler);

    /// <summary>"who" speaks of members, never of the order before it.</summary>
    private bool SaysWho(Item item) =>
        _tokens[item.First..item.End].Any(token => token.Folded is "who" or "whoever" or "whom");

    private bool IsPreposition(Item item) => item.Length > 1 || _tokens[item.First].Folded is not "on";

    /// <summary>"an order with more than three items", "a return that is pending": the words after the noun describe the event.</summary>
    private bool FollowsOrder(int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            var item = _row[before];
            if ((item.Event is not null || IsTableNoun(item)) && _current.Contains(item))
            {
                // A noun: nothing of the members stands between, and it is no verb of the members.
                return IsNoun(item);
            }

            if (!item.Filler && !(item.Date is not null))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"a bike with a list price above 2000": the words after "with" describe the thing that was bought.</summary>
    private bool DescribesThing(int at)
    {
        var before = at - 1;
        while (before >= 0 && _row[before].Filler && _row[before].Matches.IsEmpty)
        {
            before--;
        }

        return before >= 0
            && _row[before].Of(Facets.Domain.MatchKind.Value).Any()
            && _current.Exists(item => item.Event is not null)
            && _row[(at + 1)..Math.Min(at + 4, _row.Length)]
                .Any(item => item.Of(Facets.Domain.MatchKind.Facet).Any())
            && _row[(at + 1)..Math.Min(at + 5, _row.Length)].Any(item => item.Comparison is not null);
    }

    /// <summary>"a pledge that ended": the name of the rows.</summary>
    private bool IsTableNoun(Item item) =>
        !item.Filler
        && item.Of(Facets.Domain.MatchKind.Table)
            .Any(match => match.Score >= 0.8 && match.Way is Facets.Domain.MatchWay.Label)
        && !_tokens[item.End - 1].Folded.EndsWith("ed", StringComparison.Ordinal);

    private bool IsNoun(Item item) =>
        IsTableNoun(item) || item.Length == 1 && _cues.Events.Nouns.Has(_tokens[item.First].Folded);

    private void Deny(int at)
    {
        var item = _row[at];
        if (_current.Exists(IsContent) && !DeniesObject(item))
        {
            Close(Joint.Start);
        }

        // Two negations of one verb ("never not") stay one; "no" after "have" is one.
        _negated = true;
        _negation = item;
        _noun |= _cues.Clauses.OfNoun.Has(_tokens[item.End - 1].Folded) || item.Is("none-of");
    }

    /// <summary>"bought nothing in June", "accepted none of them": the verb itself is denied.</summary>
    private bool DeniesObject(Item item) =>
        IsSubject(item)
        || !_negated
            && _tokens[item.End - 1].Folded is "nothing" or "none"
            && _current.Where(IsContent).ToList() is [{ Event: not null }];

    /// <summary>"whose payment isn't automatic": the column is the subject of what is denied of it.</summary>
    private bool IsSubject(Item negation) =>
        !_negated
        && _tokens[negation.End - 1].Folded is var word
        && (word is "not" || word.EndsWith("n't", StringComparison.Ordinal))
        && _current.Where(IsContent).ToList() is [{ Event: null, Comparison: null, Date: null } subject]
        && subject.Of(Facets.Domain.MatchKind.Facet).Any()
        && !subject.Of(Facets.Domain.MatchKind.Value).Any();

    private void Append(Item item) => _current.Add(item);

    private void Close(Joint next)
    {
        if (
            _current.Exists(IsContent)
            || _current.Exists(item => item.Unknown)
            || (
                _negated
                && _current.Exists(item =>
                    item.Is("both") || (item.Is("all-of") && _tokens[item.First].Folded is "both")
                )
            )
        )
        {
            _clauses.Add(
                new Clause([.. _current], _joint, _negated)
                {
                    NounNegation = _noun,
                    Sequence = _sequence,
                    Lapsed = _lapsed,
                    CommaBefore = _comma,
                    Either = _either,
                    Excluded = _excluding || IsLeftOut(),
                    Negation = _negation,
                }
            );
            _current.Clear();
            _joint = next;
            _comma = false;
            _either = false;
            _excluding = false;
            _lapsed = false;
            _negated = false;
            _noun = false;
            _sequence = Sequence.None;
            _negation = null;
        }
        else
        {
            // Nothing was said since the last joint: "and who", ", or", "but not".
            _joint = Stronger(_joint, next);
        }
    }

    /// <summary>"cancellations left out": the word ends what it excludes; "took out a loan" excludes nothing.</summary>
    private bool IsLeftOut()
    {
        var word = _current.FindLastIndex(item => item.Is("excluded"));
        return word > 0
            && _current.FindIndex(IsContent) is >= 0 and var first
            && first < word
            && _current.FindLastIndex(IsContent) < word;
    }

    private static Joint Stronger(Joint left, Joint right) =>
        left == Joint.Or || right == Joint.Or ? Joint.Or
        : left == Joint.And && right is Joint.Who or Joint.With ? Joint.And
        : (Joint)Math.Max((int)left, (int)right);
}
