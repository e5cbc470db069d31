using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Reads the conditions of a question that looks up rows: which columns are tested, which are only asked for.</summary>
/// <remarks>A value need not be one that the table is known to hold: the column named beside it decides.</remarks>
internal sealed class LookupReader
{
    private readonly MessageReader _reader;
    private readonly string _text;
    private readonly ImmutableArray<Token> _tokens;
    private readonly List<LookupPart> _parts;
    private readonly FacetChoice _choice;
    private readonly List<LookupTest> _tests = [];
    private readonly HashSet<LookupPart> _used = [];

    private LookupReader(MessageReader reader, string text)
    {
        Words = reader.Words.Lookups;
        _reader = reader;
        _text = text;
        _tokens = Tokenizer.Tokenize(text);
        _parts = [.. new LookupChart(reader, text, _tokens).Cut()];
        _choice = new FacetChoice(reader.Model.Catalog, Words);
    }

    private LookupWords Words { get; }

    /// <summary>The reading of a question.</summary>
    public static LookupReading Read(MessageReader reader, string text) =>
        new LookupReader(reader, text).Read();

    private LookupReading Read()
    {
        AddFree();
        foreach (var part in _parts.Where(part => part.Kind != LookupKind.Mention).ToList())
        {
            if (Test(part) is { } test)
            {
                _tests.Add(test);
            }
        }

        AddNames();
        AddFlags();
        var asked = _parts
            .Where(part => part.Kind == LookupKind.Mention && !_used.Contains(part) && IsAsked(part))
            .Select(part => part.Facets[0].Facet)
            .DistinctBy(facet => facet.FacetId, StringComparer.Ordinal);
        var complete = _parts.TrueForAll(part =>
            part.Kind is LookupKind.Mention || _tests.Exists(test => Covers(test, part))
        );
        return new LookupReading(LookupTree.Of(_tests, _tokens, _text), [.. asked], complete);
    }

    private static bool Covers(LookupTest test, LookupPart part) =>
        test.First <= part.First && part.End <= test.End;

    // ---- values without quotation marks that the table is not known to hold

    private void AddFree()
    {
        foreach (var mention in _parts.Where(part => part.Kind == LookupKind.Mention).ToList())
        {
            var start = SkipLinks(mention.End, out var strong);
            if (
                start >= _tokens.Length
                || IsEnd(start)
                || (IsAsked(mention) && !strong)
                || (start == mention.End && IsAsked(mention))
                || (PartAt(start) is { Kind: not LookupKind.Number } and not null && !Repeats(mention, start))
            )
            {
                continue;
            }

            if (PartAt(start) is { Kind: LookupKind.Number } number)
            {
                var bare = !number.Comparison!.Stated || _choice.Text(mention) is not null;
                if (!bare || !ContinuesText(number.End) || _choice.Text(mention) is null)
                {
                    continue;
                }
            }
            else if (!IsContent(start))
            {
                continue;
            }

            var end = FreeEnd(start);
            var named = Enumerable
                .Range(mention.End, start - mention.End)
                .Any(at =>
                    _tokens[at].Folded is "of" or "is" or "are" or "was" or "were" or "as" or "="
                    || Words.Is("naming", _tokens, at)
                    || Words.Is("deny", _tokens, at)
                    || Words.Is("contain", _tokens, at)
                );
            if (IsPlain(start, end) && !(named && mention.Facets[0].Score >= 0.9 && !IsVerbal(start)))
            {
                continue;
            }

            if (_choice.Text(mention) is null)
            {
                continue;
            }

            Replace(start, end);
        }
    }

    /// <summary>"nation of china": the value itself speaks of the column.</summary>
    private bool Repeats(LookupPart mention, int start) =>
        PartAt(start) is { Kind: LookupKind.Mention } other
        && other.First == start
        && start > mention.End
        && other.Facets[0].Score < 0.9
        && Same(other.Facets[0].Facet.FacetId, mention.Facets[0].Facet)
        && !LabelForms.Find(mention.Facets[0].Facet, _tokens).Any(form => form.First == start);

    /// <summary>Punctuation inside a figure, such as 2:14.95, 16-20 or 14.9 (93).</summary>
    private bool Glued(int at) =>
        at > 0
        && at + 1 < _tokens.Length
        && _tokens[at].Kind is TokenKind.Punctuation or TokenKind.Symbol
        && (
            (_tokens[at].Start == _tokens[at - 1].End && _tokens[at + 1].Start == _tokens[at].End)
            || (
                _tokens[at].Folded is "("
                && _tokens[at - 1].Kind == TokenKind.Number
                && _tokens[at + 1].Kind == TokenKind.Number
            )
        );

    /// <summary>Puts a free value in the place of what the stretch was read as.</summary>
    private void Replace(int start, int end)
    {
        _parts.RemoveAll(part => part.First < end && part.End > start);
        _parts.Add(
            new LookupPart(start, end, LookupKind.Free)
            {
                Text = _text[_tokens[start].Start.._tokens[end - 1].End].Trim('.', ',', '?', ' '),
            }
        );
        _parts.Sort((left, right) => left.First.CompareTo(right.First));
    }

    /// <summary>True for small words of plain English, which are seldom values.</summary>
    private bool IsPlain(int start, int end) =>
        Enumerable
            .Range(start, end - start)
            .All(at =>
                !IsCapital(at)
                && _tokens[at].Kind == TokenKind.Word
                && (
                    WordList.Contains(_tokens[at].Folded)
                    || WordList.Contains(_tokens[at].Stem)
                    || _choice.IsTableWord(_tokens[at])
                )
            );

    /// <summary>In a question without capitals: a word after "in", "of" or "does" that is neither grammar nor known to general vocabulary.</summary>
    private bool IsSmallName(int at) =>
        _tokens.Skip(1).All(token => !char.IsUpper(token.Text[0]))
        && _tokens[at].Kind == TokenKind.Word
        && at > 0
        && _tokens[at - 1].Folded
            is "in"
                or "of"
                or "from"
                or "does"
                or "border"
                or "for"
                or "surround"
                or "is"
                or "named"
                or "called"
                or "the"
        && !Words.Is("asked-filler", _tokens, at)
        && !Words.Is("stop", _tokens, at)
        && !Words.Is("link", _tokens, at)
        && !_reader.Data.FunctionWords.At(_tokens, at).Any()
        && !_choice.IsTableWord(_tokens[at])
        && !IsVerbal(at)
        && _tokens[at].Text.Length > 3
        && (!WordList.Contains(_tokens[at].Folded) || WordList.Rank(_tokens[at].Folded) > 1500)
        && (_tokens[at - 1].Folded is not "the" || at + 1 >= _tokens.Length || IsEnd(at + 1));

    private bool IsVerbal(int at) =>
        _tokens[at].Folded.EndsWith("ed", StringComparison.Ordinal)
        || _tokens[at].Folded.EndsWith("ing", StringComparison.Ordinal)
        || _tokens[at].Folded.EndsWith("est", StringComparison.Ordinal)
        || Words.Is("asked-filler", _tokens, at)
        || _tokens[at].Folded.EndsWith("ly", StringComparison.Ordinal);

    private bool ContinuesText(int at) =>
        Glued(at)
        || at < _tokens.Length
            && !IsEnd(at)
            && !Words.Is("stop", _tokens, at)
            && (_tokens[at].JoinedToPrevious || (PartAt(at) is null && _tokens[at].Kind == TokenKind.Word));

    private bool IsContent(int at) =>
        !Words.Is("stop", _tokens, at)
        && !Words.Is("ask", _tokens, at)
        && _tokens[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal or TokenKind.Symbol;

    private bool IsEnd(int at) =>
        at >= _tokens.Length
        || (
            _tokens[at].Kind == TokenKind.Punctuation
            && _tokens[at].Folded is "," or ";" or "?" or "!" or "." or ":"
        );

    private int FreeEnd(int start)
    {
        var capitals = IsCapital(start);
        var at = start + 1;
        for (; at < _tokens.Length; at++)
        {
            if (Glued(at))
            {
                at++;
                continue;
            }

            if (IsEnd(at))
            {
                var initial =
                    _tokens[at].Folded is "."
                    && at + 1 < _tokens.Length
                    && _tokens[at].Start == _tokens[at - 1].End
                    && IsCapital(at + 1)
                    && _tokens[at - 1].Text.Length <= 3;
                if (!initial)
                {
                    break;
                }

                continue;
            }

            if (_tokens[at].JoinedToPrevious && _tokens[at].Kind != TokenKind.Symbol)
            {
                continue;
            }

            if (Words.Is("stop", _tokens, at) && !(capitals && IsCapital(at)))
            {
                var bridges =
                    _tokens[at].Folded
                        is "of"
                            or "the"
                            or "and"
                            or "de"
                            or "a"
                            or "for"
                            or "in"
                            or "to"
                            or "on"
                    && capitals
                    && at + 1 < _tokens.Length
                    && (
                        IsCapital(at + 1)
                        || (_tokens[at + 1].Folded is "the" && at + 2 < _tokens.Length && IsCapital(at + 2))
                    )
                    && PartAt(at + 1) is null;
                if (!bridges)
                {
                    break;
                }
            }

            if (PartAt(at) is { } part && part.First == at)
            {
                if (
                    part.Kind is LookupKind.Mention
                        && part.Facets[0].Score >= 0.55
                        && !(capitals && IsCapital(at) && part.Facets[0].Score < 0.9)
                    || part.Kind is LookupKind.Quoted
                    || (part.Kind is LookupKind.Number && part.Comparison!.Stated)
                )
                {
                    break;
                }
            }
        }

        return at;
    }

    private bool IsCapital(int at) => at < _tokens.Length && char.IsUpper(_tokens[at].Text[0]);

    /// <summary>Names that stand after a word that leads to them, with no column beside them.</summary>
    private void AddNames()
    {
        for (var at = 0; at < _tokens.Length; at++)
        {
            if (
                PartAt(at) is not null
                || !IsContent(at)
                || IsEnd(at)
                || at == 0
                || _reader.Data.Fillers.Contains(_tokens[at].Folded)
            )
            {
                continue;
            }

            var owner = at;
            while (
                IsCapital(owner)
                && owner + 1 < _tokens.Length
                && IsCapital(owner + 1)
                && !_tokens[owner].Folded.EndsWith("'s", StringComparison.Ordinal)
            )
            {
                owner++;
            }

            var owned = IsCapital(owner) && _tokens[owner].Folded.EndsWith("'s", StringComparison.Ordinal);
            var naming =
                owned
                || (
                    Words.Is("naming", _tokens, at - 1)
                    && !(at > 1 && Words.Is("ask", _tokens, at - 2))
                    && (
                        at > 1 && _tokens[at - 1].Folded is "named" or "called" or "titled"
                        || !IsPlain(at, at + 1)
                    )
                );
            var led =
                Words.Is("lead", _tokens, at - 1)
                || (at > 1 && Words.Is("lead", _tokens, at - 2) && _choice.IsTableWord(_tokens[at - 1]));
            var small = IsSmallName(at);
            var name = small || IsCapital(at) || _tokens[at].Text.Any(char.IsDigit);
            if (!naming && !(name && led) && !(name && at + 1 < _tokens.Length && IsCapital(at + 1)))
            {
                continue;
            }

            var end = owned ? owner + 1 : FreeEnd(at);
            if (IsPlain(at, end) && !(small || naming))
            {
                at = end;
                continue;
            }

            var first = at;
            while (first < end - 1 && _choice.IsTableWord(_tokens[first]) && !IsCapital(first))
            {
                first++;
            }

            while (end - 1 > first && _choice.IsTableWord(_tokens[end - 1]) && !IsCapital(end - 1))
            {
                end--;
            }

            AddName(at, first, end, owned, naming);
            at = end;
        }

        _tests.Sort((left, right) => left.First.CompareTo(right.First));
    }

    /// <summary>A name as a condition on the column that follows, goes before, or names the rows.</summary>
    private void AddName(int at, int first, int end, bool owned, bool naming)
    {
        var part = new LookupPart(first, end, LookupKind.Free)
        {
            Text = Unowned(_text[_tokens[first].Start.._tokens[end - 1].End]),
        };
        var next = end;
        while (
            next < _tokens.Length
            && next > end - 1
            && !owned
            && (_tokens[next].Folded is "is" or "was" or "are" or "were" or "the" or "a")
        )
        {
            next++;
        }

        var after =
            next > end
            && !Words.Is("relative", _tokens, at - 1)
            && _tokens[Math.Max(0, at - 1)].Folded is not ("if" or "where")
                ? null
                : PartAt(next);
        var before = LeftOf(part, out _);
        var place = _tokens[at - 1].Folded is "in" or "from" or "at";
        var facet =
            !owned
            && after is { Kind: LookupKind.Mention }
            && after.Facets[0].Score >= 0.5
            && _choice.Text(after) is { } following
                ? following
            : Followed(end) is { } listed ? listed.Facet
            : before is not null && naming && _choice.Text(before) is { } named ? named
            : naming || !place ? _choice.Identity
            : _choice.Place(_tokens.Any(_choice.IsTableWord)) ?? _choice.Identity;
        var words = part.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            words.Length == 2
            && _choice.FullName is { } full
            && (after is null || owned)
            && IsCapital(first)
            && !(place && before is null)
        )
        {
            _tests.Add(TextTest(part with { Text = words[0] }, full.First, null));
            _tests.Add(TextTest(part with { Text = words[1] }, full.Last, null));
        }
        else if (
            facet is not null
            && _tests.TrueForAll(test =>
                !string.Equals(test.Facet.FacetId, facet.FacetId, StringComparison.Ordinal)
                || test.Operator is not ConditionOperator.Eq
            )
        )
        {
            _tests.Add(TextTest(part, facet, null));
        }
    }

    /// <summary>Columns whose mention says yes ("abandoned dogs"), and no where it is denied.</summary>
    private void AddFlags()
    {
        foreach (
            var part in _parts.Where(part =>
                part.Flag is not null && !_used.Contains(part) && (!IsAsked(part) || Qualifies(part))
            )
        )
        {
            var facet = _reader.Model.Find(part.Flag!.FacetId)!;
            var denied =
                part.Flag.Negated
                ^ (
                    part.First > 0
                    && Enumerable
                        .Range(Math.Max(0, part.First - 3), Math.Min(3, part.First))
                        .Any(at => Words.Is("deny", _tokens, at))
                );
            var other = facet
                .Values.Select(value => value.Value)
                .Except(part.Flag.Values, StringComparer.OrdinalIgnoreCase)
                .ToList();
            var value = denied && other.Count == 1 ? other[0] : part.Flag.Values[0];
            if (_tests.Exists(test => Same(test.Facet.FacetId, facet)))
            {
                continue;
            }

            _tests.Add(
                new LookupTest(
                    part.First,
                    part.End,
                    facet,
                    ConditionOperator.Eq,
                    [ValueOf(facet, value)],
                    part
                )
                {
                    Denied = denied && other.Count != 1,
                }
            );
        }
    }

    /// <summary>"all the abandoned dogs": the column's word stands before the rows' own.</summary>
    private bool Qualifies(LookupPart part) =>
        part.First > 1 && part.End < _tokens.Length && _choice.IsTableWord(_tokens[part.End]);

    private static Literal ValueOf(Facet facet, string text) =>
        PopulationModel.IsNumber(facet)
        && decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : text;

    // ---- tests

    private static string Unowned(string text) =>
        text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal)
            ? text[..^2]
            : text.Trim('.', ',', '?', ' ');

    /// <summary>The test of a value that a list goes on with: "HKG or CHI" where only the second is known.</summary>
    private LookupTest? Followed(int end) =>
        end + 1 < _tokens.Length && _tokens[end].Folded is "or" or "and" or ","
            ? _tests.Find(test => test.Part.First == end + 1 && test.Operator == ConditionOperator.Eq)
            : null;

    private LookupTest? Test(LookupPart part)
    {
        var left = LeftOf(part, out var linked);
        var right = RightOf(part);
        var test = part.Kind switch
        {
            LookupKind.Number => NumberTest(part, left, right),
            LookupKind.Date => DateTest(part, left),
            LookupKind.Value => ValueTest(part, left, right, linked),
            _ => NamedTest(part, left, right),
        };
        return test;
    }

    private LookupTest? ValueTest(LookupPart part, LookupPart? left, LookupPart? right, bool strong)
    {
        foreach (var mention in new[] { left, right }.OfType<LookupPart>())
        {
            var named = mention.Facets.Select(pair => pair.Facet.FacetId).ToList();
            if (
                part
                    .Values.Where(match => named.Contains(match.FacetId, StringComparer.Ordinal))
                    .MinBy(match => named.IndexOf(match.FacetId)) is
                { } match
            )
            {
                _used.Add(mention);
                return Known(part, match, mention);
            }
        }

        if (
            part.Values.All(match => match.Way is MatchWay.Partial or MatchWay.Typo)
            && Inherited(part) is { } same
        )
        {
            return TextTest(part, same.Facet, null);
        }

        if (
            left is not null
            && strong
            && !IsAsked(left)
            && left.Facets[0].Score >= 0.9
            && _choice.Text(left) is { } column
        )
        {
            _used.Add(left);
            return TextTest(part, column, left);
        }

        if (
            Inherited(part) is { } before
            && part.Values.All(match => !Same(match.FacetId, before.Facet)) is false
        )
        {
            return Known(part, part.Values.First(match => Same(match.FacetId, before.Facet)), null);
        }

        var best = _choice.Best(part.Values, Before(part));
        return best is null ? null : Known(part, best, null);
    }

    private string Before(LookupPart part)
    {
        var at = part.First - 1;
        while (at > 0 && _tokens[at].Folded is "the" or "a" or "an")
        {
            at--;
        }

        return at >= 0 ? _tokens[at].Folded : "";
    }

    private LookupTest Known(LookupPart part, FacetMatch match, LookupPart? mention)
    {
        var facet = _reader.Model.Find(match.FacetId)!;
        Literal value =
            PopulationModel.IsNumber(facet)
            && decimal.TryParse(
                match.Values[0],
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : match.Values[0];
        var partial =
            match.Values.Length > 1
            || match.Way == MatchWay.Partial
            || match.SuggestedOperator == ConditionOperator.Contains;
        return Make(
            part,
            facet,
            PatternOf(part) ?? InTheir(part, mention) ?? ConditionOperator.Eq,
            partial || PatternOf(part) is not null || InTheir(part, mention) is not null
                ? [part.Text]
                : [value],
            mention,
            match.Negated
        );
    }

    /// <summary>A value in quotation marks, or one that is not known.</summary>
    private LookupTest? NamedTest(LookupPart part, LookupPart? left, LookupPart? right)
    {
        if (right is not null && InTheir(part, right) is not null && _choice.Text(right) is { } holder)
        {
            _used.Add(right);
            return TextTest(part, holder, right);
        }

        if (left is not null && (_choice.Text(left) ?? Fitting(left, part)) is { } column)
        {
            var held = part.Values.FirstOrDefault(match =>
                left.Facets.Any(pair => Same(match.FacetId, pair.Facet))
            );
            var elsewhere =
                held is null && !part.Values.IsEmpty && IsAsked(left)
                    ? _choice.Best(part.Values, Before(part))
                    : null;
            if (elsewhere is not null)
            {
                return Known(part, elsewhere, null);
            }

            if (!IsAsked(left) || part.Kind == LookupKind.Free || Strong(left, part) || held is not null)
            {
                _used.Add(left);
                return held is not null && !IsPattern(part)
                    ? Known(part, held, left)
                    : TextTest(part, column, left);
            }
        }

        if (
            right is not null
            && _choice.Text(right) is { } after
            && (right.First == part.End || InTheir(part, right) is not null)
        )
        {
            _used.Add(right);
            return TextTest(part, after, right);
        }

        if (Inherited(part) is { } before)
        {
            return TextTest(part, before.Facet, null);
        }

        if (!part.Values.IsEmpty && _choice.Best(part.Values, Before(part)) is { } match)
        {
            return Known(part, match, null);
        }

        var place = Before(part) is "in" or "from" or "at";
        var facet = place
            ? _choice.Place(_tokens.Any(_choice.IsTableWord)) ?? _choice.Identity
            : _choice.Identity;
        return facet is null ? null : TextTest(part, facet, null);
    }

    /// <summary>A column that is no text fits a value that is a number.</summary>
    private static Facet? Fitting(LookupPart left, LookupPart part) =>
        part.Text.Length > 0 && part.Text.Any(char.IsDigit) ? left.Facets[0].Facet : null;

    private bool IsPattern(LookupPart part) => PatternOf(part) is not null;

    private ConditionOperator? PatternOf(LookupPart part)
    {
        for (var at = part.First - 1; at >= 0 && at > part.First - 5; at--)
        {
            if (Words.Is("contain", _tokens, at))
            {
                return ConditionOperator.Contains;
            }

            if (Words.Is("start", _tokens, at))
            {
                return ConditionOperator.StartsWith;
            }

            if (PartAt(at) is not null || !Words.Is("link", _tokens, at))
            {
                return null;
            }
        }

        return null;
    }

    private LookupTest TextTest(LookupPart part, Facet facet, LookupPart? mention)
    {
        Literal value =
            PopulationModel.IsNumber(facet)
            && decimal.TryParse(
                part.Text.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : part.Text;
        return Make(
            part,
            facet,
            PatternOf(part) ?? InTheir(part, mention) ?? ConditionOperator.Eq,
            [value],
            mention,
            false
        );
    }

    /// <summary>"'senior' in their titles": the column that follows holds it somewhere.</summary>
    private ConditionOperator? InTheir(LookupPart part, LookupPart? mention) =>
        mention is not null
        && mention.First >= part.End + 2
        && _tokens[part.End].Folded is "in" or "as"
        && Enumerable
            .Range(part.End, mention.First - part.End)
            .Any(at => _tokens[at].Folded is "their" or "its" or "his" or "the" or "part")
            ? ConditionOperator.Contains
            : null;

    private LookupTest? DateTest(LookupPart part, LookupPart? left)
    {
        var facet =
            left?.Facets.Select(pair => pair.Facet).FirstOrDefault(PopulationModel.IsDate)
            ?? (left is not null && !IsAsked(left) ? _choice.Text(left) : null)
            ?? _choice.Facets.FirstOrDefault(PopulationModel.IsDate)
            ?? _choice.Labelled("date");
        if (facet is null)
        {
            return null;
        }

        if (left is not null)
        {
            _used.Add(left);
        }

        var date = part.Date!;
        if (!PopulationModel.IsDate(facet))
        {
            return TextTest(part with { Text = Bare(part) }, facet, left);
        }

        static string Iso(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return (date.From, date.To) switch
        {
            ({ } from, { } to) when to == from.PlusDays(1) => Make(
                part,
                facet,
                TimeOperator(part) ?? ConditionOperator.Eq,
                [Iso(from)],
                left,
                false
            ),
            ({ } from, { } to) => Make(
                part,
                facet,
                ConditionOperator.Between,
                [Iso(from), Iso(to.PlusDays(-1))],
                left,
                false
            ),
            (null, { } to) => Make(part, facet, ConditionOperator.Lt, [Iso(to)], left, false),
            ({ } from, null) => Enumerable
                .Range(Math.Max(0, part.First - 1), part.End - Math.Max(0, part.First - 1))
                .Any(at => Words.Is("after", _tokens, at))
                ? Make(part, facet, ConditionOperator.Gt, [Iso(from.PlusDays(-1))], left, false)
                : Make(part, facet, ConditionOperator.Ge, [Iso(from)], left, false),
            _ => null,
        };
    }

    private string Bare(LookupPart part)
    {
        var first = part.First;
        while (
            first < part.End - 1
            && (
                Words.Is("lead", _tokens, first)
                || Words.Is("before", _tokens, first)
                || Words.Is("after", _tokens, first)
            )
        )
        {
            first++;
        }

        return _text[_tokens[first].Start.._tokens[part.End - 1].End];
    }

    private ConditionOperator? TimeOperator(LookupPart part, LookupPart? mention = null)
    {
        var at = part.First - 1;
        var inclusive = at > 1 && _tokens[at].Folded is "in" && _tokens[at - 1].Folded is "or";
        while (
            at > 0
            && (
                _tokens[at].Folded is "the" or "year" or "or" or "in" or "than" or "to" or "of"
                || (mention is not null && mention.First <= at && at < mention.End)
            )
        )
        {
            at--;
        }

        var later = part.End + 1 < _tokens.Length && _tokens[part.End].Folded is "or";
        return later && Words.Is("or-after", _tokens, part.End + 1) ? ConditionOperator.Ge
            : later && Words.Is("or-before", _tokens, part.End + 1) ? ConditionOperator.Le
            : Words.Is("before", _tokens, at) ? (inclusive ? ConditionOperator.Le : ConditionOperator.Lt)
            : Words.Is("after", _tokens, at) ? (inclusive ? ConditionOperator.Ge : ConditionOperator.Gt)
            : Words.Is("since", _tokens, at) && _tokens[at].Folded is "since" ? ConditionOperator.Ge
            : Words.Is("until", _tokens, at) ? ConditionOperator.Le
            : null;
    }

    private LookupTest? NumberTest(LookupPart part, LookupPart? left, LookupPart? right)
    {
        var comparison = part.Comparison!;
        if (comparison.Stated)
        {
            left =
                left is not null && left.Facets.Any(pair => FacetChoice.IsComparable(pair.Facet))
                    ? left
                    : null;
            right =
                right is not null && right.Facets.Any(pair => FacetChoice.IsComparable(pair.Facet))
                    ? right
                    : null;
        }

        if (comparison.OfAge && _choice.Labelled("age") is { } age)
        {
            return Make(part, age, comparison.Operator, comparison.Values, null, false);
        }

        if (
            left is null
            && right is null
            && IsYear(comparison)
            && Hinted(part) is null
            && _choice.Year is { } years
            && Inherited(part) is null
        )
        {
            return Make(
                part,
                years,
                comparison.Stated ? comparison.Operator : TimeOperator(part) ?? comparison.Operator,
                comparison.Values,
                null,
                false
            );
        }

        var (mention, facet) = Counted(part, left, right);
        if (facet is null)
        {
            return null;
        }

        if (mention is not null)
        {
            _used.Add(mention);
        }

        var timed = IsYear(comparison) || facet.Unit is "year" ? TimeOperator(part, mention) : null;
        var operation =
            comparison.Operator == ConditionOperator.Eq && OrEqual(part) is { } wider ? wider
            : comparison.Stated ? comparison.Operator
            : timed ?? comparison.Operator;
        if (
            operation == ConditionOperator.Eq
            && timed is null
            && !comparison.Stated
            && ReferenceEquals(mention, left)
            && OperatorBefore(part) is { } said
        )
        {
            operation = said;
        }

        return IsFigure(part, facet, operation)
            ? TextTest(part, facet, mention)
            : Make(part, facet, operation, comparison.Values, mention, false);
    }

    /// <summary>"16-20" and "$9.50" of a text column are texts.</summary>
    private static bool IsFigure(LookupPart part, Facet facet, ConditionOperator operation) =>
        facet.Type == FacetType.Text
        && part.Text.Any(char.IsDigit)
        && !part.Text.Contains(' ', StringComparison.Ordinal)
        && (
            part.Comparison!.High is not null
            || (!part.Comparison.Stated && operation == ConditionOperator.Eq && !char.IsDigit(part.Text[^1]))
        );

    /// <summary>The column that a number belongs to, with the words that name it.</summary>
    private (LookupPart? Mention, Facet? Facet) Counted(LookupPart part, LookupPart? left, LookupPart? right)
    {
        var comparison = part.Comparison!;
        var near = right is not null && right.First == part.End ? right : null;
        LookupPart? mention = null;
        Facet? facet = null;
        if (
            near is not null
            && FacetChoice.Number(near) is { } counted
            && !(left is not null && comparison.Stated && Touches(left, part))
        )
        {
            (mention, facet) = (near, counted);
        }
        else if (
            left is not null
            && (!IsAsked(left) || comparison.Stated || Strong(left, part) || left.End == part.First)
        )
        {
            (mention, facet) = (left, FacetChoice.Number(left) ?? left.Facets[0].Facet);
        }
        else if (right is not null && !IsAsked(right))
        {
            (mention, facet) = (right, FacetChoice.Number(right) ?? right.Facets[0].Facet);
        }

        if (facet is null && Inherited(part) is { } before)
        {
            facet = before.Facet;
        }

        facet ??= Hinted(part) ?? (IsYear(comparison) ? _choice.Year : null);
        if (facet is null && left is not null)
        {
            (mention, facet) = (left, FacetChoice.Number(left));
        }

        if (
            facet is not null
            && facet.Type == FacetType.Text
            && !FacetChoice.IsComparable(facet)
            && IsYear(comparison)
            && _choice.Year is { } year
        )
        {
            (mention, facet) = (null, year);
        }

        return (mention, facet);
    }

    /// <summary>"less than or equal to".</summary>
    private ConditionOperator? OrEqual(LookupPart part)
    {
        var at = part.First - 1;
        if (at < 2 || _tokens[at].Folded is not "or" || _tokens[at - 1].Folded is not "than")
        {
            return null;
        }

        return _tokens[at - 2].Folded is "less" or "smaller" or "lower" or "fewer" ? ConditionOperator.Le
            : _tokens[at - 2].Folded is "greater" or "more" or "larger" or "higher" or "bigger"
                ? ConditionOperator.Ge
            : null;
    }

    /// <summary>"greater than place 1": the comparing words stand before the column.</summary>
    private ConditionOperator? OperatorBefore(LookupPart part)
    {
        if (LeftOf(part, out _) is not { } left)
        {
            return null;
        }

        for (var at = Math.Max(0, left.First - 4); at < left.First; at++)
        {
            foreach (var (name, end) in _reader.Data.FunctionWords.At(_tokens, at))
            {
                if (
                    name.StartsWith("compare.", StringComparison.Ordinal)
                    && _tokens[end - 1].Folded
                        is "than"
                            or "over"
                            or "above"
                            or "under"
                            or "below"
                            or "least"
                            or "most"
                    && (end == left.First || (end == left.First - 1 && _tokens[end].Folded is "the" or "a"))
                )
                {
                    return name[8..] switch
                    {
                        "gt" => ConditionOperator.Gt,
                        "ge" => ConditionOperator.Ge,
                        "lt" => ConditionOperator.Lt,
                        "le" => ConditionOperator.Le,
                        _ => null,
                    };
                }
            }
        }

        return null;
    }

    private static bool IsYear(Spans.Comparison comparison) =>
        comparison is { Low: >= 1000 and <= 2100, Unit: Spans.NumberUnit.None }
        && comparison.Low == decimal.Truncate(comparison.Low);

    /// <summary>The column that the words of the comparison speak of: "older than", "weighing over".</summary>
    private Facet? Hinted(LookupPart part)
    {
        var from = Math.Max(0, part.First - 3);
        var to = Math.Min(_tokens.Length, part.End + 2);
        if (part.Comparison!.OfAge && _choice.Labelled("age") is { } age)
        {
            return age;
        }

        return Enumerable
            .Range(from, to - from)
            .OrderBy(at => Math.Abs(at - part.First))
            .SelectMany(at => Words.MeasuresOf(_tokens[at].Folded))
            .Select(names => _choice.Labelled(names))
            .FirstOrDefault(found => found is not null);
    }

    private LookupTest Make(
        LookupPart part,
        Facet facet,
        ConditionOperator operation,
        ImmutableArray<Literal> values,
        LookupPart? mention,
        bool negated
    )
    {
        var first = mention is null ? part.First : Math.Min(part.First, mention.First);
        return new LookupTest(first, Math.Max(part.End, mention?.End ?? 0), facet, operation, values, part)
        {
            Denied = negated ^ IsDenied(part, first),
        };
    }

    private bool IsDenied(LookupPart part, int first)
    {
        var from = _tests.Count > 0 ? _tests.Max(test => test.Part.End) : 0;
        from = Math.Max(from, first - 6);
        for (var at = part.First - 1; at >= from; at--)
        {
            if (Words.Is("deny", _tokens, at))
            {
                return true;
            }
        }

        return false;
    }

    // ---- neighbours

    private LookupTest? Inherited(LookupPart part)
    {
        if (_tests.Count == 0)
        {
            return null;
        }

        var last = _tests[^1];
        for (var at = last.End; at < part.First; at++)
        {
            if (
                _tokens[at].Folded
                is not (
                    "or"
                    or "and"
                    or ","
                    or "in"
                    or "to"
                    or "the"
                    or "either"
                    or "a"
                    or "of"
                    or "from"
                    or "is"
                    or "are"
                    or "both"
                    or "with"
                    or "for"
                )
            )
            {
                return null;
            }
        }

        return
            last.End <= part.First
            && Enumerable
                .Range(last.End, part.First - last.End)
                .Any(at => _tokens[at].Folded is "or" or "and" or ",")
            ? last
            : null;
    }

    private LookupPart? PartAt(int at) => _parts.Find(part => part.First <= at && at < part.End);

    private LookupPart? LeftOf(LookupPart part, out bool strong)
    {
        strong = true;
        var at = part.First - 1;
        var weak = false;
        while (at >= 0)
        {
            if (PartAt(at) is { } other)
            {
                strong = !weak;
                return other.Kind == LookupKind.Mention && !_used.Contains(other) ? other : null;
            }

            if (
                !Words.Is("link", _tokens, at)
                && !Words.Is("deny", _tokens, at)
                && _tokens[at].Folded is not ("'s" or "whose" or "name")
            )
            {
                var noun =
                    part is { Kind: LookupKind.Number, Comparison.Stated: true }
                    && at == part.First - 1
                    && _tokens[at].Kind == TokenKind.Word
                    && !Words.Is("stop", _tokens, at);
                if (!noun)
                {
                    return null;
                }
            }

            weak |=
                _tokens[at].Folded
                    is "in"
                        or "from"
                        or "for"
                        or "at"
                        or "by"
                        or "with"
                        or "on"
                        or "to"
                        or "have"
                        or "has"
                        or "had"
                        or "that";
            at--;
        }

        return null;
    }

    private LookupPart? RightOf(LookupPart part)
    {
        var at = part.End;
        while (at < _tokens.Length)
        {
            if (PartAt(at) is { } other)
            {
                return other.Kind == LookupKind.Mention && !_used.Contains(other) ? other : null;
            }

            if (
                _tokens[at].Folded
                is not (
                    "of"
                    or "in"
                    or "total"
                    or "the"
                    or "different"
                    or "or"
                    or "more"
                    or "for"
                    or "as"
                    or "their"
                    or "his"
                    or "its"
                    or "part"
                )
            )
            {
                return null;
            }

            at++;
        }

        return null;
    }

    private bool Touches(LookupPart left, LookupPart part)
    {
        for (var at = left.End; at < part.First; at++)
        {
            if (
                _tokens[at].Folded
                is not ("is" or "are" or "was" or "were" or "that" or "which" or "of" or "has" or "being")
            )
            {
                return false;
            }
        }

        return !IsAsked(left) || left.End == part.First || Strong(left, part);
    }

    private bool Strong(LookupPart left, LookupPart part) =>
        left.End == part.First
        || Enumerable.Range(left.End, part.First - left.End).Any(at => Words.Is("strong-link", _tokens, at));

    private int SkipLinks(int at, out bool strong)
    {
        strong = false;
        while (
            at < _tokens.Length
            && PartAt(at) is null
            && (Words.Is("link", _tokens, at) || Words.Is("deny", _tokens, at))
            && !(IsCapital(at) && at + 1 < _tokens.Length && IsCapital(at + 1))
        )
        {
            strong |=
                Words.Is("strong-link", _tokens, at)
                && _tokens[at].Folded is not ("is" or "are" or "was" or "were" or "has");
            at++;
        }

        return at;
    }

    /// <summary>True for a column of the answer: a question word stands before it with nothing but small words between.</summary>
    private bool IsAsked(LookupPart mention)
    {
        if (
            mention.End - mention.First > 1
            && _tokens[mention.End - 1].Folded is "by" or "at" or "in" or "from"
        )
        {
            return false;
        }

        for (var at = mention.First - 1; at >= 0; at--)
        {
            if (PartAt(at) is { } other)
            {
                if (other.Kind != LookupKind.Mention)
                {
                    return false;
                }

                at = other.First;
                if (at == 0)
                {
                    return true;
                }

                continue;
            }

            if (Words.Is("ask", _tokens, at) && Opens(at))
            {
                return true;
            }

            if (
                Words.Is("introducer", _tokens, at)
                && !(
                    _tokens[at].Folded is "is" or "are" or "was" or "were"
                    && at > 0
                    && Words.Is("ask", _tokens, at - 1)
                    && Opens(at - 1)
                )
            )
            {
                return false;
            }
        }

        return mention.First == 0;
    }

    /// <summary>True for a question word that is no relative ("people who …").</summary>
    private bool Opens(int at) =>
        (at == 0 && (_tokens[at].Folded is not ("when" or "where") || Words.Is("auxiliary", _tokens, at + 1)))
        || at > 0 && OpensWithin(at);

    private bool OpensWithin(int at) =>
        !Words.Is("relative", _tokens, at)
        || _tokens[at - 1].Kind == TokenKind.Punctuation
        || _tokens[at - 1].Folded
            is "and"
                or "in"
                or "for"
                or "of"
                or "me"
                or "find"
                or "out"
                or "to"
                or "at"
                or "on"
                or "from";

    private static bool Same(string facetId, Facet facet) =>
        string.Equals(facetId, facet.FacetId, StringComparison.Ordinal);
}
