using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Dates of the member itself: joined, born, last seen, and how long ago.</summary>
internal sealed class MemberTimes(ReadingScope scope)
{
    /// <summary>A window that speaks of a date of the member; null when no date is meant.</summary>
    public ExpressionNode? Dated(Frame frame)
    {
        if (
            frame.Measure is { } named
            && PopulationModel.IsDate(named)
            && scope.Model.IsOfMember(named.FacetId)
        )
        {
            return Each(frame, window => All(Within(new Measure { FacetId = named.FacetId }, window)));
        }

        var born = frame.Items.Any(item => item.Is("born") || scope.Word(item) is "born");
        if (born && scope.Model.Birth is { } birth)
        {
            return Each(frame, window => Born(birth, window));
        }

        if (
            (
                frame.EventClass is "purchase"
                || frame.Items.Any(item => item.Event is "purchase" || SaysRecency(item))
            ) && scope.Model is { MainEvent: null, Recency: { } recency }
        )
        {
            return Each(frame, window => Recent(recency, window));
        }

        if (frame.Items.Any(item => item.Event is "signup") || SaysNew(frame))
        {
            if (SignUp(frame) is { } joined)
            {
                return Each(frame, window => All(Within(new Measure { FacetId = joined.FacetId }, window)));
            }

            if (scope.Model.MainEvent is { } main)
            {
                return Each(frame, window => FirstEvent(main, window));
            }
        }

        if (scope.Model.MainEvent is { HasTime: true } events)
        {
            return null;
        }

        return
            scope.Model.SignUp is { } only
            && frame.Items.All(item => item.Date is not null || item.Filler || !ClauseCutter.IsContent(item))
            ? Each(frame, window => All(Within(new Measure { FacetId = only.FacetId }, window)))
            : null;
    }

    /// <summary>"started in 2025" where there is a start beside the day of joining: the column that has the very word.</summary>
    private Facet? SignUp(Frame frame) =>
        frame
            .Items.Where(item => item.Event is "signup")
            .Select(item =>
                scope.Model.MemberFacets.FirstOrDefault(facet =>
                    PopulationModel.IsDate(facet)
                    && PopulationModel
                        .Words(facet)
                        .Any(word =>
                            string.Equals(
                                Stemmer.Stem(word),
                                scope.Tokens[item.First].Stem,
                                StringComparison.Ordinal
                            )
                        )
                )
            )
            .FirstOrDefault(facet => facet is not null)
        ?? scope.Model.SignUp;

    /// <summary>How long somebody has been a member, or how long ago they were last seen; null when the data cannot say.</summary>
    public ExpressionNode? Membership(Frame frame, DateMatch length)
    {
        var operation = OperatorOf(length, ConditionOperator.Ge);
        if (
            scope.Model.LastSeen is { } seen
            && length is { Amount: { } since, Unit: { } span }
            && frame.Items.Any(SaysSeen)
        )
        {
            // "haven't seen for over a year": the clause is denied as a whole, so what is left is to have been seen in that time.
            return LongAgo(
                new Measure { FacetId = seen.FacetId },
                frame.Negated ? ConditionOperator.Le : operation,
                Back(since, span)
            );
        }

        var facet =
            frame.Measure is { } named && named.Unit is "days" or "weeks" or "months" or "years"
                ? frame.Measure
                : null;
        var recent = frame.Items.Any(item => item.Event is "purchase" or "visit" || SaysRecency(item));
        facet ??= recent ? scope.Model.Recency : scope.Model.Tenure;
        if (facet is not null && length is { Amount: { } amount, Unit: { } unit })
        {
            if (PopulationModel.IsAgo(facet) && frame.Negated && operation is ConditionOperator.Ge)
            {
                // The clause is denied as a whole: nothing for N days or more is what is left of "something in fewer".
                operation = ConditionOperator.Lt;
            }

            return new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = operation,
                Values = [Convert(amount, unit, facet.Unit)],
                Unit = facet.Unit,
                Confidence = 0.85,
            };
        }

        if (scope.Model.SignUp is { } joined && length is { Amount: { } count, Unit: { } part })
        {
            return LongAgo(new Measure { FacetId = joined.FacetId }, operation, Back(count, part));
        }

        return
            scope.Model.MainEvent is { Timestamp: { } time }
            && length is { Amount: { } number, Unit: { } each }
            ? LongAgo(
                new Measure { FacetId = time.FacetId, Aggregate = new Aggregate(AggregateFunction.Min) },
                operation,
                Back(number, each)
            )
            : null;
    }

    /// <summary>A length since the picked event: "their latest order is more than 60 days old"; null when it is not that.</summary>
    public ExpressionNode? SinceEvent(Frame frame, DateMatch length)
    {
        if (length is not { Amount: { } amount, Unit: { } unit } || frame.Event?.Timestamp is not { } time)
        {
            return null;
        }

        var function = frame.Pick switch
        {
            { Event: EventOrder.Last } => AggregateFunction.Max,
            { Event: EventOrder.First, Nth: 1 } => AggregateFunction.Min,
            _ => AggregateFunction.Unknown,
        };
        if (function == AggregateFunction.Unknown)
        {
            // "haven't ordered for 60 days": nothing in the last 60 days.
            return frame.Negated
                ? new ExpressionNode.Condition
                {
                    Measure = new EventMeasures(scope).Base(frame, frame.Event.Rows) with
                    {
                        Aggregate = new Aggregate(AggregateFunction.Count),
                        Window = new Window(
                            ToDateOnly(Back(amount, unit)),
                            ToDateOnly(scope.Today.Today),
                            length.Text
                        ),
                    },
                    Operator = ConditionOperator.Ge,
                    Values = [1],
                }
                : null;
        }

        return LongAgo(
            new EventMeasures(scope).Base(frame with { Pick = null }, time.FacetId) with
            {
                Aggregate = new Aggregate(function),
            },
            OperatorOf(length, ConditionOperator.Ge),
            Back(amount, unit)
        );
    }

    /// <summary>"for more than 3 nights", "longer than 90 minutes": a number of the rows that is named by the unit; null when they have none.</summary>
    public BoundComparison? LengthOfEvent(Frame frame, DateMatch length)
    {
        if (
            frame.Items.FirstOrDefault(item => item.Date == length) is not { } item
            || length.Amount is not { } amount
        )
        {
            return null;
        }

        var stems = scope
            .Tokens[item.First..item.End]
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        var facet = frame.Event!.Facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && frame.Event.IsOwn(facet)
            && PopulationModel.Words(facet).Any(word => stems.Contains(Language.Text.Stemmer.Stem(word)))
        );
        var after = scope.Tokens.Skip(item.End).Take(2).Select(token => token.Folded).ToList();
        var operation =
            after is ["or", "more" or "longer"] ? ConditionOperator.Ge
            : after is ["or", "less" or "fewer" or "shorter"] ? ConditionOperator.Le
            : OperatorOf(length, ConditionOperator.Eq);
        return facet is null
            ? null
            : new BoundComparison(
                new Comparison(operation, amount, null, NumberUnit.None, Stated: true, OfAge: false),
                facet,
                item,
                item
            );
    }

    /// <summary>The tests that a date lies in a window.</summary>
    public static IEnumerable<ExpressionNode> Within(Measure date, DateMatch window)
    {
        if (window.From is { } from)
        {
            yield return new ExpressionNode.Condition
            {
                Measure = date,
                Operator = ConditionOperator.Ge,
                Values = [Text(from)],
            };
        }

        if (window.To is { } to)
        {
            yield return new ExpressionNode.Condition
            {
                Measure = date,
                Operator = ConditionOperator.Lt,
                Values = [Text(to)],
            };
        }
    }

    /// <summary>An amount of one unit in another: years as months.</summary>
    public static decimal Convert(decimal amount, CalendarUnit unit, string? into)
    {
        var days = unit switch
        {
            CalendarUnit.Day => 1m,
            CalendarUnit.Week => 7m,
            CalendarUnit.Month => 365m / 12,
            CalendarUnit.Quarter => 365m / 4,
            _ => 365m,
        };
        var months = unit switch
        {
            CalendarUnit.Month => 1m,
            CalendarUnit.Quarter => 3m,
            CalendarUnit.Year => 12m,
            _ => 0m,
        };
        return into switch
        {
            "months" => months > 0 ? amount * months : Math.Round(amount * days * 12 / 365, 4),
            "years" => months > 0 ? Math.Round(amount * months / 12, 4) : Math.Round(amount * days / 365, 4),
            "weeks" => unit == CalendarUnit.Week ? amount : Math.Round(amount * days / 7, 4),
            _ => Math.Round(amount * days),
        };
    }

    /// <summary>How a length is compared; the default where the words do not say.</summary>
    public static ConditionOperator OperatorOf(DateMatch length, ConditionOperator otherwise) =>
        length.Modifier switch
        {
            DateModifier.MoreThan or DateModifier.MoreThanAgo => ConditionOperator.Gt,
            DateModifier.LessThan or DateModifier.LessThanAgo => ConditionOperator.Lt,
            DateModifier.AtLeast => ConditionOperator.Ge,
            DateModifier.AtMost or DateModifier.Within => ConditionOperator.Le,
            _ => otherwise,
        };

    /// <summary>A date lies in one of several windows, whatever word joins them.</summary>
    private static ExpressionNode? Each(Frame frame, Func<DateMatch, ExpressionNode?> test) =>
        Nodes.Or(frame.Windows.Select(test));

    private static ExpressionNode? All(IEnumerable<ExpressionNode> nodes) => Nodes.And(nodes);

    private static ExpressionNode? Born(Facet birth, DateMatch window) =>
        PopulationModel.IsDate(birth)
            ? All(Within(new Measure { FacetId = birth.FacetId }, window))
            : Years(new Measure { FacetId = birth.FacetId }, window);

    /// <summary>Whole years of a window as numbers.</summary>
    private static ExpressionNode? Years(Measure year, DateMatch window)
    {
        var nodes = new List<ExpressionNode>();
        if (window.From is { } from)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = year,
                    Operator = ConditionOperator.Ge,
                    Values = [from.Year],
                }
            );
        }

        if (window.To is { } to)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = year,
                    Operator = ConditionOperator.Lt,
                    Values = [to.DayOfYear == 1 ? to.Year : to.Year + 1],
                }
            );
        }

        return nodes is [ExpressionNode.Condition low, ExpressionNode.Condition high]
            ? new ExpressionNode.Condition
            {
                Measure = year,
                Operator = ConditionOperator.Between,
                Values = [low.Values[0], high.Values[0].Number!.Value - 1],
            }
            : Nodes.And(nodes);
    }

    private ExpressionNode? Recent(Facet recency, DateMatch window)
    {
        var today = scope.Today.Today;
        var nodes = new List<ExpressionNode>();
        var measure = new Measure { FacetId = recency.FacetId };
        if (window is { Amount: { } amount, Unit: { } unit, From: { } begins } && begins >= today)
        {
            // "last purchase within 30 days" looks back.
            return new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = ConditionOperator.Le,
                Values = [Convert(amount, unit, recency.Unit)],
                Unit = recency.Unit,
            };
        }

        if (window.From is { } from)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = measure,
                    Operator = ConditionOperator.Le,
                    Values =
                    [
                        Convert(
                            Period.Between(from, today, PeriodUnits.Days).Days,
                            CalendarUnit.Day,
                            recency.Unit
                        ),
                    ],
                    Unit = recency.Unit,
                }
            );
        }

        if (window.To is { } to && to < today)
        {
            nodes.Add(
                new ExpressionNode.Condition
                {
                    Measure = measure,
                    Operator = ConditionOperator.Gt,
                    Values =
                    [
                        Convert(
                            Period.Between(to, today, PeriodUnits.Days).Days,
                            CalendarUnit.Day,
                            recency.Unit
                        ),
                    ],
                    Unit = recency.Unit,
                }
            );
        }
        return Nodes.And(nodes);
    }

    private static ExpressionNode.Condition FirstEvent(EventTable events, DateMatch window) =>
        new ExpressionNode.Condition
        {
            Measure = new Measure
            {
                FacetId = events.Rows,
                Aggregate = new Aggregate(AggregateFunction.Count),
                Pick = Picks.Of(EventOrder.First),
                Window = EventMeasures.WindowOf(window),
            },
            Operator = ConditionOperator.Ge,
            Values = [1],
        };

    private bool SaysNew(Frame frame) =>
        frame.Items.Any(item => scope.Word(item) is "new" or "since" or "joined" or "newcomers");

    /// <summary>"seen", "been in", "visited": was there.</summary>
    private bool SaysSeen(Item item) =>
        item.Event is "visit"
        || Enumerable
            .Range(item.First, item.Length)
            .Any(at => scope.Tokens[at].Folded is "seen" or "saw" or "active" or "heard" or "around");

    private bool SaysRecency(Item item) =>
        scope.Model.Recency is { } recency
        && item.Matches.Any(match => string.Equals(match.FacetId, recency.FacetId, StringComparison.Ordinal));

    /// <summary>A date is more than so long ago when it is before the day that was then.</summary>
    private static ExpressionNode.Condition LongAgo(
        Measure date,
        ConditionOperator operation,
        LocalDate day
    ) =>
        new()
        {
            Measure = date,
            Operator = operation switch
            {
                ConditionOperator.Gt => ConditionOperator.Lt,
                ConditionOperator.Lt => ConditionOperator.Gt,
                ConditionOperator.Le => ConditionOperator.Ge,
                _ => ConditionOperator.Le,
            },
            Values = [Text(day)],
            Confidence = 0.85,
        };

    private LocalDate Back(decimal amount, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Day => scope.Today.Today.PlusDays(-WholeNumber.Back(amount, 690_000)),
            CalendarUnit.Week => scope.Today.Today.PlusDays(-WholeNumber.Back(7 * amount, 690_000)),
            CalendarUnit.Month => scope.Today.Today.PlusMonths(-WholeNumber.Back(amount, 22_000)),
            CalendarUnit.Quarter => scope.Today.Today.PlusMonths(-WholeNumber.Back(3 * amount, 22_000)),
            _ => scope.Today.Today.PlusMonths(-WholeNumber.Back(12 * amount, 22_000)),
        };

    private static Literal Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static DateOnly ToDateOnly(LocalDate day) => new(day.Year, day.Month, day.Day);
}
