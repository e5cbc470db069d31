using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Reads one measure against another: "more in May than in April", "twice as much on meat as on fish", "above average".</summary>
internal sealed class MeasureComparison(ReadingScope scope, ClauseReader clauses, FrameCompiler compiler)
{
    private readonly MeasureFinder _measures = new(scope);

    /// <summary>The frame of both sides, their windows together, for a clause that goes on from here.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>The word that compares two things in a clause that <see cref="Read"/> could not read; null when there is none.</summary>
    public Item? Unread(Clause clause)
    {
        var items = clause.Items;
        var sign = Index(
            items,
            item =>
                (item.IsKind("compare.") || item.Is("more") || item.Is("fewer"))
                && item.Comparison is null
                && !item.IsKind("compare.between")
        );
        return
            sign >= 0
            && !IsPreposition(items, sign)
            && !items[(sign + 1)..].Any(item => item.Comparison is not null)
            && (EndsInThan(items[sign]) || Index(items, item => item.Is("than"), sign + 1) >= 0)
            && sign + 1 < items.Length
            ? items[sign]
            : null;
    }

    /// <summary>The condition; null when the clause compares no measures.</summary>
    public ExpressionNode? Read(Clause clause, Frame? previous)
    {
        var items = clause.Items;
        var average = Index(items, item => item.IsKind("average.") || item.IsKind("median."));
        if (average >= 0)
        {
            return Average(clause, average, previous);
        }

        var sign = Index(
            items,
            item =>
                (item.IsKind("compare.") || item.Is("more") || item.Is("fewer"))
                && item.Comparison is null
                && !item.IsKind("compare.between")
        );
        if (
            sign >= 0
            && !(
                EndsInThan(items[sign])
                && items[(sign + 1)..].Any(item => item.Comparison is { Stated: true })
            )
        )
        {
            var than = EndsInThan(items[sign]) ? sign : Index(items, item => item.Is("than"), sign + 1);
            return than >= 0 && than + 1 < items.Length && !IsPreposition(items, sign)
                ? Compare(clause, sign, than, 1, 0, OperatorOf(items[sign]), previous)
                : null;
        }

        var percent = Index(
            items,
            item =>
                item.Comparison is { Unit: NumberUnit.Percent, Stated: true }
                && scope.Tokens.ElementAtOrDefault(item.End)?.Folded is "of"
        );
        if (percent > 0 && percent + 2 < items.Length && PartOf(clause, percent) is { } part)
        {
            return part;
        }

        var times = Index(
            items,
            item =>
                item.Is("twice")
                || item.Is("triple")
                || item.Is("as-much")
                || item.Is("half")
                || item.Comparison is { Unit: NumberUnit.Times }
        );
        var asMuch = times < 0 ? -1 : Index(items, item => item.Is("as-much"), times);
        var as2 = asMuch < 0 ? -1 : Index(items, item => item.Is("as") && !item.Is("as-much"), asMuch + 1);
        if (as2 >= 0)
        {
            var factor =
                items[times].Comparison is { } multiple ? multiple.Low
                : items[times].Is("twice") ? 2m
                : items[times].Is("triple") ? 3m
                : items[times].Is("half") ? 0.5m
                : 1m;
            var before = times > 0 ? items[times - 1] : null;
            var operation =
                items[times].Comparison is { Stated: true } said ? said.Operator
                : before?.Kind("compare.") is { } stated ? OperatorFrom(stated)
                : factor == 1 ? ConditionOperator.Eq
                : ConditionOperator.Ge;
            return Compare(
                clause,
                before?.IsKind("compare.") == true ? times - 1 : times,
                as2,
                factor,
                asMuch,
                operation,
                previous
            );
        }

        return null;
    }

    /// <summary>"the latest order was worth less than half of what the first one was": one measure against a part of another.</summary>
    private ExpressionNode? PartOf(Clause clause, int percent)
    {
        var comparison = clause.Items[percent].Comparison!;
        var left = clauses.Read(clause with { Items = clause.Items[..percent], Negated = false });
        var right = clauses.Read(clause with { Items = clause.Items[(percent + 1)..], Negated = false });
        var inherited = right with
        {
            Event = right.Event ?? left.Event,
            EventClass = right.EventClass ?? left.EventClass,
            Items = [.. right.Items, .. left.Items.Where(item => item.Event is not null || item.Is("worth"))],
        };
        var (one, other) = (_measures.Of(left), _measures.Of(inherited));
        if (one is null || other is null || one == other || (left.Pick is null && left.Measure is null))
        {
            return null;
        }

        var node = new ExpressionNode.Condition
        {
            Measure = one,
            Operator = comparison.Operator,
            CompareTo = new Comparand { Measure = other, Factor = comparison.Low / 100 },
            Confidence = 0.8,
            Source = scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };
        return clause.Negated ? Nodes.Not(node) : node;
    }

    private ExpressionNode? Compare(
        Clause clause,
        int sign,
        int than,
        decimal factor,
        int skip,
        ConditionOperator operation,
        Frame? previous
    )
    {
        var items = clause.Items;
        // "more than 5 % higher than": the percent is a factor.
        var before = sign > 0 ? items[sign - 1].Comparison : null;
        var scaled = before is { Unit: NumberUnit.Percent, Stated: true };
        var offset =
            before is { Unit: NumberUnit.Money or NumberUnit.None, Stated: true } && sign > 0
                ? before.Low
                : 0;
        var op = scaled || offset != 0 ? before!.Operator : operation;
        if (scaled)
        {
            factor = operation is ConditionOperator.Lt or ConditionOperator.Le
                ? 1 - (before!.Low / 100)
                : 1 + (before!.Low / 100);
            op = operation;
        }

        var leftItems = items[..sign]
            .Concat(items[(sign + 1)..Math.Max(than, sign + 1)])
            .Where(item => (!scaled && offset == 0) || item.Comparison != before)
            .Where(item => !item.Is("as-much"))
            .ToImmutableArray();
        var left = clauses.Read(clause with { Items = leftItems, Negated = false });
        if (left is { Event: null, Measure: null } && previous is not null)
        {
            left = previous with
            {
                Windows = left.Windows.IsEmpty ? previous.Windows : left.Windows,
                Rows = left.Rows.IsEmpty ? previous.Rows : left.Rows,
                Comparisons = [],
                Items = leftItems,
            };
        }

        var rightItems = items[(than + 1)..];
        var right = clauses.Read(clause with { Items = rightItems, Negated = false });
        right = InSameYear(left, right);
        if (
            scope.Words(items[sign]) is "more often" or "less often" or "more frequently" or "less frequently"
        )
        {
            left = left with { Aggregate = AggregateFunction.Count };
        }

        right = WindowShift.Before(left, right, scope);
        if (OfTheRest(rightItems) is { } rest)
        {
            if (left.Rows is not [{ Negated: false } row])
            {
                return null;
            }

            right = left with { Rows = [row with { Negated = true }], Items = rightItems.Remove(rest) };
            rightItems = right.Items;
        }

        var (measure, comparand) = Sides(left, right, rightItems);
        _ = skip;
        if (
            measure is null
            || comparand is null
            || ComparedMeasures.AreUnlike(measure, comparand, scope.Model)
            || (
                comparand is { Over: null, Measure: { } other }
                && ComparedMeasures.SayNothing(measure, op, other, factor)
            )
        )
        {
            return null;
        }

        Frame = left with
        {
            Windows = [.. left.Windows.Concat(right.Windows).Distinct()],
            WindowsJoint = Joint.And,
            Comparisons = [],
            Negated = false,
        };
        var node = new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = op,
            CompareTo = comparand with
            {
                Factor = factor,
                Offset = operation is ConditionOperator.Lt && offset != 0 ? -offset : offset,
            },
            Confidence = 0.85,
            Source = scope.Source(items.Where(ClauseCutter.IsContent)),
        };
        var members = Nodes.And(left.Members);
        var whole = Nodes.And([node, members])!;
        return clause.Negated ? Nodes.Not(whole) : whole;
    }

    /// <summary>"than on all other vehicles", "than on anything else": the word for what is left of the rows; null when it is not said.</summary>
    private Item? OfTheRest(ImmutableArray<Item> items) =>
        items.FirstOrDefault(item =>
            scope
                .Tokens[item.First..item.End]
                .Any(token => token.Folded is "other" or "others" or "else" or "rest" or "elsewhere")
        );

    /// <summary>"more in the second quarter of 2019 than in the first": the first quarter of the same year.</summary>
    private static Frame InSameYear(Frame left, Frame right)
    {
        if (
            right is not { Windows.Length: 0, Pick: { Event: EventOrder.First } pick }
            || left.Windows is not [{ From: { } from, To: { } to } window]
            || window.Granularity is not (CalendarUnit.Quarter or CalendarUnit.Month)
        )
        {
            return right;
        }

        var months = window.Granularity == CalendarUnit.Quarter ? 3 : 1;
        var start = new NodaTime.LocalDate(from.Year, 1, 1).PlusMonths(months * (pick.Nth - 1));
        _ = to;
        return right with
        {
            Pick = null,
            Windows =
            [
                window with
                {
                    From = start,
                    To = start.PlusMonths(months),
                    Text = "the same unit earlier in the year",
                },
            ],
        };
    }

    private (Measure? Measure, Comparand? Comparand) Sides(
        Frame left,
        Frame right,
        ImmutableArray<Item> rightItems
    )
    {
        var measure = _measures.Of(left) ?? _measures.Default(left);
        var average = rightItems.FirstOrDefault(item =>
            item.Is("aggregate.avg") || item.Is("aggregate.median")
        );
        if (average is not null && measure is not null)
        {
            var among = AmongOf(right);
            return (
                measure,
                new Comparand
                {
                    Measure = Same(measure, right),
                    Over = average.Is("aggregate.median") ? AggregateFunction.Median : AggregateFunction.Avg,
                    Among = among,
                }
            );
        }

        var inherited = right with
        {
            Event = right.Event ?? left.Event,
            EventClass = right.EventClass ?? left.EventClass,
            Measure =
                right.Measure ?? (right.Event is null || right.Event == left.Event ? left.Measure : null),
            Counted = right.Counted == CountedNoun.None ? left.Counted : right.Counted,
            Aggregate = right.Aggregate ?? left.Aggregate,
            Rows = right.Rows.IsEmpty && !NamesOtherDeed(left, right) ? left.Rows : right.Rows,
            Windows = right.Windows.IsEmpty ? left.Windows : right.Windows,
            Items =
            [
                .. right.Items,
                .. left.Items.Where(item =>
                    item.Event is not null
                    || item.Is("more")
                    || item.Is("aggregate.sum")
                    || item.Matches.IsEmpty
                ),
            ],
        };
        var other = Product(rightItems) ?? _measures.Of(inherited);
        if (measure is null || other is null || measure == other)
        {
            return (null, null);
        }

        return (measure, new Comparand { Measure = other });
    }

    /// <summary>"cancelled more often than they stayed": staying is not of the cancelled ones, as a gift is of no e-mail.</summary>
    private bool NamesOtherDeed(Frame left, Frame right) =>
        left.Rows.Any(row =>
            (right.Event is { } events && !events.Reaches(PopulationModel.TableOf(row.FacetId)))
            || (
                row.Item.Event is not null
                && right.Items.Any(item =>
                    item is { Event: not null, Filler: false }
                    && !left.Items.Any(other =>
                        string.Equals(scope.Word(other), scope.Word(item), StringComparison.Ordinal)
                    )
                )
            )
        );

    /// <summary>"tenure times monthly charge".</summary>
    private Measure? Product(ImmutableArray<Item> items)
    {
        var times = Index(
            items,
            item => scope.Word(item) is "times" or "multiplied" or "x" || scope.Tokens[item.First].Text is "*"
        );
        if (times <= 0 || times + 1 >= items.Length)
        {
            return null;
        }

        var left = clauses.Read(new Clause(items[..times], Joint.Start, false)).Measure;
        var right = clauses.Read(new Clause(items[(times + 1)..], Joint.Start, false)).Measure;
        return left is null || right is null
            ? null
            : new Measure
            {
                FacetId = left.FacetId,
                Arithmetic = new Arithmetic(
                    ArithmeticOperator.Multiply,
                    new Measure { FacetId = right.FacetId }
                ),
            };
    }

    private ExpressionNode? AmongOf(Frame right)
    {
        if (right.Event is not null && right.Members.IsEmpty)
        {
            return compiler.Compile(right with { Comparisons = [], Aggregate = null, Measure = null });
        }

        return compiler.Compile(
            right with
            {
                Event = right.Rows.IsEmpty ? null : right.Event,
                Comparisons = [],
                Measure = null,
                Windows = right.Rows.IsEmpty ? [] : right.Windows,
            }
        );
    }

    private static Measure Same(Measure measure, Frame right) =>
        measure.Aggregate is not null && right.Windows.Length > 0
            ? measure with
            {
                Window = EventMeasures.WindowOf(right.Windows[0]),
            }
            : measure;

    private ExpressionNode? Average(Clause clause, int at, Frame? previous)
    {
        var node = AgainstPeers(clause, at) ?? AgainstGroup(clause, at) ?? AgainstAll(clause, at, previous);
        return node is not null && clause.Negated ? Nodes.Not(node) : node;
    }

    /// <summary>"20 more than the average for their own plan".</summary>
    private ExpressionNode.Condition? AgainstPeers(Clause clause, int at)
    {
        var rest = clause.Items[(at + 1)..];
        var own = rest.Any(item =>
            scope.Words(item) is "own" or "same"
            || (item.First > 0 && scope.Tokens[item.First - 1].Folded is "own" or "same")
        );
        var peers = rest.SelectMany(item => item.Matches)
            .Where(match => match.Kind is Facets.Domain.MatchKind.Facet or Facets.Domain.MatchKind.FlagFacet)
            .MaxBy(match => match.Score);
        if (at == 0 || !own || peers is null)
        {
            return null;
        }

        var offset = clause
            .Items[..at]
            .LastOrDefault(item => item.Comparison is { Stated: true, Unit: not NumberUnit.Percent });
        var mine = clauses.Read(
            clause with
            {
                Items = [.. clause.Items[..at].Where(item => item != offset)],
                Negated = false,
            }
        );
        if ((_measures.Of(mine) ?? _measures.Default(mine)) is not { } measure)
        {
            return null;
        }

        var above = IsAbove(clause.Items[at]);
        return Against(
            clause,
            measure,
            offset?.Comparison!.Operator ?? (above ? ConditionOperator.Gt : ConditionOperator.Lt),
            new Comparand
            {
                Measure = measure,
                Over = Over(clause.Items[at]),
                Within = [peers.FacetId],
                Offset = (offset?.Comparison!.Low ?? 0) * (above ? 1 : -1),
            }
        );
    }

    /// <summary>"more than the median 2019 buyer", "above the average of two-year customers".</summary>
    private ExpressionNode.Condition? AgainstGroup(Clause clause, int at)
    {
        var rest = clause.Items[(at + 1)..];
        if (
            at == 0
            || !rest.Any(item =>
                item.Date is not null
                || item.Of(Facets.Domain.MatchKind.Value).Any(match => match.Score >= 0.7)
            )
        )
        {
            return null;
        }

        var left = clauses.Read(clause with { Items = clause.Items[..at], Negated = false });
        var right = clauses.Read(clause with { Items = rest, Negated = false });
        if ((_measures.Of(left) ?? (left.Event is null ? null : _measures.Default(left))) is not { } own)
        {
            return null;
        }

        var group = AmongOf(right with { Event = right.Event ?? left.Event });
        own =
            own.Aggregate is not null && own.Window is null && right.Windows.Length > 0
                ? own with
                {
                    Window = EventMeasures.WindowOf(right.Windows[0]),
                }
                : own;
        return Against(
            clause,
            own,
            IsAbove(clause.Items[at]) ? ConditionOperator.Gt : ConditionOperator.Lt,
            new Comparand
            {
                Measure = own,
                Over = Over(clause.Items[at]),
                Among = group,
            }
        );
    }

    private ExpressionNode? AgainstAll(Clause clause, int at, Frame? previous)
    {
        var item = clause.Items[at];
        var frame = clauses.Read(clause with { Items = clause.Items.RemoveAt(at), Negated = false });
        if (
            frame is { Event: null, Measure: null }
            && previous is not null
            && !frame.Items.Any(ClauseCutter.IsContent)
        )
        {
            frame = previous with { Comparisons = [], Items = frame.Items };
        }

        var measure =
            _measures.Of(frame)
            ?? (
                previous?.Event is not null || frame.Items.Any(other => other.Event is not null)
                    ? _measures.Default(frame)
                    : null
            );
        if (measure is null)
        {
            return null;
        }

        var median = item.IsKind("median.");
        var above = IsAbove(item);
        var condition = new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = above ? ConditionOperator.Gt : ConditionOperator.Lt,
            Rank = new Rank
            {
                AboveAverage = above && !median,
                BelowAverage = !above && !median,
                AboveMedian = above && median,
                BelowMedian = !above && median,
            },
            Confidence = 0.9,
            Source = scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };
        return Nodes.And([condition, .. frame.Members]);
    }

    private ExpressionNode.Condition Against(
        Clause clause,
        Measure measure,
        ConditionOperator operation,
        Comparand other
    ) =>
        new()
        {
            Measure = measure,
            Operator = operation,
            CompareTo = other,
            Confidence = 0.85,
            Source = scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };

    private static bool IsAbove(Item item) =>
        (item.Kind("average.") ?? item.Kind("median.")!).EndsWith("above", StringComparison.Ordinal);

    private static AggregateFunction Over(Item item) =>
        item.IsKind("median.") ? AggregateFunction.Median : AggregateFunction.Avg;

    /// <summary>"booked over the phone": by way of it.</summary>
    private bool IsPreposition(ImmutableArray<Item> items, int sign) =>
        items[sign].Length == 1
        && scope.Word(items[sign]) is "over" or "above" or "below" or "under"
        && items[(sign + 1)..]
            .Where(ClauseCutter.IsContent)
            .All(item => item.Of(Facets.Domain.MatchKind.Value).Any() || item.Date is not null);

    private bool EndsInThan(Item item) =>
        scope.Tokens[item.End - 1].Folded
            is "than"
                or ">"
                or "<"
                or "exceeds"
                or "exceed"
                or "exceeded"
                or "beats"
                or "over"
                or "above"
                or "below"
                or "under";

    private static ConditionOperator OperatorOf(Item item) =>
        item.Kind("compare.") is { } stated ? OperatorFrom(stated)
        : item.Is("more") ? ConditionOperator.Gt
        : ConditionOperator.Lt;

    private static ConditionOperator OperatorFrom(string name) =>
        name.Split('.')[1] switch
        {
            "gt" => ConditionOperator.Gt,
            "ge" => ConditionOperator.Ge,
            "lt" => ConditionOperator.Lt,
            "le" => ConditionOperator.Le,
            "ne" => ConditionOperator.Ne,
            _ => ConditionOperator.Eq,
        };

    private static int Index(ImmutableArray<Item> items, Func<Item, bool> test, int from = 0)
    {
        for (var at = from; at < items.Length; at++)
        {
            if (test(items[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
