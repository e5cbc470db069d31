using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Measures and conditions over what members did.</summary>
internal sealed class EventMeasures(ReadingScope scope)
{
    /// <summary>The member did it at all.</summary>
    public ExpressionNode Exists(Frame frame) =>
        frame.CountedUnit is { } unit
            ? Condition(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = Count(),
                    Groups = new EventGroups { By = Name(unit) },
                },
                ConditionOperator.Ge,
                1
            )
        : frame.Per is { } per && frame.Windows.Length > 0
            ? Condition(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = new Aggregate(AggregateFunction.Count, per),
                },
                ConditionOperator.Ge,
                1
            )
        : Condition(Base(frame, frame.Event!.Rows) with { Aggregate = Count() }, ConditionOperator.Ge, 1);

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
                Condition(
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
        return Condition(
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
        var tests = MemberTimes.Within(new Measure { FacetId = date.FacetId }, frame.Windows[0]);
        var measure = Base(frame with { Windows = [] }, frame.Event!.Rows);
        return Condition(
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

    /// <summary>The comparison of something that members did; null when nothing can be measured so.</summary>
    public ExpressionNode? Compare(Frame frame, BoundComparison bound)
    {
        var comparison = bound.Comparison;
        var source = scope.Source(frame.Items.Where(ClauseCutter.IsContent));
        if (bound.Facet is { } facet && !scope.Model.IsOfMember(facet.FacetId))
        {
            return CompareFacet(frame, bound, facet) is { } node ? node with { Source = source } : null;
        }

        if (frame.CountedUnit is { } unit && comparison.Unit is NumberUnit.None or NumberUnit.Times)
        {
            return Condition(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = Count(),
                    Groups = new EventGroups { By = Name(unit), Having = Having(frame, bound) },
                },
                comparison,
                source
            );
        }

        if (comparison.Unit == NumberUnit.None && ScoreFacet(frame, bound) is { } score)
        {
            return CompareFacet(frame, bound with { Facet = score }, score) is { } scored
                ? scored with
                {
                    Source = source,
                }
                : null;
        }

        if (
            frame.Per is CalendarUnit.Month
            && comparison.Unit == NumberUnit.Money
            && Monthly(frame.Event!) is { } monthly
        )
        {
            return RowsWith(frame with { Per = null }, monthly, comparison, source);
        }

        if (comparison.Unit == NumberUnit.Percent)
        {
            if (PercentFacet(frame, bound) is { } percent)
            {
                return CompareFacet(frame, bound with { Facet = percent }, percent) is { } part
                    ? part with
                    {
                        Source = source,
                    }
                    : null;
            }

            return Share(frame, comparison, source);
        }

        if (MeantNumber(frame, comparison) is { } meant && !PopulationModel.IsMoney(meant))
        {
            return CompareFacet(frame, bound with { Facet = meant }, meant) is { } measured
                ? measured with
                {
                    Source = source,
                }
                : null;
        }

        if (comparison.Unit == NumberUnit.Money || IsSpent(frame) || SpeaksOfMoney(frame, comparison))
        {
            return CompareMoney(frame, comparison, source);
        }

        if (
            frame.Counted == CountedNoun.Gap
            || (frame.Aggregate == AggregateFunction.Avg && frame.Length is not null)
        )
        {
            return null;
        }

        if (IsOfSomethingElse(frame, bound))
        {
            return null;
        }

        return Condition(
            CountOf(frame, comparison),
            frame.Items.Any(item => item.Is("only")) ? comparison : Exactly(comparison),
            source
        ) with
        {
            Unit = null,
        };
    }

    /// <summary>
    /// "stayed more than 2 hours" where nothing says how long, "a mortgage over 50": the number counts no events, and nobody said of what it is.
    /// </summary>
    private bool IsOfSomethingElse(Frame frame, BoundComparison bound)
    {
        var comparison = bound.Comparison;
        if (bound.Facet is not null || comparison.Unit != NumberUnit.None || frame.CountedUnit is not null)
        {
            return false;
        }

        if (
            scope.Tokens.ElementAtOrDefault(bound.Item.End)?.Stem
            is "hour"
                or "minute"
                or "second"
                or "night"
                or "mile"
                or "km"
                or "kg"
        )
        {
            return true;
        }

        return comparison.Stated
            && frame is { Counted: CountedNoun.None, Per: null, Aggregate: null, Distinct: false }
            && scope.Tokens[bound.Item.First].Folded is "over" or "above" or "under" or "below"
            && frame.Items.All(item =>
                item.First <= bound.Item.First || item.Filler || item.Date is not null
            );
    }

    /// <summary>"under 20% done" where rows hold one percentage: not a part of the rows.</summary>
    private Facet? PercentFacet(Frame frame, BoundComparison bound) =>
        scope.Tokens.ElementAtOrDefault(bound.Item.End)?.Folded is not ("of" or "off")
        && frame
            .Event!.Facets.Where(facet =>
                PopulationModel.IsNumber(facet) && frame.Event.IsOwn(facet) && facet.Unit is "percent"
            )
            .ToList()
            is [var only]
            ? only
            : null;

    /// <summary>"£20 or more a month" where the rows hold a monthly amount.</summary>
    private static Facet? Monthly(EventTable events) =>
        events.Facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && events.IsOwn(facet)
            && PopulationModel.Words(facet).Contains("monthly", StringComparer.Ordinal)
        );

    /// <summary>"their last review was a 10", "every review is 8 or better": what such rows are marked by.</summary>
    private Facet? ScoreFacet(Frame frame, BoundComparison bound)
    {
        if (
            frame
                is not {
                    Event: { Money: null } events,
                    Counted: CountedNoun.None or CountedNoun.Orders,
                    CountedUnit: null,
                    Distinct: false
                }
            || frame.Items.LastOrDefault(item => item.End <= bound.Item.First && !item.Filler) is not { } noun
            || !noun.Of(Facets.Domain.MatchKind.Table).Any(match => match.FacetId == events.Table.Name)
            || !scope
                .Tokens[noun.End..bound.Item.First]
                .Any(token => token.Folded is "is" or "was" or "were" or "are" or "of" or "scored" or "rated")
        )
        {
            return null;
        }

        return events.Facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && events.IsOwn(facet)
            && PopulationModel
                .Words(facet)
                .Any(word =>
                    word is "score" or "rating" or "stars" or "grade" or "mark" or "points" or "satisfaction"
                )
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

    /// <summary>"three or more trips in a single month", "over 500 in one week": a unit of the calendar in which it was so; null when it cannot be told.</summary>
    public ExpressionNode? WithinOne(Frame frame, BoundComparison bound, CalendarUnit unit)
    {
        var plain = frame with
        {
            Windows = [],
            Rows = [],
            RowNodes = [],
            Weekdays = default,
            Pick = null,
            Relative = null,
            SingleOrder = false,
        };
        return
            Compare(plain, bound) is ExpressionNode.Condition { CompareTo: null, Rank: null } each
            && (each.Measure.Groups is null || each.Measure.Groups.By == frame.Event!.OrderBy)
            ? Condition(
                Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = Count(),
                    Groups = new EventGroups
                    {
                        By = Name(unit),
                        Having = each.Measure.Groups is null
                            ? each
                            : each with
                            {
                                Measure = each.Measure with
                                {
                                    FacetId = each.Measure.Groups.By is "order"
                                        ? each.Measure.FacetId
                                        : each.Measure.Groups.By,
                                    Groups = null,
                                    Aggregate = new Aggregate(
                                        each.Measure.Groups.By is "order"
                                            ? AggregateFunction.Count
                                            : AggregateFunction.CountDistinct
                                    ),
                                },
                            },
                    },
                },
                ConditionOperator.Ge,
                1
            )
            : null;
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
            Window = frame.Windows.Length > 0 ? WindowOf(frame.Windows[0]) : null,
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

    /// <summary>"bought 3 helmets" is so many, "3 times" too; a bare "once" is at least once.</summary>
    private static Comparison Exactly(Comparison comparison) =>
        comparison is { Stated: false, Low: 1, Unit: NumberUnit.None or NumberUnit.Times }
            ? comparison with
            {
                Operator = ConditionOperator.Ge,
            }
            : comparison;

    private static IEnumerable<ExpressionNode> DayTests(Frame frame)
    {
        if (frame.Weekdays == Weekdays.None || frame.Event?.Timestamp is not { } timestamp)
        {
            return [];
        }

        var days = Enumerable
            .Range(0, 7)
            .Where(day => frame.Weekdays.HasFlag((Weekdays)(1 << day)))
            .Select(day => Literal.FromDecimal(day + 1))
            .ToImmutableArray();
        return
        [
            new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = timestamp.FacetId, Transform = Transform.DayOfWeek },
                Operator = ConditionOperator.In,
                Values = days,
            },
        ];
    }

    private ExpressionNode.Condition? CompareFacet(Frame frame, BoundComparison bound, Facet facet)
    {
        var comparison = FrameCompiler.Scaled(bound.Comparison, facet);
        var events =
            OwnRows(frame, facet)
            ?? (
                frame.Event is { } stated && stated.Reaches(facet.Table)
                    ? stated
                    : scope.Model.EventsWith(facet.FacetId).FirstOrDefault()
            );
        if (events is null)
        {
            return null;
        }

        var on = frame with { Event = events };
        if (!PopulationModel.IsNumber(facet))
        {
            return Condition(
                Base(on, facet.FacetId) with
                {
                    Aggregate = new Aggregate(AggregateFunction.CountDistinct),
                },
                comparison,
                null
            );
        }

        if (frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Median)
        {
            return
                PopulationModel.IsMoney(facet)
                && events.OrderBy is { } by
                && string.Equals(facet.FacetId, events.Money?.FacetId, StringComparison.Ordinal)
                ? Condition(AverageOrder(on, by), comparison, null)
                : Condition(
                    Base(on, facet.FacetId) with
                    {
                        Aggregate = new Aggregate(frame.Aggregate.Value),
                    },
                    comparison,
                    null
                );
        }

        if (
            frame.SingleOrder
            || IsOfOneRow(bound)
            || (frame.Pick is null && !IsAdditive(facet, events) && frame.Aggregate != AggregateFunction.Sum)
        )
        {
            return IsAdditive(facet, events) && events.OrderBy is { } order
                ? Condition(
                    Base(on, events.Rows) with
                    {
                        Aggregate = Count(),
                        Groups = new EventGroups
                        {
                            By = order,
                            Having = Condition(
                                new Measure
                                {
                                    FacetId = facet.FacetId,
                                    Table = TableFor(facet, events),
                                    Aggregate = new Aggregate(AggregateFunction.Sum),
                                },
                                comparison,
                                null
                            ),
                        },
                    },
                    ConditionOperator.Ge,
                    1
                )
                : Condition(
                    Base(
                        on with
                        {
                            Rows = on.Rows.Add(
                                new RowTest(
                                    facet.FacetId,
                                    comparison.Operator,
                                    comparison.Values,
                                    bound.Item,
                                    0.9
                                )
                            ),
                        },
                        events.Rows
                    ) with
                    {
                        Aggregate = Count(),
                    },
                    ConditionOperator.Ge,
                    1
                );
        }

        return Condition(
            Base(on, facet.FacetId) with
            {
                Aggregate = new Aggregate(
                    frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min
                        ? frame.Aggregate.Value
                        : AggregateFunction.Sum,
                    frame.Per
                ),
            },
            comparison,
            null
        );
    }

    /// <summary>"a policy with a 500 excess": what one row has, not what several add up to.</summary>
    private bool IsOfOneRow(BoundComparison bound) =>
        bound is { Comparison: { Stated: false, Operator: ConditionOperator.Eq }, MeasureItem: { } measured }
        && measured.First >= bound.Item.End
        && scope.Tokens.ElementAtOrDefault(bound.Item.First - 1)?.Folded is "a" or "an";

    /// <summary>"paid more than 20 in shipping": an amount of the order, not once for each of its lines.</summary>
    private EventTable? OwnRows(Frame frame, Facet facet) =>
        scope.Model.EventNamed(facet.Table) is { Table.EntityKey: not null } own
        && frame.Rows.All(row => own.Reaches(PopulationModel.TableOf(row.FacetId)))
            ? own
            : null;

    private static string? TableFor(Facet facet, EventTable events) =>
        events.IsOwn(facet) ? null : events.Table.Name;

    /// <summary>True for amounts that add up over rows: money and pieces, not prices, rates and scores.</summary>
    public static bool IsAdditive(Facet facet, EventTable events) =>
        string.Equals(facet.FacetId, events.Money?.FacetId, StringComparison.Ordinal)
        || string.Equals(facet.FacetId, events.Quantity?.FacetId, StringComparison.Ordinal)
        || (
            events.IsOwn(facet)
            && facet.Unit is not ("percent" or "fraction" or "year")
            && !PopulationModel
                .Words(facet)
                .Any(word =>
                    word
                        is "price"
                            or "rate"
                            or "discount"
                            or "rating"
                            or "score"
                            or "percent"
                            or "ratio"
                            or "age"
                            or "temperature"
                            or "level"
                            or "satisfaction"
                            or "stars"
                            or "nps"
                            or "csat"
                            or "grade"
                            or "weight"
                            or "height"
                )
        );

    private ExpressionNode.Condition? CompareMoney(Frame frame, Comparison comparison, SourceSpan source)
    {
        var events = frame.Event!;
        var holder = events.Money is not null
            ? events
            : scope.Model.Events.FirstOrDefault(other =>
                other.Money is not null && other.Reaches(events.Table.Name)
            ) ?? scope.Model.MoneyEvent;
        if (holder is null)
        {
            return null;
        }

        if (frame.Items.Any(item => item.Is("priced")) && (events.Price ?? holder.Price) is { } price)
        {
            return RowsWith(
                frame with
                {
                    Event = events.Price is null ? holder : events,
                },
                price,
                comparison,
                source
            );
        }

        frame = ExtremeOf(frame) is { } extreme ? frame with { Aggregate = extreme } : frame;
        var on = frame with { Event = holder };
        var scaled = FrameCompiler.Scaled(comparison, holder.Money!);
        if (frame.CountedUnit is null && frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Median)
        {
            var average = holder.OrderBy is { } by ? AverageOrder(on, by) : Base(on, holder.Money!.FacetId);
            return Condition(
                average with
                {
                    Aggregate = new Aggregate(frame.Aggregate!.Value),
                },
                scaled,
                source
            );
        }

        if (
            frame.SingleOrder
            && frame.Pick is null
            && frame.Aggregate
                is not (AggregateFunction.Sum or AggregateFunction.Max or AggregateFunction.Min)
        )
        {
            return holder.OrderBy is { } order
                ? OrdersWorth(on, order, scaled, source)
                : RowsWith(on, holder.Money!, comparison, source);
        }

        if (frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min && holder.OrderBy is { } each)
        {
            // "their biggest order": of an order with all its lines.
            return Condition(
                AverageOrder(on, each) with
                {
                    Aggregate = new Aggregate(frame.Aggregate.Value),
                },
                scaled,
                source
            );
        }

        return Condition(
            Base(on, holder.Money!.FacetId) with
            {
                Aggregate = new Aggregate(
                    frame.Aggregate is AggregateFunction.Max or AggregateFunction.Min
                        ? frame.Aggregate.Value
                        : AggregateFunction.Sum,
                    frame.Per
                ),
            },
            scaled,
            source
        ) with
        {
            Unit = holder.Money.Unit,
        };
    }

    /// <summary>A row whose facet meets the comparison is there.</summary>
    private ExpressionNode.Condition RowsWith(
        Frame frame,
        Facet facet,
        Comparison comparison,
        SourceSpan source
    )
    {
        var scaled = FrameCompiler.Scaled(comparison, facet);
        var test = new RowTest(
            facet.FacetId,
            scaled.Operator,
            scaled.Values,
            frame.Items.First(item => item.Comparison == comparison),
            0.95
        );
        return Condition(
            Base(frame with { Rows = frame.Rows.Add(test) }, frame.Event!.Rows) with
            {
                Aggregate = Count(),
            },
            ConditionOperator.Ge,
            1
        ) with
        {
            Source = source,
        };
    }

    /// <summary>An order whose rows together are worth so much is there.</summary>
    private ExpressionNode.Condition OrdersWorth(
        Frame frame,
        string order,
        Comparison scaled,
        SourceSpan source
    )
    {
        var sum = new Measure
        {
            FacetId = frame.Event!.Money!.FacetId,
            Aggregate = new Aggregate(AggregateFunction.Sum),
        };
        return Condition(
            Base(frame, frame.Event.Rows) with
            {
                Aggregate = Count(),
                Groups = new EventGroups { By = order, Having = Condition(sum, scaled, source) },
            },
            ConditionOperator.Ge,
            1
        ) with
        {
            Source = source,
        };
    }

    /// <summary>"over 60 % of their spend went into red products": the part against the whole, of those who have a whole at all.</summary>
    private ExpressionNode? Share(Frame frame, Comparison comparison, SourceSpan source)
    {
        if (frame.Rows.IsEmpty)
        {
            return null;
        }

        var money = frame.Items.Any(item =>
            Enumerable
                .Range(item.First, item.Length)
                .Any(at =>
                    scope.Thesaurus.MeasureWord(scope.Tokens[at].Stem) is "money"
                    || scope.Tokens[at].Stem is "spend"
                )
        );
        var part = money ? MoneyOf(frame) : Orders(frame);
        if (part is null)
        {
            return null;
        }

        var share = new ExpressionNode.Condition
        {
            Measure = part,
            Operator =
                comparison.Operator == ConditionOperator.Eq && !comparison.Stated
                    ? ConditionOperator.Ge
                    : comparison.Operator,
            CompareTo = new Comparand { Measure = part with { Where = [] }, Factor = comparison.Low / 100 },
            Confidence = 0.85,
            Source = source,
        };
        // Nothing is no more than a part of nothing, and no less than it either.
        return share.Operator is ConditionOperator.Gt or ConditionOperator.Lt
            ? share
            : Nodes.And([
                share,
                Condition(Orders(frame with { Rows = [] }), ConditionOperator.Ge, 1) with
                {
                    Source = source,
                },
            ]);
    }

    private Measure AverageOrder(Frame frame, string by) =>
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

    private static ExpressionNode.Condition? Having(Frame frame, BoundComparison counted)
    {
        var inner = frame.Comparisons.FirstOrDefault(other => other != counted);
        return
            inner is not null && frame.Event?.Money is { } money && inner.Comparison.Unit == NumberUnit.Money
            ? Condition(
                new Measure { FacetId = money.FacetId, Aggregate = new Aggregate(AggregateFunction.Sum) },
                inner.Comparison,
                null
            )
            : null;
    }

    private bool IsSpent(Frame frame) =>
        frame is { Counted: CountedNoun.None, Event: { } events }
        && (frame.EventClass is "purchase" || events.Money is not null)
        && frame.Items.Any(item =>
            scope.Word(item)
                is "spend"
                    or "spent"
                    or "spending"
                    or "spends"
                    or "worth"
                    or "paid"
                    or "pay"
                    or "pays"
                    or "paying"
        )
        && frame.Comparisons.All(bound => bound.Comparison.Unit is NumberUnit.None or NumberUnit.Money);

    /// <summary>"refunded more than 100", "total invoice amount over 2000", "average order above 50", "largest payment over 300": a number of money without its unit.</summary>
    private bool SpeaksOfMoney(Frame frame, Comparison comparison) =>
        frame is { Counted: CountedNoun.None, Event: { } events }
        && (
            events.Money is not null
            || scope.Model.Events.Any(other => other.Money is not null && other.Reaches(events.Table.Name))
        )
        && comparison.Unit == NumberUnit.None
        && (
            frame.Aggregate is AggregateFunction.Avg or AggregateFunction.Max
            || ExtremeOf(frame) is not null
            || (frame.SingleOrder && comparison.Stated)
            || frame.Items.Any(item => item.Is("priced"))
            || frame.Items.Any(item => item.Is("worth"))
            || frame.Items.Any(item => item.Is("money-verbs"))
            || frame.Items.Any(item =>
                item.Comparison is null
                && Enumerable
                    .Range(item.First, item.Length)
                    .Any(at => scope.Tokens[at].Stem is "amount" or "value")
            )
        );

    /// <summary>"average visit longer than 90": what an event without money is measured by, when there is one thing only.</summary>
    private static Facet? MeantNumber(Frame frame, Comparison comparison) =>
        frame
            is {
                Counted: CountedNoun.None,
                Aggregate: AggregateFunction.Avg,
                Length: null,
                Event: { Money: null } events
            }
        && comparison.Unit == NumberUnit.None
        && events.Facets.Where(facet => PopulationModel.IsNumber(facet) && events.IsOwn(facet)).ToList()
            is [var only]
            ? only
            : null;

    /// <summary>"their biggest order", "the smallest purchase": the word stands right before the event.</summary>
    private static AggregateFunction? ExtremeOf(Frame frame)
    {
        var extreme = frame.Items.FirstOrDefault(item => item.Is("rank.top") || item.Is("rank.bottom"));
        return
            extreme is not null
            && frame.Items.FirstOrDefault(item => item.First == extreme.End) is { } next
            && (next.Event is not null || next.Of(Facets.Domain.MatchKind.Table).Any())
            ? extreme.Is("rank.top")
                ? AggregateFunction.Max
                : AggregateFunction.Min
            : null;
    }

    private static Aggregate Count() => new(AggregateFunction.Count);

    private static string Name(CalendarUnit unit) => unit.ToString().ToLowerInvariant();

    private static ExpressionNode.Condition Condition(
        Measure measure,
        ConditionOperator operation,
        decimal value
    ) =>
        new()
        {
            Measure = measure,
            Operator = operation,
            Values = [value],
            Confidence = 0.95,
        };

    private static ExpressionNode.Condition Condition(
        Measure measure,
        Comparison comparison,
        SourceSpan? source
    ) =>
        new()
        {
            Measure = measure,
            Operator = comparison.Operator,
            Values = comparison.Values,
            Confidence = 0.95,
            Source = source,
        };
}
