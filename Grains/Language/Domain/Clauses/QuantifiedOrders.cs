using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Makes conditions of what is said of every order, of so many of them, or of one by itself.</summary>
internal sealed class QuantifiedOrders(EventMeasures measures, ReadingScope scope)
{
    private readonly EventComparison _events = new(scope, measures);

    /// <summary>The condition; null when nothing is said of the orders.</summary>
    public ExpressionNode? Compile(Frame frame, OrderQuantifier quantifier)
    {
        var comparisons = frame.Comparisons.RemoveAll(bound => bound.Item == quantifier.Item);
        frame = WithMoney(frame, comparisons);
        var tests = comparisons.Select(bound => OfOrder(frame, bound)).ToList();

        // "all of their furniture orders": the word before the noun says which orders, the words after it what is said of them.
        var which = frame.Rows.RemoveAll(row => !IsBeforeNoun(row, frame, quantifier));
        var said = frame.Rows.RemoveAll(which.Contains);
        which = [.. which, .. quantifier.Count is null ? Filled(frame, comparisons) : []];
        if (tests.Count == 0 && said.IsEmpty && frame.Measure is { } named && PopulationModel.IsNumber(named))
        {
            var where = frame.Items.Last(item => item.Matches.Any(match => match.FacetId == named.FacetId));
            said = [new RowTest(named.FacetId, ConditionOperator.Gt, [0], where, 0.8)];
        }

        if (
            tests.Count == 0
            && said.IsEmpty
            && quantifier.Count is null
            && frame is { Windows: [var when], Weekdays: Dates.Domain.Weekdays.None }
            && IsSaidLast(frame)
        )
        {
            return Nodes.And([
                Has(frame with { Quantifier = null, Measure = null }, null),
                .. Outside(when)
                    .Select(window =>
                        Nodes.Not(
                            Has(frame with { Quantifier = null, Windows = [window], Measure = null }, null)
                        )
                    ),
            ]);
        }

        if (tests.Contains(null) || (tests.Count == 0 && said.IsEmpty && frame.Weekdays == default))
        {
            return null;
        }

        var bare = frame with
        {
            Comparisons = [],
            Quantifier = null,
            SingleOrder = false,
            Pick = null,
            Rows = [.. which, .. said],
            Measure = null,
        };
        var any = bare with { Rows = which, Weekdays = default };
        if (quantifier is { ByTime: { } order, Count: { } first })
        {
            return Nodes.And(
                Enumerable
                    .Range(1, (int)first.Low)
                    .Select(nth => Has(bare with { Pick = Picks.Of(order, nth) }, Nodes.And(tests)))
            );
        }

        if (quantifier.Count is { Unit: NumberUnit.Percent } part)
        {
            return Nodes.And([Has(any, null), Share(bare, any, Nodes.And(tests), part)]);
        }

        if (quantifier.Count is { } count)
        {
            return Count(bare, Nodes.And(tests), count.Operator, count.Values);
        }

        // None of them is otherwise, and there is one.
        var otherwise = new List<ExpressionNode?>();
        otherwise.AddRange(tests.Select(test => Has(any, Nodes.Not(test!))));
        otherwise.AddRange(
            said.Select(row =>
                IsContained(frame, row)
                    ? Has(any, Nodes.Not(Contains(any, row)))
                    : Has(any with { Rows = [.. which, row with { Negated = !row.Negated }] }, null)
            )
        );
        if (frame.Weekdays != default)
        {
            otherwise.Add(Has(any with { Weekdays = OtherDays(frame.Weekdays) }, null));
        }

        return Nodes.And([Has(any, null), .. otherwise.Select(node => Nodes.Not(node!))]);
    }

    /// <summary>"an order with more than three items": one order that is so by itself; null when the number is of no order.</summary>
    public ExpressionNode? Some(Frame frame, BoundComparison bound) =>
        OfOrder(frame, bound) is { } test
            ? Has(frame with { Comparisons = [], SingleOrder = false, Pick = null }, test)
            : null;

    /// <summary>"every trip they rated got 4 or more": a row without the number says nothing of it.</summary>
    private static IEnumerable<RowTest> Filled(Frame frame, ImmutableArray<BoundComparison> comparisons) =>
        comparisons
            .Where(bound =>
                bound.Facet is { MissingShare: > 0 } facet
                && frame.Event is { } events
                && events.IsOwn(facet)
                && !events.IsAdditive(facet)
            )
            .Select(bound => new RowTest(
                bound.Facet!.FacetId,
                ConditionOperator.Exists,
                [],
                bound.MeasureItem ?? bound.Item,
                0.85
            ));

    private static bool IsBeforeNoun(RowTest row, Frame frame, OrderQuantifier quantifier) =>
        row.Item.First >= quantifier.Item.End
        && frame.Items.Any(item =>
            item.First >= row.Item.End
            && (item.Event is not null || item.Of(Facets.Domain.MatchKind.Table).Any())
        );

    /// <summary>"three orders over 100" where the lines of the orders hold the money.</summary>
    private Frame WithMoney(Frame frame, ImmutableArray<BoundComparison> comparisons) =>
        frame is { Event: { Money: null } events, Counted: CountedNoun.None or CountedNoun.Orders }
        && comparisons.Any(bound =>
            bound is { Facet: null, Comparison.Unit: NumberUnit.Money or NumberUnit.None }
        )
        && scope.Model.Events.FirstOrDefault(other =>
            other is { Money: not null, OrderBy: not null } && other.Reaches(events.Table.Name)
        )
            is { } holder
            ? frame with
            {
                Event = holder,
            }
            : frame;

    /// <summary>"placed all of their orders in 2016", not "all of their 2016 orders".</summary>
    private static bool IsSaidLast(Frame frame) =>
        frame.Items.FirstOrDefault(item => item.Date is not null) is { } date
        && frame.Items.Any(item =>
            item.End <= date.First && (item.Event is not null || item.Of(Facets.Domain.MatchKind.Table).Any())
        );

    private static IEnumerable<Dates.Domain.DateMatch> Outside(Dates.Domain.DateMatch window)
    {
        if (window.From is { } from)
        {
            yield return window with
            {
                From = null,
                To = from,
                Text = "before " + window.Text,
            };
        }

        if (window.To is { } to)
        {
            yield return window with
            {
                From = to,
                To = null,
                Text = "after " + window.Text,
            };
        }
    }

    /// <summary>"most of their orders were in the West"</summary>
    private ExpressionNode.Condition Share(Frame part, Frame whole, ExpressionNode? having, Comparison share)
    {
        var counted = Count(part, having, ConditionOperator.Ge, [1]);
        return counted with
        {
            Operator = share is { Operator: ConditionOperator.Eq, Stated: false }
                ? ConditionOperator.Ge
                : share.Operator,
            Values = [],
            CompareTo = new Comparand
            {
                Measure = Count(whole, null, ConditionOperator.Ge, [1]).Measure,
                Factor = share.Low / 100,
            },
        };
    }

    private static Dates.Domain.Weekdays OtherDays(Dates.Domain.Weekdays days) =>
        (Dates.Domain.Weekdays)(127 & ~(int)days);

    /// <summary>What is compared, over the rows of one order.</summary>
    private ExpressionNode.Condition? OfOrder(Frame frame, BoundComparison bound)
    {
        var plain = frame with
        {
            Windows = [],
            Rows = [],
            Weekdays = default,
            Pick = null,
            Relative = null,
            Quantifier = null,
            SingleOrder = false,
            Comparisons = [bound],
        };
        if (
            bound.Comparison.Unit == NumberUnit.None
            && frame.Counted is CountedNoun.None or CountedNoun.Orders
            && bound.Facet is null
            && frame.Event!.Money is not null
        )
        {
            // "all of their invoices were over 300"
            plain = plain with
            {
                Comparisons = [bound with { Comparison = bound.Comparison with { Unit = NumberUnit.Money } }],
                Counted = CountedNoun.None,
            };
        }

        return
            _events.Compare(plain, plain.Comparisons[0])
                is ExpressionNode.Condition { Measure.Groups: null, CompareTo: null } condition
            ? condition
            : null;
    }

    private ExpressionNode.Condition Has(Frame frame, ExpressionNode? having) =>
        Count(frame, having, ConditionOperator.Ge, [1]);

    private ExpressionNode.Condition Count(
        Frame frame,
        ExpressionNode? having,
        ConditionOperator operation,
        ImmutableArray<Literal> values
    )
    {
        var events = frame.Event!;
        return new ExpressionNode.Condition
        {
            Measure = measures.Base(frame, events.Rows) with
            {
                Aggregate = new Aggregate(AggregateFunction.Count),
                Groups =
                    having is null && events.OrderBy is null
                        ? null
                        : new EventGroups { By = events.OrderBy ?? "order", Having = having },
            },
            Operator = operation,
            Values = values,
            Confidence = 0.85,
            Source = scope.Source(frame.Items.Where(ClauseCutter.IsContent)),
        };
    }

    private ExpressionNode.Condition Contains(Frame any, RowTest row) =>
        new()
        {
            Measure = measures.Base(any with { Rows = [row], Windows = [] }, any.Event!.Rows) with
            {
                Aggregate = new Aggregate(AggregateFunction.Count),
            },
            Operator = ConditionOperator.Ge,
            Values = [1],
            Confidence = 0.85,
        };

    /// <summary>"all of their orders had a helmet": one line of each, where "were helmets" is every line.</summary>
    private static bool IsContained(Frame frame, RowTest row) =>
        frame.Event!.OrderBy is not null
        && frame.Items.Any(item => item.First < row.Item.First && item.Is("contains"));
}
