using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

/// <summary>Comparisons of what members did: so many, so much, such a part, so often in one month.</summary>
internal sealed class EventComparison(ReadingScope scope, EventMeasures measures)
{
    private readonly NamedAmounts _amounts = new(scope, measures);
    private readonly MoneyAmounts _money = new(scope, measures);
    private readonly UnnamedNumbers _unnamed = new(scope);

    /// <summary>The comparison of something that members did; null when nothing can be measured so.</summary>
    public ExpressionNode? Compare(Frame frame, BoundComparison bound)
    {
        var comparison = bound.Comparison;
        var source = scope.Source(frame.Items.Where(ClauseCutter.IsContent));
        if (bound.Facet is { } facet && !scope.Model.IsOfMember(facet.FacetId))
        {
            return Named(frame, bound, facet, source);
        }

        if (comparison.OfAge)
        {
            // "a car older than 2018": by the one column of years that rows lead to.
            return
                Comparison.IsYear(comparison)
                && frame.Event!.Facets.Where(each => each.Unit is "year").Take(2).ToList() is [var year]
                && PopulationModel.IsVersion(year)
                ? Named(
                    frame with
                    {
                        SingleOrder = true,
                    },
                    bound with
                    {
                        Comparison = comparison.Backwards(),
                    },
                    year,
                    source
                )
                : null;
        }

        if (frame.CountedUnit is { } unit && comparison.Unit is NumberUnit.None or NumberUnit.Times)
        {
            return Nodes.Test(
                measures.Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = EventMeasures.Count(),
                    Groups = new EventGroups { By = EventMeasures.Name(unit), Having = Having(frame, bound) },
                },
                comparison,
                source
            );
        }

        if (comparison.Unit == NumberUnit.None && _unnamed.Score(frame, bound) is { } score)
        {
            return Named(frame, bound, score, source);
        }

        if (
            frame.Per is CalendarUnit.Month
            && comparison.Unit == NumberUnit.Money
            && UnnamedNumbers.Monthly(frame.Event!) is { } monthly
        )
        {
            return _money.RowsWith(frame with { Per = null }, monthly, comparison, source);
        }

        if (comparison.Unit == NumberUnit.Percent)
        {
            if (_unnamed.Percent(frame, bound) is { } percent)
            {
                return Named(frame, bound, percent, source);
            }

            return Share(frame, comparison, source);
        }

        if (UnnamedNumbers.Average(frame, comparison) is { } meant && !PopulationModel.IsMoney(meant))
        {
            return Named(frame, bound, meant, source);
        }

        if (_money.IsMeant(frame, comparison))
        {
            return _money.Compare(frame, comparison, source);
        }

        if (
            frame.Counted == CountedNoun.Gap
            || (frame.Aggregate == AggregateFunction.Avg && frame.Length is not null)
        )
        {
            return null;
        }

        if (_unnamed.IsOfSomethingElse(frame, bound))
        {
            return null;
        }

        return Nodes.Test(
            measures.CountOf(frame, comparison),
            frame.Items.Any(item => item.Is("only")) ? comparison : Exactly(comparison),
            source
        ) with
        {
            Unit = null,
        };
    }

    private ExpressionNode.Condition? Named(
        Frame frame,
        BoundComparison bound,
        Facet facet,
        SourceSpan source
    ) => _amounts.Compare(frame, bound, facet) is { } node ? node with { Source = source } : null;

    /// <summary>
    /// "three or more trips in a single month", "over 500 in one week", "twice in the same shop": a unit of the calendar or a value of a column in
    /// which it was so; null when it cannot be told.
    /// </summary>
    public ExpressionNode? WithinOne(Frame frame, BoundComparison bound, string by)
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
            ? Nodes.Test(
                measures.Base(frame, frame.Event!.Rows) with
                {
                    Aggregate = EventMeasures.Count(),
                    Groups = new EventGroups
                    {
                        By = by,
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
        var part = money ? measures.MoneyOf(frame) : measures.Orders(frame);
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
                Nodes.Test(measures.Orders(frame with { Rows = [] }), ConditionOperator.Ge, 1) with
                {
                    Source = source,
                },
            ]);
    }

    private static ExpressionNode.Condition? Having(Frame frame, BoundComparison counted)
    {
        var inner = frame.Comparisons.FirstOrDefault(other => other != counted);
        return
            inner is not null && frame.Event?.Money is { } money && inner.Comparison.Unit == NumberUnit.Money
            ? Nodes.Test(
                new Measure { FacetId = money.FacetId, Aggregate = new Aggregate(AggregateFunction.Sum) },
                inner.Comparison,
                null
            )
            : null;
    }

    /// <summary>"bought 3 helmets" is so many, "3 times" too; a bare "once" is at least once.</summary>
    private static Comparison Exactly(Comparison comparison) =>
        comparison is { Stated: false, Low: 1, Unit: NumberUnit.None or NumberUnit.Times }
            ? comparison with
            {
                Operator = ConditionOperator.Ge,
            }
            : comparison;
}
