using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Puts the clauses of one sentence together into one tree.</summary>
internal sealed class SentenceAssembler
{
    private readonly ReadingScope _scope;
    private readonly ClauseReader _clauses;
    private readonly FrameCompiler _compiler;
    private readonly RankReader _ranks;
    private readonly MeasureComparison _comparisons;
    private readonly Sequences _sequences;
    private readonly SameRow _sameRow;
    private readonly Trend _trend;
    private readonly List<Part> _parts = [];
    private readonly List<(Item Item, string Problem)> _problems = [];
    private Frame? _previous;
    private Frame? _waiting;
    private RankReading? _rank;
    private string? _within;
    private readonly List<RowTest> _excluded = [];

    /// <summary>For one sentence.</summary>
    public SentenceAssembler(ReadingScope scope)
    {
        _scope = scope;
        _clauses = new ClauseReader(scope);
        _compiler = new FrameCompiler(scope);
        _ranks = new RankReader(scope, _clauses, _compiler);
        _comparisons = new MeasureComparison(scope, _clauses, _compiler);
        _sequences = new Sequences(scope);
        _sameRow = new SameRow(scope);
        _trend = new Trend(scope, _clauses);
    }

    /// <summary>The reading of a row of items.</summary>
    public Reading Assemble(ImmutableArray<Item> items, Frame? previous)
    {
        _previous = previous;
        foreach (var clause in ClauseCutter.Cut(items, _scope.Tokens))
        {
            Take(clause);
        }

        if (_waiting is { } waiting)
        {
            Add(waiting, new Clause(waiting.Items, Joint.Start, waiting.Negated));
        }

        _problems.AddRange(_compiler.Problems);
        _problems.AddRange(UnknownVerbs.In(items, _scope.Tokens).Select(item => (item, "verb")));
        var (expression, rival) = Join();
        _problems.AddRange(
            new TreeWitness(_scope).Missing(items, expression).Select(item => (item, "unused"))
        );
        return new Reading
        {
            Items = items,
            Scope = _scope,
            Expression = expression,
            Rival = rival,
            Vague = [.. items.Where(item => item.Vague is not null && IsVagueHere(item, items))],
            Problems = [.. _problems],
            Unknown = [.. items.Where(item => item.Unknown && IsWord(item))],
            Confidence = Confidence(expression, items),
            LastFrame = _previous,
        };
    }

    private bool IsWord(Item item) =>
        _scope.Tokens[item.First].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal;

    /// <summary>A vague word that nothing beside it makes exact, and that the data does not know by name.</summary>
    private bool IsVagueHere(Item item, ImmutableArray<Item> items) =>
        item.Matches.All(match => match.Kind is MatchKind.Facet or MatchKind.Table || match.Score < 0.8)
        && item.Term is null
        && item.Comparison is null
        && item.Date is null
        && item.Classes.IsEmpty
        && !IsDated(item, items)
        && !(IsSize(item) && !IsOfMoney(item, items));

    /// <summary>"new in Q2", "silent since May": a window says what the word means.</summary>
    private static bool IsDated(Item item, ImmutableArray<Item> items) =>
        item.Vague is { Type: "dateRecency" or "inactivity" }
        && items.Any(other => other.Date is { Kind: DateKind.Range });

    private bool IsSize(Item item) => _scope.Word(item) is "small" or "big" or "large" or "huge" or "tiny";

    /// <summary>"a big order", not "small kids".</summary>
    private bool IsOfMoney(Item item, ImmutableArray<Item> items) =>
        items.FirstOrDefault(other => other.First == item.End) is { } next
        && (
            next.Event is not null || _scope.Thesaurus.MeasureWord(_scope.Tokens[next.First].Stem) is "money"
        );

    private double Confidence(ExpressionNode? expression, ImmutableArray<Item> items)
    {
        var conditions = Nodes.Conditions(expression).ToList();
        var confidence = conditions.Count == 0 ? 0.5 : conditions.Min(condition => condition.Confidence);
        var unknown = items.Count(item => item.Unknown && IsWord(item));
        return Math.Round(Math.Max(0.05, confidence - (0.08 * unknown) - (0.2 * _problems.Count)), 3);
    }

    private void Take(Clause clause)
    {
        if (clause.Negated && clause.Items.Any(SaysBoth) && !clause.Items.Any(ClauseCutter.IsContent))
        {
            NotBoth(clause);
            return;
        }

        if (
            !clause.Items.Any(ClauseCutter.IsContent)
            && clause.Items.FirstOrDefault(item => item.Unknown && IsWord(item)) is { } unknown
        )
        {
            // "who love jazz": a whole clause of words that nobody knows.
            _problems.Add((unknown, "clause"));
            return;
        }

        if (WithinOf(clause) is { } facet)
        {
            _within = facet;
            return;
        }

        if (RankReader.IsRank(clause) && _ranks.Read(clause) is { } rank)
        {
            TakeRank(clause, rank);
            return;
        }

        if (_trend.Read(clause) is { } trend)
        {
            _parts.Add(new Part(trend, clause));
            return;
        }

        if (_comparisons.Read(clause, _previous) is { } compared)
        {
            _parts.Add(new Part(compared, clause));
            _previous = _comparisons.Frame ?? _previous;
            return;
        }

        if (_comparisons.Unread(clause) is { } unread)
        {
            _problems.Add((unread, "comparison"));
        }

        var frame = WithWaiting(
            WithSameWindow(OfThem(AllOfThem(_clauses.Read(clause), clause), clause), clause)
        );
        if (IsTrailingDenial(frame, clause))
        {
            // "bikes of any kind never bought": the denial follows what it denies.
            var denied = _parts[^1];
            _parts[^1] = denied with
            {
                Node = Nodes.Not(denied.Node),
                Clause = denied.Clause with { Negated = true },
            };
            return;
        }

        frame = OfThatDeed(frame);
        TakeFrame(OfSameDeed(frame, clause), WithAfterwards(NearestOfOr(clause), frame));
    }

    /// <summary>"had an emergency and bought food within 30 days after it": the days are counted from that very event.</summary>
    private Frame OfThatDeed(Frame frame) =>
        _parts.Count > 0
        && frame.Relative is { Where.IsEmpty: true } relative
        && _previous is { Event.Timestamp: { } time, Negated: false, Pick: null } before
        && frame.Items.FirstOrDefault(item => item.Relative is not null) is { } said
        && (IsPronoun(said.End - 1) || IsPronoun(said.End))
            ? frame with
            {
                Relative = relative with
                {
                    FacetId = time.FacetId,
                    Event = EventOrder.Any,
                    Where = [.. before.Rows.Select(new EventMeasures(_scope).RowCondition)],
                },
            }
            : frame;

    private bool IsPronoun(int at) =>
        _scope.Tokens.ElementAtOrDefault(at)?.Folded is "it" or "that" or "this";

    /// <summary>"used to visit but haven't been here for 2 months": no visit for so long.</summary>
    private Frame OfSameDeed(Frame frame, Clause clause) =>
        clause is { Negated: true, Joint: Joint.But or Joint.And }
        && frame
            is { Event: null, Measure: null, Length: not null, Rows.IsEmpty: true, Members.IsEmpty: true }
        && _previous is { Event: { HasTime: true } events }
            ? frame with
            {
                Event = events,
                EventClass = _previous.EventClass,
            }
            : frame;

    private void TakeFrame(Frame frame, Clause clause)
    {
        if (clause.Sequence is not Sequence.None && TakeSequence(frame, clause))
        {
            return;
        }

        if (clause.Excluded && Exclude(frame))
        {
            return;
        }

        if (frame.Headless && _previous is null && !HasRows(frame))
        {
            _waiting = frame;
            return;
        }

        if (
            _parts.Count > 0
            && _parts[^1] is { Frame: { } earlier, Clause: var said }
            && _sameRow.Joined(earlier, said, frame, clause) is { } joined
        )
        {
            _parts.RemoveAt(_parts.Count - 1);
            Add(joined, said);
            return;
        }

        if (
            frame.SameOrder
            && frame.Rows.Length > 0
            && clause.Joint is Joint.And or Joint.Comma
            && _parts.Count > 0
            && _parts[^1] is { Frame: { Rows.Length: > 0, Event: { } same } before, Clause: var told }
            && same == frame.Event
        )
        {
            _parts.RemoveAt(_parts.Count - 1);
            Add(
                before with
                {
                    Rows = [.. before.Rows, .. frame.Rows],
                    SameOrder = true,
                    SeparateRows = false,
                    Items = [.. before.Items, .. frame.Items],
                },
                told
            );
            return;
        }

        if (
            frame.Headless
            && _previous is not null
            && !(clause.Joint == Joint.Break && frame.Rows.Length > 0)
            && Continue(frame, clause)
        )
        {
            return;
        }

        Add(frame, clause);
    }

    /// <summary>"bought a bike and later a helmet", "bought a helmet after their first bike", "bought a bike before a helmet".</summary>
    private bool TakeSequence(Frame frame, Clause clause)
    {
        var said = clause with { Sequence = Sequence.None };
        if (_parts.Count == 0 || _parts[^1].Frame is not { } told)
        {
            return false;
        }

        var before = _parts[^1].Clause;
        switch (clause.Sequence)
        {
            case Sequence.Then when _sequences.After(told, frame) is { } later:
                _parts.RemoveAt(_parts.Count - 1);
                Add(_sequences.Plain(told), before);
                Add(later, said);
                return true;
            case Sequence.After when _sequences.After(Borrowing(frame, told), told) is { } later:
                _parts.RemoveAt(_parts.Count - 1);
                Add(later with { Items = [.. told.Items, .. frame.Items], Confidence = 0.85 }, before);
                return true;
            case Sequence.Before when _sequences.Before(told, frame) is { } earlier:
                _parts[^1] = _parts[^1] with { Node = earlier };
                _previous = told;
                return true;
            default:
                _problems.Add((clause.Items.First(ClauseCutter.IsContent), "sequence"));
                return false;
        }
    }

    /// <summary>"private clients or premium clients with an account": each has a noun of its own, so the account is of the nearer.</summary>
    private Clause NearestOfOr(Clause clause) =>
        clause.Joint is Joint.With
        && _parts is [.., var one, { Clause.Joint: Joint.Or } other]
        && NamesMembers(one.Clause)
        && NamesMembers(other.Clause)
            ? clause with
            {
                Joint = Joint.And,
            }
            : clause;

    private bool NamesMembers(Clause clause) =>
        clause.Items.Any(item => _scope.Thesaurus.IsEntityWord(_scope.Tokens[item.First].Stem));

    /// <summary>"but no helmet afterwards": the word may stand last.</summary>
    private Clause WithAfterwards(Clause clause, Frame frame) =>
        clause.Sequence is Sequence.None
        && frame.Windows.IsEmpty
        && (frame.Event is not null || frame.Rows.Length > 0)
        && _parts.Count > 0
        && _parts[^1].Frame is { Event: not null, Negated: false, Windows.IsEmpty: true }
        && clause.Items.Any(item => item.Is("sequence.then"))
            ? clause with
            {
                Sequence = Sequence.Then,
            }
            : clause;

    private static Frame Borrowing(Frame frame, Frame told) =>
        frame with
        {
            Event = frame.Event ?? told.Event,
            EventClass = frame.EventClass ?? told.EventClass,
        };

    /// <summary>"cancellations excluded": rows that do not count in anything said before; members that are left out where there were no events.</summary>
    private bool Exclude(Frame frame)
    {
        var rows = frame.Rows.Select(row => row with { Negated = !row.Negated }).ToList();
        _excluded.AddRange(rows);
        var excluded = false;
        for (var at = 0; at < _parts.Count && rows.Count > 0; at++)
        {
            if (
                _parts[at].Frame is { Event: { } events } told
                && rows.TrueForAll(row => events.Reaches(PopulationModel.TableOf(row.FacetId)))
            )
            {
                var counted = told with { Rows = [.. told.Rows, .. rows] };
                if (_compiler.Compile(counted) is { } node)
                {
                    _parts[at] = _parts[at] with { Node = node, Frame = counted };
                    _previous = counted with { Negated = false };
                    excluded = true;
                }
            }
        }

        if (!excluded && _compiler.Compile(frame with { Negated = false }) is { } left)
        {
            _parts.Add(new Part(Nodes.Not(left), new Clause(frame.Items, Joint.Comma, true)));
        }

        return true;
    }

    private bool SaysBoth(Item item) =>
        item.Is("both") || (item.Is("all-of") && _scope.Tokens[item.First].Folded is "both");

    /// <summary>"more in May than in April, with an order in both": the two windows that were said.</summary>
    private bool SaysInBoth(Clause clause, Frame previous) =>
        previous is { Windows.Length: 2, WindowsJoint: Joint.And }
        && clause.Items.LastOrDefault() is { } last
        && SaysBoth(last)
        && _scope.Tokens.ElementAtOrDefault(last.First - 1)?.Folded is "in";

    private static bool HasRows(Frame frame) => frame.Rows.Length > 0;

    private bool IsTrailingDenial(Frame frame, Clause clause) =>
        clause is { Negated: true, Joint: Joint.Start }
        && _parts.Count > 0
        && _parts[^1]
            is { Frame: { Rows.Length: > 0, Headless: true, Comparisons.Length: 0 }, Clause.Negated: false }
        && frame
            is {
                Event: not null,
                Rows.Length: 0,
                Windows.Length: 0,
                Comparisons.Length: 0,
                Members.Length: 0,
                Relative: null,
                Pick: null,
                Length: null
            };

    /// <summary>"A or B but not both".</summary>
    private void NotBoth(Clause clause)
    {
        if (_parts.Count >= 2 && _parts[^1].Clause.Joint == Joint.Or)
        {
            _parts.Add(
                new Part(
                    Nodes.Not(Nodes.And([_parts[^2].Node, _parts[^1].Node])!),
                    clause with
                    {
                        Joint = Joint.But,
                    }
                )
            );
        }
    }

    /// <summary>"for each contract type separately, …": the facet by which the next rank is taken.</summary>
    private static string? WithinOf(Clause clause) =>
        clause.Items.Any(item => item.Is("each-time"))
        && clause.Items.Where(item => ClauseCutter.IsContent(item) && !item.Is("each-time")).ToList()
            is [var only]
        && only.Comparison is null
        && only.Date is null
        && only.Event is null
            ? only.Of(MatchKind.Facet).FirstOrDefault()?.FacetId
            : null;

    private void TakeRank(Clause clause, RankReading rank)
    {
        if (_within is { } within && rank.Condition.Rank is { Within.Length: 0 } plain)
        {
            rank = rank with { Condition = rank.Condition with { Rank = plain with { Within = [within] } } };
            _within = null;
        }

        var among =
            clause.Items.Any(item => item.Is("among"))
            || _scope.Tokens[0].Folded is "of" or "among" or "amongst" or "within"
            || (_parts.Count > 0 && _parts[0].Clause.Items.Any(item => item.Is("among")));
        if (among && Nodes.And(_parts.Select(part => part.Node)) is { } group)
        {
            _parts.Clear();
            rank = rank with
            {
                Condition = rank.Condition with
                {
                    Rank = rank.Condition.Rank! with
                    {
                        Among = Nodes.And([group, rank.Condition.Rank.Among]),
                    },
                },
            };
        }

        if (
            _previous is { Windows.Length: > 0 } previous
            && clause.Items.Any(item => item.Is("same-window"))
            && rank.Condition.Measure is { Window: null, Aggregate: not null } measure
        )
        {
            rank = rank with
            {
                Condition = rank.Condition with
                {
                    Measure = measure with { Window = EventMeasures.WindowOf(previous.Windows[0]) },
                },
            };
        }

        _rank = rank;
        var node = (ExpressionNode)rank.Condition;
        _parts.Add(new Part(clause.Negated ? Nodes.Not(node) : node, clause));
        _waiting = null;
    }

    private Frame WithWaiting(Frame frame)
    {
        if (_waiting is not { } waiting || frame.Headless)
        {
            return frame;
        }

        _waiting = null;
        if (
            (waiting.Comparisons.Length > 0 && (frame.Comparisons.Length > 0 || frame.Event is null))
            || (waiting.Windows.Length > 0 && frame.Windows.Length > 0)
        )
        {
            Add(waiting, new Clause(waiting.Items, Joint.Start, waiting.Negated));
            return frame;
        }

        return frame with
        {
            Windows = frame.Windows.IsEmpty ? waiting.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? waiting.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty ? waiting.Comparisons : frame.Comparisons,
            Weekdays = frame.Weekdays == Weekdays.None ? waiting.Weekdays : frame.Weekdays,
            Items = [.. waiting.Items, .. frame.Items],
        };
    }

    /// <summary>"at least 3 bookings, all of them direct": every one of what was said before.</summary>
    private Frame AllOfThem(Frame frame, Clause clause) =>
        _previous is { Event: { } events }
        && frame.Rows.Length > 0
        && frame.Rows.All(row => events.Reaches(PopulationModel.TableOf(row.FacetId)))
        && clause.Items.FirstOrDefault(item => item.Is("all-of") || item.Is("each-time")) is { } all
        && _scope.Tokens.ElementAtOrDefault(all.End)?.Folded is "them" or "these" or "those" or "which"
            ? frame with
            {
                Event = events,
                EventClass = _previous.EventClass,
                Quantifier = new OrderQuantifier(all, null),
                Windows = frame.Windows.IsEmpty ? _previous.Windows : frame.Windows,
                Headless = false,
            }
            : frame;

    /// <summary>"at least two orders, and none of them had more than one product on it": one by one, of what was said before.</summary>
    private Frame OfThem(Frame frame, Clause clause)
    {
        var speaks =
            _previous is { Event: not null }
            && frame.Comparisons.Length > 0
            && (
                (
                    clause.Negation is { } denial
                    && denial.Is("none-of")
                    && _scope.Tokens.ElementAtOrDefault(denial.End)?.Folded is "them" or "these" or "those"
                ) || clause.Items.Any(item => item.Is("one-of-them"))
            );
        return speaks && !clause.Items.Any(item => item.Event is not null)
            ? frame with
            {
                Event = _previous!.Event,
                EventClass = _previous.EventClass,
                SingleOrder = true,
                Windows = frame.Windows.IsEmpty ? _previous.Windows : frame.Windows,
            }
            : frame;
    }

    /// <summary>"that year", "since then": the windows of what was said before.</summary>
    private Frame WithSameWindow(Frame frame, Clause clause)
    {
        if (_previous is not { Windows.Length: > 0 } previous || frame.Windows.Length > 0)
        {
            return frame;
        }

        if (clause.Items.Any(item => item.Is("same-window")) || SaysInBoth(clause, previous))
        {
            return frame with { Windows = previous.Windows, WindowsJoint = previous.WindowsJoint };
        }

        if (
            clause.Items.Any(item => item.Is("before-that"))
            && previous.Windows.Min(window => window.From) is { } start
        )
        {
            var earlier = previous.Windows[0] with { From = null, To = start, Text = "before that" };
            return frame with
            {
                Windows = [earlier],
                Event = frame.Event ?? previous.Event,
                EventClass = frame.EventClass ?? previous.EventClass,
            };
        }

        if (
            clause.Items.Any(item => item.Is("since-then"))
            && previous.Windows.Max(window => window.To) is { } end
        )
        {
            var after = previous.Windows[^1] with { From = end, To = null, Text = "since then" };
            return frame with
            {
                Windows = [after],
                Event = frame.Event ?? previous.Event,
                EventClass = frame.EventClass ?? previous.EventClass,
                Rows = frame.Rows.IsEmpty && frame.Event is null ? previous.Rows : frame.Rows,
            };
        }

        return frame;
    }

    /// <summary>An elliptic clause: it goes on with what was said before, or says something more of it.</summary>
    private bool Continue(Frame frame, Clause clause)
    {
        var previous = _previous!;
        if (
            previous.Event is { } told
            && frame.Event is not null
            && frame.Rows.Any(row => !told.Reaches(PopulationModel.TableOf(row.FacetId)))
        )
        {
            // "bought something and opened an email": rows of another table are something else that was done.
            return false;
        }

        var last = _parts.Count > 0 ? _parts[^1] : null;
        var modifies =
            !clause.Negated
            && clause.Joint is Joint.Start or Joint.Comma or Joint.With
            && last is not null
            && (frame.Windows.IsEmpty || previous.Windows.IsEmpty)
            && (frame.Comparisons.IsEmpty || previous.Comparisons.IsEmpty)
            && (frame.Rows.IsEmpty || previous.Rows.IsEmpty)
            && (frame.Comparisons.IsEmpty || previous.Event is not null)
            && last.Frame is not null;
        if (modifies && previous.Event is not null)
        {
            _parts.RemoveAt(_parts.Count - 1);
            Add(Modified(previous, frame), last!.Clause);
            return true;
        }

        if (
            previous.Event is null
            && previous.Comparisons.All(bound => bound.Facet is null)
            && previous.Members.IsEmpty
        )
        {
            return false;
        }

        if (previous.Event is null && frame.Rows.Length > 0)
        {
            return false;
        }

        if (previous.Event is null && frame.Comparisons.IsEmpty && frame.Windows.IsEmpty)
        {
            return false;
        }

        var copied = Copied(previous, frame, clause);
        Add(
            copied,
            previous.Negated && clause.Joint == Joint.Or
                ? clause with
                {
                    Joint = Joint.And,
                    Negated = true,
                }
                : clause
        );
        return true;
    }

    private static Frame Modified(Frame previous, Frame frame) =>
        previous with
        {
            Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? previous.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty ? previous.Comparisons : frame.Comparisons,
            Rows = frame.Rows.IsEmpty ? previous.Rows : frame.Rows,
            Weekdays = frame.Weekdays == Weekdays.None ? previous.Weekdays : frame.Weekdays,
            Counted = frame.Counted == CountedNoun.None ? previous.Counted : frame.Counted,
            Aggregate = frame.Aggregate ?? previous.Aggregate,
            Items = [.. previous.Items, .. frame.Items],
        };

    private static Frame Copied(Frame previous, Frame frame, Clause clause)
    {
        var measured = previous.Comparisons.FirstOrDefault();
        var copied = previous with
        {
            Negated = clause.Negated || previous.Negated,
            Lapsed = false,
            Members = [],
            Rows = frame.Rows.IsEmpty ? previous.Rows : frame.Rows,
            SeparateRows = !frame.Rows.IsEmpty && frame.SeparateRows,
            Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? previous.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty
                ? clause.Negated && !previous.Negated && previous.Event is not null
                    ? []
                    : previous.Comparisons
                :
                [
                    .. frame.Comparisons.Select(bound =>
                        bound with
                        {
                            Facet = bound.Facet ?? measured?.Facet,
                            Plus = measured?.Plus ?? [],
                            Comparison = Like(bound.Comparison, measured?.Comparison),
                        }
                    ),
                ],
            Items = frame.Items,
        };
        // A date of the member in another window keeps the words that say which date.
        return previous.Event is null && frame.Windows.Length > 0
            ? copied with
            {
                Items = [.. previous.Items, .. frame.Items],
                Measure = previous.Measure,
            }
            : copied;
    }

    /// <summary>A bare number takes the unit of the one before it.</summary>
    private static Comparison Like(Comparison comparison, Comparison? previous) =>
        previous is not null && comparison.Unit == NumberUnit.None
            ? comparison with
            {
                Unit = previous.Unit,
                Operator = comparison.Stated ? comparison.Operator : previous.Operator,
            }
            : comparison;

    private void Add(Frame frame, Clause clause)
    {
        if (
            _excluded.Count > 0
            && frame.Event is { } counted
            && _excluded.TrueForAll(row => counted.Reaches(PopulationModel.TableOf(row.FacetId)))
            && !frame.Rows.Any(row => _excluded.Exists(other => other.FacetId == row.FacetId))
        )
        {
            frame = frame with { Rows = [.. frame.Rows, .. _excluded] };
        }

        var node = _compiler.Compile(frame);
        _previous = frame with { Negated = frame.Negated && clause.Negated && !clause.NounNegation };
        if (node is null)
        {
            if (
                frame.Items.FirstOrDefault(IsUnused) is { } unused
                && !_problems.Exists(problem => problem.Item == unused)
                && _compiler.Problems.TrueForAll(problem => !frame.Items.Contains(problem.Item))
            )
            {
                _problems.Add((unused, "clause"));
            }

            return;
        }

        if (frame.Lapsed)
        {
            _previous = frame with { Negated = false };
        }

        _parts.Add(new Part(node, clause) { Frame = frame });
    }

    /// <summary>Something was said of which nothing became a condition.</summary>
    private static bool IsUnused(Item item) =>
        item.Comparison is not null
        || item.Term is not null
        || (item.Event is not null and not "signup" and not "open" && item.Matches.IsEmpty && !item.Filler)
        || (item.Matches.Any(match => match.Score >= 0.6) && !item.Filler);

    private (ExpressionNode? Node, ExpressionNode? Rival) Join()
    {
        var parts = Reach(_parts);
        var node = TreeBuilder.Build(parts, out var rival);
        if (
            _rank is { SeparateGroups.Length: > 0, Condition.Rank.Within.Length: 0 } ranked
            && node is not null
        )
        {
            rival = Nodes.Map(
                node,
                condition =>
                    condition.Rank is { Within.Length: 0 } rank
                    && condition.Measure == ranked.Condition.Measure
                        ? condition with
                        {
                            Rank = rank with { Within = ranked.SeparateGroups },
                        }
                        : condition
            );
        }

        if (node is not null && rival is null)
        {
            rival = OverTogether(node);
        }

        return (node, rival);
    }

    /// <summary>"without kids and teens": the negation of a noun reaches over the nouns of its list.</summary>
    private static List<Part> Reach(List<Part> parts)
    {
        var reached = new List<Part>(parts.Count);
        foreach (var part in parts)
        {
            var before = reached.Count > 0 ? reached[^1] : null;
            if (
                before
                    is {
                        Node: ExpressionNode.Group
                        {
                            Op: GroupOperator.Not,
                            Children: [ExpressionNode.Condition denied]
                        }
                    }
                && part.Node is ExpressionNode.Condition repeated
                && part.Clause.Joint == Joint.With
                && denied.Measure.FacetId == repeated.Measure.FacetId
                && denied.Values.SequenceEqual(repeated.Values)
            )
            {
                // "not living together with a partner": the rest of the phrase says the same.
                continue;
            }

            var extends =
                before is { Clause: { Negated: true, NounNegation: true } }
                && !part.Clause.Negated
                && part.Clause.Joint is Joint.And or Joint.Or or Joint.Comma
                && IsBareNoun(part)
                && IsBareNoun(before);
            reached.Add(
                extends
                    ? part with
                    {
                        Node = Nodes.Not(part.Node),
                        Clause = part.Clause with
                        {
                            Negated = true,
                            NounNegation = true,
                            Joint = part.Clause.Joint == Joint.Or ? Joint.And : part.Clause.Joint,
                        },
                    }
                    : part
            );
        }

        return reached;
    }

    private static bool IsBareNoun(Part part) =>
        part.Frame is { Comparisons.Length: 0, Windows.Length: 0 }
        && part.Clause.Items.Count(ClauseCutter.IsContent) == 1
        && part.Clause.Items.Where(ClauseCutter.IsContent)
            .All(item => item.Event is null || !item.Matches.IsEmpty);

    /// <summary>"spent over 3000 in 2018 or 2019": in one of them, or in both together.</summary>
    private static ExpressionNode? OverTogether(ExpressionNode node)
    {
        if (
            node
            is not ExpressionNode.Group
            {
                Op: GroupOperator.Or,
                Children: [ExpressionNode.Condition first, ExpressionNode.Condition second]
            }
        )
        {
            return null;
        }

        return
            first.Measure is { Window: { End: { } end } left, Aggregate.Function: AggregateFunction.Sum }
            && second.Measure.Window is { } right
            && right.Start == end
            && first.Measure with
            {
                Window = null,
            } == second.Measure with { Window = null, Where = first.Measure.Where }
            && first.Values.SequenceEqual(second.Values)
            ? first with
            {
                Measure = first.Measure with { Window = left with { End = right.End } },
            }
            : null;
    }
}

/// <summary>A condition with the clause it comes from.</summary>
/// <param name="Node">The condition.</param>
/// <param name="Clause">The clause.</param>
internal sealed record Part(ExpressionNode Node, Clause Clause)
{
    /// <summary>What it was made of; null for ranks and comparisons of measures.</summary>
    public Frame? Frame { get; init; }
}
