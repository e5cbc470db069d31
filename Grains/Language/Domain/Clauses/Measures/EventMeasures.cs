using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

/// <summary>Measures of what members did, and that they did it at all.</summary>
internal sealed class EventMeasures(ReadingScope scope)
{
    /// <summary>The member did it at all.</summary>
    public ExpressionNode Exists(Frame frame) =>
        frame.CountedUnit is { } unit
            ? Nodes.Test(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = Count(),
                    Groups = new EventGroups { By = Name(unit) },
                },
                ConditionOperator.Ge,
                1
            )
        : frame.Per is { } per && frame.Windows.Length > 0
            ? Nodes.Test(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = new Aggregate(AggregateFunction.Count, per),
                },
                ConditionOperator.Ge,
                1
            )
        : Nodes.Test(Base(frame, frame.Event!.Rows) with { Aggregate = Count() }, ConditionOperator.Ge, 1);

    /// <summary>Everything of the frame on one order.</summary>
    public ExpressionNode SameOrder(Frame frame)
    {
        var tests = frame.Rows.SelectMany(row =>
            row.Item.List == Joint.And
                ? row.Values.Select(value =>
                    row with
                    {
                        Values = [value],
                        Operator = row.Operator == ConditionOperator.In ? ConditionOperator.Eq : row.Operator,
                    }
                )
                : [row]
        );
        var having = Nodes.And(
            tests.Select(test =>
                Nodes.Test(
                    new Measure
                    {
                        FacetId = frame.Event!.Rows,
                        Aggregate = Count(),
                        Where = [RowCondition(test)],
                    },
                    ConditionOperator.Ge,
                    1
                )
            )
        );
        return Nodes.Test(
            Base(frame with { Rows = [] }, frame.Event!.Rows) with
            {
                Aggregate = Count(),
                Groups = new EventGroups { By = frame.Event.OrderBy ?? "order", Having = having },
            },
            ConditionOperator.Ge,
            1
        );
    }

    /// <summary>A date of the row other than its time lies in the window.</summary>
    public ExpressionNode DateOfRow(Frame frame, Facet date)
    {
        var tests = WindowConditions.Within(
            new Measure { FacetId = date.FacetId },
            LookingBack.Settle(frame.Windows[0], date, scope.Today.Today)
        );
        var measure = Base(frame with { Windows = [] }, frame.Event!.Rows);
        return Nodes.Test(
            measure with
            {
                Aggregate = Count(),
                Where =
                [
                    .. measure.Where,
                    .. Nodes.And(tests) is ExpressionNode.Group { Op: GroupOperator.And } group
                        ? group.Children
                        : tests,
                ],
            },
            ConditionOperator.Ge,
            1
        );
    }

    /// <summary>What is counted by the number of the comparison.</summary>
    public Measure CountOf(Frame frame, Comparison? comparison)
    {
        var events = frame.Event!;
        var per = frame.Per is { } unit ? unit : (CalendarUnit?)null;
        switch (frame.Counted)
        {
            case CountedNoun.Units
            or CountedNoun.Values
            or CountedNoun.Orders
                when frame is { Distinct: true, Measure: { } named }
                    && !PopulationModel.IsNumber(named)
                    && events.Reaches(named.Table):
                return Base(frame, named.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.CountDistinct, per),
                };
            case CountedNoun.Units
            or CountedNoun.Values
                when frame.Distinct
                    && (frame.Measure is null || PopulationModel.IsNumber(frame.Measure))
                    && events.Product is { } product:
                return Base(frame, product.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.CountDistinct, per),
                };
            case CountedNoun.Units
                when events.Quantity is { } quantity && comparison?.Unit != NumberUnit.Times:
                return Base(frame, quantity.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.Sum, per),
                };
            case CountedNoun.Lines:
                return Base(frame, events.Rows) with
                {
                    Aggregate = new Aggregate(AggregateFunction.Count, per),
                };
            case CountedNoun.Values when frame.Measure is { } facet:
                return Base(frame, facet.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.CountDistinct, per),
                };
            default:
                return Orders(frame) is var orders && per is not null
                    ? orders with
                    {
                        Aggregate = new Aggregate(AggregateFunction.Count, per),
                    }
                    : orders;
        }
    }

    /// <summary>The number of orders.</summary>
    public Measure Orders(Frame frame)
    {
        var measure = Base(frame, frame.Event!.Rows) with { Aggregate = Count() };
        return frame.Event.OrderBy is { } by
            ? measure with
            {
                Groups = new EventGroups { By = by },
            }
            : measure;
    }

    /// <summary>The sum of money; null when the event has none.</summary>
    public Measure? MoneyOf(Frame frame)
    {
        var events = frame.Event!;
        var holder = events.Money is not null
            ? events
            : scope.Model.Events.FirstOrDefault(other =>
                other.Money is not null && other.Reaches(events.Table.Name)
            );
        return holder is null
            ? null
            : Base(frame with { Event = holder }, holder.Money!.FacetId) with
            {
                Aggregate = new Aggregate(AggregateFunction.Sum),
            };
    }

    /// <summary>The rows that the frame speaks of, as a measure of a facet.</summary>
    public Measure Base(Frame frame, string facetId)
    {
        var events = frame.Event!;
        return new Measure
        {
            FacetId = facetId,
            Table = string.Equals(
                PopulationModel.TableOf(facetId),
                events.Table.Name,
                StringComparison.OrdinalIgnoreCase
            )
                ? null
                : events.Table.Name,
            Window =
                frame.Windows.Length > 0
                    ? WindowOf(LookingBack.Settle(frame.Windows[0], events.Timestamp, scope.Today.Today))
                    : null,
            Pick = frame.Relative is null || frame.Pick?.Event == EventOrder.Last ? frame.Pick : null,
            RelativeTo = frame.Relative,
            Where = [.. frame.Rows.Select(RowCondition), .. frame.RowNodes, .. DayTests(frame)],
        };
    }

    /// <summary>A window of days.</summary>
    public static Window WindowOf(DateMatch date) =>
        new(
            date.From is { } from ? new DateOnly(from.Year, from.Month, from.Day) : null,
            date.To is { } to ? new DateOnly(to.Year, to.Month, to.Day) : null,
            date.Text
        );

    /// <summary>A test of a row as a node.</summary>
    public ExpressionNode RowCondition(RowTest test)
    {
        ExpressionNode node = new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = test.FacetId, Via = test.Via },
            Operator = test.Operator,
            Values = test.Values,
            Confidence = test.Confidence,
            Source = scope.Source(test.Item),
        };
        return test.Negated ? Nodes.Not(node) : node;
    }

    private static IEnumerable<ExpressionNode> DayTests(Frame frame)
    {
        if (frame.Weekdays == Weekdays.None || frame.Event?.Timestamp is not { } timestamp)
        {
            return [];
        }

        return
        [
            new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = timestamp.FacetId, Transform = Transform.DayOfWeek },
                Operator = ConditionOperator.In,
                Values = NumbersOf(frame.Weekdays),
            },
        ];
    }

    /// <summary>Days of the week as numbers, 1 for Monday.</summary>
    public static ImmutableArray<Literal> NumbersOf(Weekdays days) =>
        [
            .. Enumerable
                .Range(0, 7)
                .Where(day => days.HasFlag((Weekdays)(1 << day)))
                .Select(day => Literal.FromDecimal(day + 1)),
        ];

    /// <summary>The mean of the orders, each with all its lines.</summary>
    public Measure AverageOrder(Frame frame, string by) =>
        Base(frame, frame.Event!.Rows) with
        {
            Aggregate = new Aggregate(AggregateFunction.Avg),
            Groups = new EventGroups
            {
                By = by,
                Value = new Measure
                {
                    FacetId = frame.Event.Money!.FacetId,
                    Aggregate = new Aggregate(AggregateFunction.Sum),
                },
            },
        };

    /// <summary>How many there are.</summary>
    public static Aggregate Count() => new(AggregateFunction.Count);

    /// <summary>A unit of the calendar as a group of events names it.</summary>
    public static string Name(CalendarUnit unit) => unit.ToString().ToLowerInvariant();
}
