using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Makes the conditions of one frame.</summary>
internal sealed class FrameCompiler(ReadingScope scope)
{
    private readonly EventMeasures _measures = new(scope);
    private readonly MemberTimes _times = new(scope);

    /// <summary>Items that nothing could be made of, with what was missing.</summary>
    public List<(Item Item, string Problem)> Problems { get; } = [];

    /// <summary>Classes of events that are nothing but themselves, so that a table without them cannot tell.</summary>
    private static readonly HashSet<string> Particular = new(StringComparer.Ordinal)
    {
        "return",
        "complain",
        "borrow",
        "click",
        "call",
        "review",
    };

    /// <summary>The condition; null when the frame says nothing.</summary>
    public ExpressionNode? Compile(Frame frame)
    {
        if (
            frame.Items.FirstOrDefault(item =>
                item.Event is { } said
                && Particular.Contains(said)
                && scope.Tokens[item.End - 1].Folded is var word
                && (word is "back" || word.EndsWith("ed", StringComparison.Ordinal))
                && item.First > 1
                && item.Matches.IsEmpty
                && !string.Equals(said, frame.EventClass, StringComparison.Ordinal)
                && new EventFinder(scope).Find(item) is null
            ) is
            { } untold
        )
        {
            // "none of their orders were returned" where nothing tells of returns.
            Problems.Add((untold, "event"));
        }

        frame = WithWindow(frame);
        var parts = new List<ExpressionNode?>();
        if (frame.Event is not null || frame.Rows.Length > 0)
        {
            parts.Add(CompileEvent(frame));
        }
        else
        {
            parts.Add(CompileMember(frame));
        }

        parts.AddRange(frame.Members);
        var node = Nodes.And(parts);
        if (node is null)
        {
            return null;
        }

        node = Sourced(node, frame);
        if (frame is { Stopped: true, Event: not null, Windows: [{ From: { } start } stopped] })
        {
            // "stopped ordering in the last 3 months": did so before, and not then.
            var before = frame with
            {
                Negated = false,
                Stopped = false,
                Windows = [stopped with { From = null, To = start }],
            };
            return Nodes.And([Compile(before), Nodes.Not(node)]);
        }

        if (frame.Lapsed && frame.Event is not null)
        {
            return node;
        }

        return frame.Negated ? Nodes.Not(node) : node;
    }

    /// <summary>"recent buyers", where recent was told to be the last 30 days: those who did something then.</summary>
    private ExpressionNode? Recently(Frame frame) =>
        scope.Model.MainEvent is { HasTime: true } events
        && frame is { Windows.Length: 1, EventClass: null }
        && frame.Items.Any(item =>
            item.Date is not null
            && scope.Said.Pieces.Any(piece =>
                scope.Tokens[item.First].Start >= piece.Start && scope.Tokens[item.First].Start < piece.End
            )
        )
            ? _measures.Exists(frame with { Event = events })
            : null;

    /// <summary>"our big spenders this quarter": a window beside a defined term is when what the term speaks of happened.</summary>
    private Frame WithWindow(Frame frame)
    {
        if (
            frame
                is not {
                    Event: null,
                    EventClass: null,
                    Measure: null,
                    Length: null,
                    Relative: null,
                    Rows.IsEmpty: true,
                    Comparisons.IsEmpty: true,
                    Members.IsEmpty: false,
                    Windows: [{ Kind: DateKind.Range } window]
                }
            || !frame.Members.SelectMany(Nodes.Conditions).Any(HasNoTime)
        )
        {
            return frame;
        }

        return frame with
        {
            Windows = [],
            Members =
            [
                .. frame.Members.Select(member =>
                    Nodes.Map(
                        member,
                        condition =>
                            HasNoTime(condition)
                                ? condition with
                                {
                                    Measure = condition.Measure with
                                    {
                                        Window = EventMeasures.WindowOf(window),
                                    },
                                }
                                : condition
                    )
                ),
            ],
        };
    }

    /// <summary>True for a measure of events at any time, that a defined term brought.</summary>
    private bool HasNoTime(ExpressionNode.Condition condition) =>
        condition is { Provenance: Provenance.Memory or Provenance.Preference, Rank: null }
        && condition.Measure is { Window: null, RelativeTo: null, Aggregate: not null }
        && !scope.Model.IsOfMember(condition.Measure.FacetId);

    private ExpressionNode Sourced(ExpressionNode node, Frame frame)
    {
        var source = scope.Source(frame.Items.Where(ClauseCutter.IsContent));
        return Nodes.Map(
            node,
            condition =>
                condition with
                {
                    Source = condition.Source ?? source,
                    Confidence = Math.Min(condition.Confidence, frame.Confidence),
                }
        );
    }

    private ExpressionNode? CompileEvent(Frame frame)
    {
        frame = EventReach.Widen(frame, scope.Model);
        var events = frame.Event!;
        frame = WithPresence(frame);
        if (Exclusive.RowsOf(frame, scope) is { IsEmpty: false } exclusive)
        {
            return Nodes.And([CompileEvent(exclusive[0]), Nodes.Not(_measures.Exists(exclusive[1]))]);
        }

        if (frame is { Windows.Length: > 1 })
        {
            var each = frame.Windows.Select(window => CompileEvent(frame with { Windows = [window] }));
            return frame.WindowsJoint == Joint.And ? Nodes.And(each) : Nodes.Or(each);
        }

        if (frame.SeparateRows && frame.Rows.Length > 0 && !frame.SameOrder)
        {
            return Nodes.And(SeparateRows(frame).Select(CompileEvent));
        }

        if (frame is { SameOrder: true, Rows.IsEmpty: true, Comparisons.Length: > 0 })
        {
            // "more than 100 in one go"
            frame = frame with
            {
                SameOrder = false,
                SingleOrder = true,
            };
        }

        if (frame.SameOrder && frame.Rows.Length > 0)
        {
            return _measures.SameOrder(frame);
        }

        if ((frame.Quantifier ?? SoMany(frame)) is { } quantifier)
        {
            var node = new QuantifiedOrders(_measures, scope).Compile(frame, quantifier);
            if (node is null)
            {
                Problems.Add((quantifier.Item, "orders"));
            }

            return node ?? _measures.Exists(frame with { Quantifier = null });
        }

        if (frame.Length is { } apart && OrderGaps.Between(frame, scope) is { } pair)
        {
            return new OrderGaps(_measures).Compare(frame, apart, pair);
        }

        if (frame.Counted == CountedNoun.Gap)
        {
            var gap =
                frame.Length is not { } between ? null
                : frame.Aggregate == AggregateFunction.Avg ? new OrderGaps(_measures).Average(frame, between)
                : new OrderGaps(_measures).Any(frame, between);
            if (gap is null)
            {
                Problems.Add((frame.Items.FirstOrDefault(item => item.Is("gap")) ?? frame.Items[0], "gap"));
            }

            var others = frame with { Counted = CountedNoun.None, Length = null, Aggregate = null };
            return others.Comparisons.IsEmpty ? gap : Nodes.And([gap, CompileEvent(others)]);
        }

        return CompileMeasures(frame, events);
    }

    /// <summary>"a 5-star trip of more than 4 km": both are said of the same row.</summary>
    private static Frame OnOneRow(Frame frame, EventTable events)
    {
        var ofRow = frame
            .Comparisons.Where(bound =>
                bound is { Facet: { } facet, Plus.IsEmpty: true }
                && events.IsOwn(facet)
                && bound.Comparison.Unit is not NumberUnit.Percent
            )
            .ToList();
        return
            frame is { SingleOrder: true, Aggregate: null, Pick: null, Per: null, CountedUnit: null }
            && events.OrderBy is null
            && ofRow.Count > 1
            ? frame with
            {
                Comparisons = frame.Comparisons.RemoveAll(ofRow.SkipLast(1).Contains),
                Rows =
                [
                    .. frame.Rows,
                    .. ofRow
                        .SkipLast(1)
                        .Select(bound => (bound, scaled: Scaled(bound.Comparison, bound.Facet!)))
                        .Select(each => new RowTest(
                            each.bound.Facet!.FacetId,
                            each.scaled.Operator,
                            each.scaled.Values,
                            each.bound.Item,
                            0.9
                        )),
                ],
            }
            : frame;
    }

    /// <summary>The comparisons of a frame of one window, or that there is such an event.</summary>
    private ExpressionNode? CompileMeasures(Frame frame, EventTable events)
    {
        if (frame is { Within: { } unit, Comparisons: [var amount] })
        {
            return _measures.WithinOne(frame with { Within = null }, amount, unit);
        }

        frame = OnOneRow(MoneyOfPeriods(frame), events);
        var parts = new List<ExpressionNode?>();
        var unbound = frame;
        foreach (var bound in OfPeriods(frame))
        {
            if (bound.Facet is { } facet && scope.Model.IsOfMember(facet.FacetId))
            {
                parts.Add(MemberComparison(bound, frame));
                continue;
            }

            var node = IsOfOneOrder(frame, bound)
                ? new QuantifiedOrders(_measures, scope).Some(frame, bound)
                : _measures.Compare(frame, bound);
            if (node is null)
            {
                Problems.Add((bound.Item, "number"));
            }

            parts.Add(node);
        }

        if (
            frame.Measure is { } measure
            && PopulationModel.IsDate(measure)
            && frame.Windows.Length > 0
            && !IsTimestamp(events, measure)
        )
        {
            return Nodes.And([.. parts, _measures.DateOfRow(frame, measure)]);
        }

        if (frame.Length is { } length)
        {
            if (_times.LengthOfEvent(frame, length) is { } lasting)
            {
                return Nodes.And([
                    .. parts,
                    _measures.Compare(
                        frame with
                        {
                            Length = null,
                            SingleOrder = frame.Aggregate is null,
                        },
                        lasting
                    ),
                ]);
            }

            if (parts.Count == 0)
            {
                var since = _times.SinceEvent(frame, length);
                if (since is null)
                {
                    Problems.Add(
                        (frame.Items.FirstOrDefault(item => item.Date == length) ?? frame.Items[0], "length")
                    );
                }

                return since ?? _measures.Exists(frame);
            }
        }

        return parts.Count > 0 ? Nodes.And(parts) : _measures.Exists(unbound);
    }

    /// <summary>"a booking with a promo code", "a plan that has ended": the column is filled on the row that is spoken of.</summary>
    private Frame WithPresence(Frame frame)
    {
        if (
            frame
                is not {
                    Measure: { } facet,
                    Event: { } events,
                    Quantifier: null,
                    Aggregate: null,
                    Distinct: false
                }
            || facet.MissingShare <= 0
            || PopulationModel.IsNumber(facet)
            || (PopulationModel.IsDate(facet) && !frame.Windows.IsEmpty)
            || !events.Reaches(facet.Table)
            || scope.Model.IsOfMember(facet.FacetId)
            || frame.Rows.Any(row => row.FacetId == facet.FacetId)
            || frame.Items.FirstOrDefault(item => item.Matches.Any(match => match.FacetId == facet.FacetId))
                is not { } item
            || !scope
                .Tokens[Math.Max(0, item.First - 3)..item.First]
                .Any(token =>
                    PopulationModel.IsDate(facet)
                        ? token.Folded is "that" or "which" or "already"
                        : token.Folded is "with" or "using" or "had" or "used" or "having" or "by"
                )
        )
        {
            return frame;
        }

        var filled = new RowTest(facet.FacetId, ConditionOperator.Exists, [], item, 0.85);
        return frame with { Rows = frame.Rows.Add(filled), Measure = null };
    }

    /// <summary>"at least two donations of 100 or more": so many of them, each so.</summary>
    private OrderQuantifier? SoMany(Frame frame)
    {
        if (
            frame
                is not {
                    Comparisons.Length: 2,
                    CountedUnit: null,
                    Per: null,
                    Aggregate: null,
                    Pick: null,
                    Relative: null
                }
            || frame.Comparisons.FirstOrDefault(bound =>
                bound is { Facet: null, Comparison.Unit: NumberUnit.None }
            )
                is not { } count
            || frame.Comparisons.First(bound => bound != count) is not { } each
            || (each.Facet is { } facet && scope.Model.IsOfMember(facet.FacetId))
        )
        {
            return null;
        }

        var noun = frame.Items.FirstOrDefault(item => item.First >= count.Item.End && item.NamesEvent);
        var said = Math.Min(each.Item.First, each.MeasureItem?.First ?? int.MaxValue);
        return
            noun is not null
            && noun.First <= count.Item.End + 3
            && said >= noun.End
            && scope
                .Tokens[noun.End..said]
                .All(token =>
                    token.Folded
                        is "of"
                            or "with"
                            or "worth"
                            or "a"
                            or "an"
                            or "the"
                            or "at"
                            or "for"
                            or "that"
                            or "were"
                            or "each"
                            or "having"
                            or "which"
                )
            && (said > noun.End || scope.Tokens[said].Folded is "over" or "above" or "under" or "below")
            ? new OrderQuantifier(count.Item, count.Comparison)
            : null;
    }

    /// <summary>"spent over 100 in at least three months": the number that is of no months is of money.</summary>
    private static Frame MoneyOfPeriods(Frame frame) =>
        frame
            is {
                CountedUnit: not null,
                Comparisons: [{ Comparison.Unit: NumberUnit.None }, { Comparison.Unit: NumberUnit.None }]
            }
        && frame.Items.Any(item => item.Is("sum-words") || item.Is("money-verbs"))
        && frame.Comparisons.Where(bound => bound.Item.Comparison is not null).ToList() is [var amount]
            ? frame with
            {
                Comparisons = frame.Comparisons.Replace(
                    amount,
                    amount with
                    {
                        Comparison = amount.Comparison with { Unit = NumberUnit.Money },
                    }
                ),
            }
            : frame;

    /// <summary>"over 100 in at least three months": the amount is of each month, so only the months are compared.</summary>
    private static ImmutableArray<BoundComparison> OfPeriods(Frame frame) =>
        frame is { CountedUnit: not null, Event.Money: not null, Comparisons.Length: 2 }
        && frame.Comparisons.Count(bound => bound.Comparison.Unit == NumberUnit.Money) == 1
            ? frame.Comparisons.RemoveAll(bound => bound.Comparison.Unit == NumberUnit.Money)
            : frame.Comparisons;

    /// <summary>"an order with more than three items", "none of them had more than one product on it".</summary>
    private static bool IsOfOneOrder(Frame frame, BoundComparison bound) =>
        frame is { SingleOrder: true, CountedUnit: null, Per: null }
        && (
            frame.Counted is CountedNoun.Lines or CountedNoun.Units or CountedNoun.Values
            || bound.Facet is { } counted && !PopulationModel.IsNumber(counted)
        )
        && bound.Comparison.Unit == NumberUnit.None;

    private static bool IsTimestamp(EventTable events, Facet facet) =>
        string.Equals(events.Timestamp?.FacetId, facet.FacetId, StringComparison.OrdinalIgnoreCase);

    /// <summary>One frame for each thing of a list joined by "and".</summary>
    private static IEnumerable<Frame> SeparateRows(Frame frame)
    {
        foreach (var row in frame.Rows)
        {
            if (row.Item.List == Joint.And && row.Values.Length > 1)
            {
                foreach (var value in row.Values)
                {
                    yield return frame with
                    {
                        SeparateRows = false,
                        Rows =
                        [
                            .. frame.Rows.Where(other => other != row),
                            row with
                            {
                                Values = [value],
                                Operator =
                                    row.Operator == ConditionOperator.In
                                        ? ConditionOperator.Eq
                                        : row.Operator,
                                Item = row.Item with { List = Joint.Start },
                            },
                        ],
                    };
                }

                yield break;
            }
        }

        foreach (var row in frame.Rows)
        {
            yield return frame with
            {
                SeparateRows = false,
                Rows = [row],
            };
        }
    }

    private ExpressionNode? CompileMember(Frame frame)
    {
        var parts = new List<ExpressionNode?>();
        foreach (var bound in frame.Comparisons)
        {
            var node = MemberComparison(bound, frame);
            if (node is null)
            {
                Problems.Add((bound.Item, "number"));
            }

            parts.Add(node);
        }

        if (frame.Length is { } length)
        {
            var node = _times.Membership(frame, length);
            if (node is null && parts.Count == 0)
            {
                Problems.Add(
                    (frame.Items.FirstOrDefault(item => item.Date == length) ?? frame.Items[0], "length")
                );
            }

            parts.Add(node);
        }

        if (
            frame.Windows.Any(window =>
                (
                    window.From is not null
                    && !(
                        frame.Members.Length > 0
                        && window.From == scope.Today.Today
                        && window.Text.EndsWith("day", StringComparison.OrdinalIgnoreCase)
                    )
                )
                || window.To is not { } to
                || to < scope.Today.Today
            )
        )
        {
            var node = _times.Dated(frame) ?? Recently(frame);
            if (node is null)
            {
                Problems.Add(
                    (frame.Items.FirstOrDefault(item => item.Date is not null) ?? frame.Items[0], "window")
                );
            }

            parts.Add(node);
        }

        if (
            frame is { Measure: { } named, Comparisons.IsEmpty: true, Windows.IsEmpty: true, Length: null }
            && frame.Members.IsEmpty
        )
        {
            var item = frame.Items.First(item => item.Matches.Any(match => match.FacetId == named.FacetId));
            var node = Mentioned(named, item);
            if (node is null)
            {
                Problems.Add((item, "value"));
            }

            parts.Add(node);
        }
        else if (
            frame is { Measure: { } text, Comparisons.IsEmpty: false }
            && NamedForNothing(frame, text) is { } item
        )
        {
            Problems.Add((item, "value"));
        }

        return Nodes.And(parts);
    }

    /// <summary>"occupation over 65": a number is not said of a text.</summary>
    private static Item? NamedForNothing(Frame frame, Facet text) =>
        text.Type == FacetType.Text
        && !frame.Members.SelectMany(Nodes.Conditions).Any(each => each.Measure.FacetId == text.FacetId)
            ? frame.Items.FirstOrDefault(item =>
                item is { Event: null }
                && item.Matches is [{ Kind: MatchKind.Facet, Way: MatchWay.Label, Score: >= 0.9 } named, ..]
                && named.FacetId == text.FacetId
            )
            : null;

    /// <summary>"with children", "no debts": a count or an amount is there when it is more than zero.</summary>
    private ExpressionNode? Mentioned(Facet facet, Item item)
    {
        var counts =
            PopulationModel.IsNumber(facet)
            && facet.Min is { } min
            && decimal.TryParse(min, System.Globalization.CultureInfo.InvariantCulture, out var least)
            && least == 0;
        if (!counts)
        {
            return facet.MissingShare > 0 && !IsOnlyListed(item) ? Filled(facet) : null;
        }

        if (scope.Model.IsOfMember(facet.FacetId))
        {
            return new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = ConditionOperator.Gt,
                Values = [0],
                Unit = facet.Unit,
                Confidence = 0.85,
            };
        }

        return scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
            ? _measures.Exists(
                new Frame
                {
                    Event = events,
                    Rows = [new RowTest(facet.FacetId, ConditionOperator.Gt, [0], new Item(0, 0), 0.8)],
                }
            )
            : null;
    }

    /// <summary>"what are the city and state of …": nothing before the column says that somebody has it.</summary>
    private bool IsOnlyListed(Item item) =>
        scope.Tokens[0].Folded
            is "what"
                or "which"
                or "list"
                or "show"
                or "give"
                or "display"
                or "return"
                or "find"
        && !scope
            .Tokens[1..Math.Max(1, item.First)]
            .Any(token =>
                token.Folded
                    is "with"
                        or "without"
                        or "who"
                        or "that"
                        or "which"
                        or "whose"
                        or "where"
                        or "have"
                        or "has"
                        or "had"
                        or "having"
                        or "no"
                        or "lack"
                        or "lacking"
                        or "missing"
            );

    /// <summary>"8 visits" where no table holds visits: the column of the member that is nearest to the word.</summary>
    private Facet? Nearest(Comparison comparison, Frame frame)
    {
        if (comparison.Unit == NumberUnit.Money || frame.Event is not null)
        {
            return null;
        }

        var words = frame
            .Items.Where(item => item.Event is not null || (item.Unknown && item.Length == 1))
            .Where(item => !item.Is("sum-words"))
            .Select(scope.Words);
        return words
            .SelectMany(word => scope.Index.Search(word, 5))
            .Where(hit => hit.Value is null && hit.Score >= 0.2)
            .Select(hit => (hit, facet: scope.Model.Find(hit.FacetId)))
            .Where(pair =>
                pair.facet is not null
                && PopulationModel.IsNumber(pair.facet)
                && !PopulationModel.IsMoney(pair.facet)
                && scope.Model.IsOfMember(pair.facet.FacetId)
            )
            .OrderByDescending(pair => pair.hit.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();
    }

    /// <summary>"with a discount code", "without an account manager": a value is there or it is not.</summary>
    private ExpressionNode? Filled(Facet facet) =>
        scope.Model.IsOfMember(facet.FacetId)
            ? new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = ConditionOperator.Exists,
                Confidence = 0.85,
            }
        : scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
            ? _measures.Exists(
                new Frame
                {
                    Event = events,
                    Rows = [new RowTest(facet.FacetId, ConditionOperator.Exists, [], new Item(0, 0), 0.8)],
                }
            )
        : null;

    private ExpressionNode? MemberComparison(BoundComparison bound, Frame frame)
    {
        var comparison = bound.Comparison;
        var facet = bound.Facet ?? InferredFacet(comparison, frame) ?? Nearest(comparison, frame);
        if (facet is null)
        {
            return
                frame.Event is null
                && scope.Model.MainEvent is { } main
                && bound.Facet is null
                && (comparison.Unit == NumberUnit.Money || frame.Counted != CountedNoun.None)
                ? _measures.Compare(frame with { Event = scope.Model.MoneyEvent ?? main }, bound)
                : null;
        }

        if (!scope.Model.IsOfMember(facet.FacetId))
        {
            return scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
                ? _measures.Compare(frame with { Event = events }, bound with { Facet = facet })
                : null;
        }

        if (frame.Length is { } unit && PopulationModel.IsAgo(facet))
        {
            comparison = comparison.Scale(MemberTimes.Convert(1, unit.Unit ?? CalendarUnit.Day, facet.Unit));
        }

        if (
            frame.Length is null
            && UnitAfter(bound.Item) is { } said
            && facet.Unit is "days" or "weeks" or "months" or "years"
        )
        {
            comparison = comparison.Scale(MemberTimes.Convert(1, said, facet.Unit));
        }

        var measure = Nodes.Sum(facet.FacetId, bound.Plus.Select(more => more.FacetId));
        return new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = OperatorFor(comparison, facet),
            Values = Scaled(comparison, facet).Values,
            Unit = facet.Unit,
            Confidence = bound.Facet is null ? 0.75 : 0.95,
            Provenance = bound.Facet is null ? Provenance.Inferred : Provenance.Retrieved,
            Source = scope.Source(bound.Item, bound.MeasureItem),
        };
    }

    /// <summary>Unit of time that follows a number: "3 to 5 years".</summary>
    private CalendarUnit? UnitAfter(Item item) =>
        CalendarWords.UnitOf(scope.Tokens.ElementAtOrDefault(item.End)?.Stem);

    /// <summary>A bare "once" of a count column means at least once; every other bare number means itself.</summary>
    private static ConditionOperator OperatorFor(Comparison comparison, Facet facet) =>
        !comparison.Stated && comparison.Unit == NumberUnit.Percent && facet.Unit is "fraction"
            ? ConditionOperator.Eq
            : comparison.Operator;

    /// <summary>Percents against a fraction, dollars against cents.</summary>
    public static Comparison Scaled(Comparison comparison, Facet facet) =>
        comparison.Unit == NumberUnit.Percent
        && (
            facet.Unit is "fraction"
            || (
                facet.Unit is null
                && facet.Max is { } max
                && decimal.TryParse(max, System.Globalization.CultureInfo.InvariantCulture, out var most)
                && most <= 1
            )
        )
            ? comparison.Scale(0.01m)
        : comparison.Unit == NumberUnit.Money && facet.Unit is "cents" ? comparison.Scale(100)
        : comparison;

    private Facet? InferredFacet(Comparison comparison, Frame frame)
    {
        if (
            comparison.Unit != NumberUnit.Money
            && !frame.Items.Any(item =>
                (item.Is("earn") && comparison.Low >= 500)
                || scope.Word(item)
                    is "pay"
                        or "paying"
                        or "pays"
                        or "billed"
                        or "spend"
                        or "spent"
                        or "spending"
                        or "paid"
                        or "spends"
            )
        )
        {
            return null;
        }

        if (
            frame.Items.Any(item => item.Is("earn"))
            && comparison.Low >= 500
            && scope.Model.Income is { } income
        )
        {
            return income;
        }

        if (frame.Per is CalendarUnit.Month && scope.Model.MonthlyPay is { } monthly)
        {
            return monthly;
        }

        // "making over 60k", "on 40k": what the verb says nearly.
        var near = frame
            .Items.SelectMany(item => item.Matches)
            .Where(match =>
                match.Kind == Facets.Domain.MatchKind.Facet && scope.Model.IsOfMember(match.FacetId)
            )
            .OrderByDescending(match => match.Score)
            .Select(match => scope.Model.Find(match.FacetId))
            .FirstOrDefault(facet => facet is not null && PopulationModel.IsNumber(facet));
        return near ?? (scope.Model.MoneyEvent is null ? scope.Model.MemberSpend : null);
    }
}
