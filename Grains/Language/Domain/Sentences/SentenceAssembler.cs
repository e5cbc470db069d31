using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Puts the clauses of one sentence together into one tree.</summary>
internal sealed class SentenceAssembler
{
    private readonly ReadingScope _scope;
    private readonly ClauseReader _clauses;
    private readonly FrameCompiler _compiler;
    private readonly RankReader _ranks;
    private readonly MeasureComparison _comparisons;
    private readonly SameRow _sameRow;
    private readonly Trend _trend;
    private readonly OpenWords _open;
    private readonly BackReferences _references;
    private readonly SaidParts _said;
    private readonly TimeOrder _order;
    private readonly RankedGroups _ranked;
    private Frame? _waiting;
    private Frame? _before;

    /// <summary>For one sentence.</summary>
    public SentenceAssembler(ReadingScope scope)
    {
        _scope = scope;
        _clauses = new ClauseReader(scope);
        _compiler = new FrameCompiler(scope);
        _ranks = new RankReader(scope, _clauses, _compiler);
        _comparisons = new MeasureComparison(scope, _clauses, _compiler);
        _sameRow = new SameRow(scope);
        _trend = new Trend(scope, _clauses);
        _open = new OpenWords(scope);
        _references = new BackReferences(scope);
        _said = new SaidParts(_compiler);
        _order = new TimeOrder(scope, _said);
        _ranked = new RankedGroups(scope, _said);
    }

    /// <summary>The reading of a row of items.</summary>
    public Reading Assemble(ImmutableArray<Item> items, Frame? previous)
    {
        _said.Previous = previous;
        _before = previous;
        foreach (var clause in ClauseCutter.Cut(items, _scope))
        {
            Take(clause);
        }

        if (_waiting is { } waiting)
        {
            _said.Add(waiting, new Clause(waiting.Items, Joint.Start, waiting.Negated));
        }

        _said.Problems.AddRange(_compiler.Problems);
        _said.Problems.AddRange(UnknownVerbs.In(items, _scope).Select(item => (item, "verb")));
        var expression = SentenceTree.Of(_said.Parts, _ranked.Rank, out var rival);
        rival ??= DeniedLists.Rival(expression, _said.Parts, _references);
        _said.Problems.AddRange(
            new TreeWitness(_scope).Missing(items, expression).Select(item => (item, "unused"))
        );
        return new Reading
        {
            Items = items,
            Scope = _scope,
            Expression = expression,
            Rival = rival,
            Vague = _open.Vague(items),
            Problems = [.. _said.Problems],
            Unknown = _open.Unknown(items),
            Confidence = _open.Confidence(expression, items, _said.Problems.Count),
            LastFrame = _said.Previous,
        };
    }

    private void Take(Clause clause)
    {
        if (
            clause.Negated
            && clause.Items.Any(_references.SaysBoth)
            && !clause.Items.Any(ClauseCutter.IsContent)
        )
        {
            NotBoth(clause);
            return;
        }

        if (
            !clause.Items.Any(ClauseCutter.IsContent)
            && clause.Items.FirstOrDefault(_open.IsUnknown) is { } unknown
        )
        {
            // "who love jazz": a whole clause of words that nobody knows.
            _said.Problems.Add((unknown, "clause"));
            return;
        }

        if (RankedGroups.WithinOf(clause) is { } facet)
        {
            _ranked.Within(facet);
            return;
        }

        if (RankReader.IsRank(clause) && _ranks.Read(clause) is { } rank)
        {
            _ranked.Add(clause, rank);
            _waiting = null;
            return;
        }

        if (_trend.Read(clause) is { } trend)
        {
            _said.Parts.Add(new Part(trend, clause));
            return;
        }

        if (_comparisons.Read(clause, _said.Previous) is { } compared)
        {
            _said.Parts.Add(new Part(compared, clause));
            _said.Previous = _comparisons.Frame ?? _said.Previous;
            return;
        }

        if (_comparisons.Unread(clause) is { } unread)
        {
            _said.Problems.Add((unread, "comparison"));
        }

        var frame = WithWaiting(
            _references.Resolve(
                _clauses.Read(clause),
                clause,
                _said.Previous,
                _said.Previous is { Windows.IsEmpty: false } ? _said.Previous : _before
            )
        );
        if (IsTrailingDenial(frame, clause))
        {
            // "bikes of any kind never bought": the denial follows what it denies.
            var denied = _said.Parts[^1];
            _said.Parts[^1] = denied with
            {
                Node = Nodes.Not(denied.Node),
                Clause = denied.Clause with { Negated = true },
            };
            return;
        }

        if (_said.Last is not null)
        {
            frame = _references.OfThatDeed(frame, _said.Previous);
        }

        TakeFrame(
            BackReferences.OfSameDeed(frame, clause, _said.Previous),
            _order.WithAfterwards(NearestOfOr(clause), frame)
        );
    }

    private void TakeFrame(Frame frame, Clause clause)
    {
        if (clause.Sequence is not Sequence.None && _order.Take(frame, clause))
        {
            return;
        }

        if (clause.Excluded)
        {
            _said.Exclude(frame);
            return;
        }

        if (frame.Headless && _said.Previous is null && !HasRows(frame))
        {
            _waiting = frame;
            return;
        }

        if (
            _said.Last is { Frame: { } earlier, Clause: var said }
            && (
                _sameRow.Joined(earlier, said, frame, clause)
                ?? _sameRow.WithAmount(earlier, said, frame, clause)
            )
                is { } joined
        )
        {
            _said.Replace(joined, said);
            return;
        }

        if (
            frame.SameOrder
            && frame.Rows.Length > 0
            && clause.Joint is Joint.And or Joint.Comma
            && _said.Last is { Frame: { Rows.Length: > 0, Event: { } same } before, Clause: var told }
            && same == frame.Event
        )
        {
            _said.Replace(
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
            && _said.Previous is not null
            && !(clause.Joint == Joint.Break && frame.Rows.Length > 0)
            && Ellipsis.Of(_said.Previous, _said.Last, frame, clause) is { } more
        )
        {
            Continue(more);
            return;
        }

        _said.Add(frame, clause);
    }

    private void Continue(Continuation more)
    {
        if (more.Replaces)
        {
            _said.Replace(more.Frame, more.Clause);
        }
        else
        {
            _said.Add(more.Frame, more.Clause);
        }
    }

    private Frame WithWaiting(Frame frame)
    {
        if (_waiting is not { } waiting || frame.Headless)
        {
            return frame;
        }

        _waiting = null;
        if (Ellipsis.Headed(waiting, frame) is { } headed)
        {
            return headed;
        }

        _said.Add(waiting, new Clause(waiting.Items, Joint.Start, waiting.Negated));
        return frame;
    }

    /// <summary>"private clients or premium clients with an account": each has a noun of its own, so the account is of the nearer.</summary>
    private Clause NearestOfOr(Clause clause) =>
        clause.Joint is Joint.With
        && _said.Parts is [.., var one, { Clause.Joint: Joint.Or } other]
        && NamesMembers(one.Clause)
        && NamesMembers(other.Clause)
            ? clause with
            {
                Joint = Joint.And,
            }
            : clause;

    private bool NamesMembers(Clause clause) =>
        clause.Items.Any(item => _scope.Thesaurus.IsEntityWord(_scope.Tokens[item.First].Stem));

    private static bool HasRows(Frame frame) => frame.Rows.Length > 0;

    private bool IsTrailingDenial(Frame frame, Clause clause) =>
        clause is { Negated: true, Joint: Joint.Start }
        && _said.Parts.Count > 0
        && _said.Parts[^1]
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
        if (_said.Parts.Count >= 2 && _said.Parts[^1].Clause.Joint == Joint.Or)
        {
            _said.Parts.Add(
                new Part(
                    Nodes.Not(Nodes.And([_said.Parts[^2].Node, _said.Parts[^1].Node])!),
                    clause with
                    {
                        Joint = Joint.But,
                    }
                )
            );
        }
    }
}
