using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Tells what a message does.</summary>
/// <param name="data">Words of the dialogue.</param>
/// <param name="reader">Reads sentences.</param>
internal sealed class DialogueReader(DialogueData data, MessageReader reader)
{
    private const int Fragment = 7;
    private static readonly HashSet<string> Requests = new(StringComparer.Ordinal)
    {
        "find",
        "show",
        "give",
        "get",
        "list",
        "build",
        "create",
        "make",
        "want",
        "need",
        "looking",
        "look",
        "me",
        "us",
        "a",
        "an",
        "the",
        "all",
        "our",
        "my",
        "i",
        "we",
        "of",
        "for",
        "segment",
        "group",
        "list",
        "audience",
        "please",
        "to",
        "would",
        "like",
        "select",
        "pull",
        "target",
        "those",
    };

    private ImmutableArray<Token> _tokens = [];
    private string _message = "";
    private bool _adds;

    /// <summary>What the message does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="hasCurrent">Whether there is a segment that an edit could change.</param>
    public Act Read(string message, bool hasCurrent)
    {
        _message = message;
        _tokens = Tokenizer.Tokenize(message);
        var at = SkipLeadIn(0);
        if (at >= _tokens.Length)
        {
            at = 0;
        }

        _adds = _tokens.Take(at).Any(token => token.Folded is "also" or "additionally");
        return Asked(SkipAnd(at), at)
            ?? Named(at)
            ?? Commanded(at, hasCurrent)
            ?? (
                hasCurrent && IsJoint(at)
                    ? Commanded(at + 1, hasCurrent) ?? Asked(at + 1) ?? Edited(at)
                    : null
            )
            ?? Asked(at)
            ?? (hasCurrent ? Continued(at) : new Act.Create(Keep(at, _tokens.Length), null, false));
    }

    /// <summary>True for a change of the segment that is there, whatever was asked: "drop the region", "also the women".</summary>
    public bool IsPlainEdit(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        return tokens.Length > 0 && data.Remarks.At(tokens, 0).Any(found => found.Class is "plain-edit");
    }

    /// <summary>"and of these …", "but only …": the message goes on from the one before.</summary>
    private bool IsJoint(int at) =>
        at + 1 < _tokens.Length && _tokens[at].Folded is "and" or "but" or "also" or "plus";

    /// <summary>The message with everything but some tokens blank.</summary>
    private string Keep(int first, int end)
    {
        if (first >= end)
        {
            return "";
        }

        var from = _tokens[first].Start;
        var to = _tokens[end - 1].End;
        return string.Concat(new string(' ', from), _message.AsSpan(from, to - from));
    }

    /// <summary>"and how many …": a question, not something to add.</summary>
    private Act? Asked(int after, int at) =>
        after > at
        && after < _tokens.Length
        && data.Intents.At(_tokens, after).Any(found => found.Class is "query" or "hypothesis")
            ? Asked(after)
            : null;

    private int SkipAnd(int at) =>
        at < _tokens.Length && _tokens[at].Folded is "and" or "so" or "but" or "then" ? at + 1 : at;

    private int SkipLeadIn(int at)
    {
        while (at < _tokens.Length)
        {
            if (_tokens[at].Kind == TokenKind.Punctuation && _tokens[at].Text is not "(")
            {
                at++;
                continue;
            }

            var lead = data
                .Remarks.At(_tokens, at)
                .Where(found => found.Class is "lead-in")
                .Select(found => found.End)
                .DefaultIfEmpty(-1)
                .Max();
            var command = data.Commands.At(_tokens, at).Select(found => found.End).DefaultIfEmpty(-1).Max();
            // "no wait: …" leads in; "make it …", "only …" are commands though their first word could lead in.
            if (
                lead < 0
                || command > lead
                || (
                    command >= lead
                    && data.Commands.At(_tokens, at)
                        .Any(found => found.Class is not ("change" or "narrow") && found.End == command)
                )
            )
            {
                return at;
            }

            // "and over 50", "just the women": a lone connective belongs to what follows.
            if (
                lead == at + 1
                && _tokens[at].Folded is "and" or "but" or "just" or "no" or "rather" or "or"
                && !(lead < _tokens.Length && _tokens[lead].Kind == TokenKind.Punctuation)
            )
            {
                return at;
            }

            at = lead;
        }

        return at;
    }

    private (string Class, int End)? CommandAt(int at) =>
        at >= _tokens.Length
            ? null
            : data
                .Commands.At(_tokens, at)
                .OrderByDescending(found => found.End)
                .Select(found => ((string, int)?)found)
                .FirstOrDefault();

    /// <summary>"call it X", "save this as X: …", "start over and save it as X: …".</summary>
    private Act? Named(int at)
    {
        var fresh = false;
        if (CommandAt(at) is var (start, startEnd) && start is "start-over")
        {
            fresh = true;
            at = SkipLeadIn(startEnd);
        }

        var command =
            at < _tokens.Length
                ? data
                    .Commands.At(_tokens, at)
                    .Where(found => found.Class is "name")
                    .OrderByDescending(found => found.End)
                    .Select(found => found.End)
                    .FirstOrDefault()
                : 0;
        if (command == 0 || command >= _tokens.Length)
        {
            return null;
        }

        var colon = -1;
        for (var i = command; i < _tokens.Length; i++)
        {
            if (_tokens[i].Text is ":")
            {
                colon = i;
                break;
            }
        }

        var end = colon < 0 ? _tokens.Length : colon;
        if (end == command)
        {
            return null;
        }

        var name = _message[_tokens[command].Start.._tokens[end - 1].End]
            .Trim()
            .Trim('\'', '"', '‘', '’', '“', '”', '.', '!')
            .Trim();
        return colon > 0 && colon + 1 < _tokens.Length
                ? new Act.Create(Keep(colon + 1, _tokens.Length), name, true)
            : fresh ? null
            : new Act.Rename(name);
    }

    private Act? Commanded(int at, bool hasCurrent)
    {
        if (CommandAt(at) is not var (command, end))
        {
            return null;
        }

        var rest = SkipPunctuation(end);
        switch (command)
        {
            case "undo" when IsShort(rest):
                return new Act.Undo();
            case "redo" when IsShort(rest):
                return new Act.Redo();
            case "start-over":
                return rest >= _tokens.Length
                    ? new Act.Create("", null, true)
                    : Asked(rest) ?? new Act.Create(Keep(rest, _tokens.Length), null, true);
            case "delete":
                return new Act.Delete(NameFrom(end));
            case "restore":
                return new Act.Restore(NameFrom(end));
            case "forget"
                when end < _tokens.Length || _tokens[end - 1].Folded is "everything" or "me" or "know":
                return new Act.Forget(
                    end >= _tokens.Length
                        ? null
                        : _message[_tokens[end].Start.._tokens[^1].End].Trim().TrimEnd('.', '!')
                );
            default:
                return
                    hasCurrent
                    && (
                        command is not "narrow"
                        || end > at + 1
                        || _tokens[at].Folded is "only" or "just"
                        || !IsFullSentence(at)
                    )
                    ? Edited(at)
                    : null;
        }
    }

    private int SkipPunctuation(int at)
    {
        while (at < _tokens.Length && _tokens[at].Kind == TokenKind.Punctuation)
        {
            at++;
        }

        return at;
    }

    private bool IsShort(int rest) =>
        !_tokens
            .Skip(rest)
            .Any(token =>
                token.Kind == TokenKind.Word
                && token.Folded
                    is not ("please" or "that" or "it" or "the" or "last" or "change" or "step" or "one")
            );

    /// <summary>The name after a command; null for "that segment", "it" and nothing.</summary>
    private string? NameFrom(int at)
    {
        var end = _tokens.Length;
        while (
            end > at
            && (
                _tokens[end - 1].Kind == TokenKind.Punctuation
                || _tokens[end - 1].Folded is "please" or "now" or "again" or "then"
            )
        )
        {
            end--;
        }

        if (at < end && _tokens[at].Folded is "the" or "segment" && at + 1 < end)
        {
            at =
                _tokens[at].Folded is "the" && _tokens[at + 1].Folded is "segment" && at + 2 < end
                    ? at + 2
                    : at + 1;
        }

        if (at >= end)
        {
            return null;
        }

        var name = _message[_tokens[at].Start.._tokens[end - 1].End]
            .Trim()
            .Trim('\'', '"', '‘', '’', '“', '”')
            .Trim();
        return
            name.Length == 0
            || name.ToLowerInvariant()
                is "it"
                    or "this"
                    or "that"
                    or "segment"
                    or "this segment"
                    or "that segment"
                    or "this one"
                    or "that one"
                    or "them"
                    or "current segment"
            ? null
            : name;
    }

    private Act? Asked(int at)
    {
        if (at >= _tokens.Length)
        {
            return null;
        }

        var classes = data
            .Intents.At(_tokens, at)
            .Select(found => found.Class)
            .ToHashSet(StringComparer.Ordinal);
        var text = Keep(at, _tokens.Length);
        if (
            classes.Contains("hypothesis")
            || (classes.Contains("hypothesis-question") && _tokens.Any(token => token.Folded is "than"))
        )
        {
            return new Act.Claim(text);
        }

        if (classes.Contains("query"))
        {
            return new Act.Ask(text);
        }

        var next = at + 1 < _tokens.Length ? _tokens[at + 1] : null;
        if (
            classes.Contains("query-maybe")
            && next is not null
            && !(
                next.Folded is "of"
                && at + 3 < _tokens.Length
                && !(_tokens[at].Folded is "total" && _tokens[at + 2].Kind == TokenKind.Word)
            )
            && (!IsEntity(next) || IsMoney(at + 2))
        )
        {
            var (_, items) = reader.ReadItems(text);
            var compared = items.Any(item =>
                item.Comparison is { Stated: true } || item.IsKind("average.") || item.IsKind("median.")
            );
            return compared && _tokens[^1].Text is not "?" ? null : new Act.Ask(text);
        }

        return null;
    }

    /// <summary>"total shop revenue": of the shop, not of somebody.</summary>
    private bool IsMoney(int at) =>
        at < _tokens.Length && reader.Words.Thesaurus.MeasureWord(_tokens[at].Stem) is "money";

    /// <summary>A message that no command begins: an edit when it is a fragment, else a new segment.</summary>
    private Act Continued(int at)
    {
        var words = _tokens.Skip(at).Count(token => token.Kind is TokenKind.Word or TokenKind.Number);
        if (HasMark() || (words <= Fragment && !IsFullSentence(at)))
        {
            return Edited(at);
        }

        return new Act.Create(Keep(at, _tokens.Length), null, false);
    }

    private bool HasMark() =>
        _tokens.Any(token => token.Folded is "instead" or "rather")
        || (
            _tokens.Length > 1
            && _tokens[^1].Folded is "only" or "please"
            && _tokens.Any(token => token.Folded is "only")
        );

    /// <summary>True when the message speaks of members from its beginning: "customers who …", "find everyone …".</summary>
    private bool IsFullSentence(int at)
    {
        var seen = 0;
        for (var i = at; i < _tokens.Length && seen < 5; i++)
        {
            var token = _tokens[i];
            if (
                IsEntity(token)
                && reader.Index.Annotate([token with { Index = 0 }]).All(match => match.Score < 0.8)
            )
            {
                return true;
            }

            if (
                reader
                    .Data.FunctionWords.At(_tokens, i)
                    .Any(found => found.Class is "with" or "relative" or "negation" or "only")
                && !Requests.Contains(token.Folded)
            )
            {
                return false;
            }

            seen += Requests.Contains(token.Folded) ? 0 : 1;
        }

        return false;
    }

    private bool IsEntity(Token token) =>
        token.Folded
            is not (
                "who"
                or "those"
                or "them"
                or "they"
                or "one"
                or "ones"
                or "all"
                or "others"
                or "group"
                or "segment"
                or "base"
            )
        && reader.Words.Thesaurus.IsEntityWord(token.Stem);

    private Act.Edit Edited(int at)
    {
        var steps = ImmutableArray.CreateBuilder<EditStep>();
        var start = at;
        for (var i = at; i < _tokens.Length; i++)
        {
            if (i > start && _tokens[i].Text is "," or ";" or ":" or "." && i + 1 < _tokens.Length)
            {
                var next = SkipLeadIn(i + 1);
                if (
                    next < _tokens.Length
                    && CommandAt(next) is var (command, commandEnd)
                    && (commandEnd > next + 1 || command is "change" or "exclude" or "drop")
                    && command is not "union"
                )
                {
                    steps.Add(Step(start, i));
                    start = next;
                    i = next;
                }
            }
        }

        steps.Add(Step(start, _tokens.Length));
        return new Act.Edit(steps.ToImmutable());
    }

    private EditStep Step(int first, int end)
    {
        var found = CommandAt(first);
        var (kind, rest) =
            found is var (command, commandEnd) && commandEnd <= end
                ? (KindOf(command, first, end), commandEnd)
                : (EditKind.Narrow, first);
        if (found is null)
        {
            // "and another one …" adds, a bare fragment changes what it speaks of.
            var adds =
                _tokens[first].Folded is "and" or "also" or "but"
                && !_tokens[first..end].Any(token => token.Folded is "instead" or "rather");
            kind =
                !adds ? EditKind.Change
                : _tokens[first].Folded is "but" ? EditKind.Narrow
                : EditKind.Add;
            rest = adds ? first + 1 : rest;
        }

        if (
            found is ("narrow" or "exclude" or "union", _)
            && _tokens[first].Folded
                is "with"
                    or "without"
                    or "who"
                    or "whose"
                    or "their"
                    or "not"
                    or "in"
                    or "from"
                    or "having"
                    or "over"
                    or "under"
        )
        {
            rest = first + (kind == EditKind.Exclude ? 1 : 0);
        }

        // "instead of Y", "rather than Y": the old one; "replace Y with X".
        for (var i = rest; i < end; i++)
        {
            if (
                _tokens[i].Folded is "instead" or "rather"
                && i + 1 < end
                && _tokens[i + 1].Folded is "of" or "than"
            )
            {
                return new EditStep(EditKind.Change, Keep(rest, i), Keep(i + 2, end));
            }
        }

        if (
            _tokens[first].Folded is "replace" or "swap" or "substitute" or "change"
            && kind == EditKind.Change
        )
        {
            for (var i = rest + 1; i < end - 1; i++)
            {
                if (_tokens[i].Folded is "with" or "by" or "for" or "to" or "into")
                {
                    return new EditStep(EditKind.Change, Keep(i + 1, end), Keep(rest, i));
                }
            }
        }

        var last = end;
        var also = _adds || (found is ("narrow", _) && IsAndIn(first, end));
        if (kind == EditKind.Exclude && last > rest + 1 && _tokens[last - 1].Folded is "out" or "aside")
        {
            last--;
        }

        while (
            last > rest
            && (
                EndsWithAsWell(rest, last)
                || _tokens[last - 1].Folded
                    is "instead"
                        or "rather"
                        or "please"
                        or "too"
                        or "also"
                        or "now"
                        or "specifically"
                || _tokens[last - 1].Kind == TokenKind.Punctuation && _tokens[last - 1].Text is not ")"
            )
        )
        {
            kind =
                _tokens[last - 1].Folded is "instead" or "rather" && kind != EditKind.Drop
                    ? EditKind.Change
                    : kind;
            also |= EndsWithAsWell(rest, last) || _tokens[last - 1].Folded is "too" or "also";
            last -= EndsWithAsWell(rest, last) ? 2 : 1;
        }

        if (last > rest && _tokens[last - 1].Folded is "only" && kind == EditKind.Change)
        {
            kind = EditKind.Narrow;
        }

        return new EditStep(
            also
            && found is not ("change", _)
            && kind is EditKind.Change or EditKind.Narrow
            && !IsOfItsOwn(first)
                ? EditKind.Add
                : kind,
            Keep(rest, last)
        );
    }

    private bool EndsWithAsWell(int rest, int last) =>
        last - 2 >= rest && _tokens[last - 2].Folded is "as" && _tokens[last - 1].Folded is "well";

    /// <summary>"and in Germany", "and from Germany".</summary>
    private bool IsAndIn(int first, int end) =>
        first + 1 < end
        && _tokens[first].Folded is "and"
        && _tokens[first + 1].Folded is "in" or "from" or "at";

    /// <summary>"also who …", "also with …", "only …": a condition by itself, whatever is asked for already.</summary>
    private bool IsOfItsOwn(int first) =>
        _tokens[first].Folded
            is "who"
                or "that"
                or "which"
                or "whose"
                or "with"
                or "having"
                or "have"
                or "they"
                or "their"
                or "must"
                or "only"
                or "just"
                or "keep"
                or "of"
                or "among"
                or "limit"
                or "restrict"
                or "narrow"
                or "filter"
                or "instead";

    private EditKind KindOf(string command, int first, int end) =>
        command switch
        {
            "union" => EditKind.Union,
            "exclude" => EditKind.Exclude,
            "drop" => IsOfPeople(first, end) ? EditKind.Exclude : EditKind.Drop,
            "put-back" => _tokens[first..end].Any(token => token.Folded is "back" or "again")
                ? EditKind.PutBack
                : EditKind.Change,
            "narrow" => EditKind.Narrow,
            _ => EditKind.Change,
        };

    /// <summary>"take out the british ones" leaves people out; "take out the tenure condition" drops a condition.</summary>
    private bool IsOfPeople(int first, int end)
    {
        var words = _tokens[first..end];
        return words.Any(token =>
                token.Folded
                    is "ones"
                        or "everybody"
                        or "everyone"
                        or "anyone"
                        or "anybody"
                        or "whoever"
                        or "who"
                        or "those"
                        or "people"
                        or "customers"
                        or "members"
            )
            && !words.Any(token =>
                token.Folded
                    is "condition"
                        or "filter"
                        or "bit"
                        or "part"
                        or "requirement"
                        or "restriction"
                        or "criterion"
                        or "rule"
                        or "limit"
            );
    }
}
