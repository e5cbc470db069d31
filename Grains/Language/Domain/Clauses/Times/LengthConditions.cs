using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>Conditions of a length of time: how long a member has been one, how long ago something was, how long a row lasted.</summary>
internal sealed class LengthConditions(ReadingScope scope)
{
    private readonly RecencyColumn _recency = new(scope);

    /// <summary>How long somebody has been a member, or how long ago they were last seen; null when the data cannot say.</summary>
    public ExpressionNode? Membership(Frame frame, DateMatch length)
    {
        var operation = LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Ge);
        if (
            scope.Model.LastSeen is { } seen
            && length is { Amount: { } since, Unit: { } span }
            && (frame.Items.Any(SaysSeen) || IsAway(frame))
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
        var recent = frame.Items.Any(item => item.Event is "purchase" or "visit" || _recency.IsSaid(item));
        facet ??= recent ? scope.Model.Recency : scope.Model.Tenure;
        if (facet is not null && length is { Amount: { } amount, Unit: { } unit })
        {
            if (scope.Model.IsAgo(facet) && frame.Negated)
            {
                // The clause is denied as a whole: nothing for N days or more is what is left of "something in fewer".
                operation = operation switch
                {
                    ConditionOperator.Ge => ConditionOperator.Lt,
                    ConditionOperator.Gt => ConditionOperator.Le,
                    _ => operation,
                };
            }

            return new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = operation,
                Values = [LengthUnits.Convert(amount, unit, facet.Unit)],
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
            LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Ge),
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
            && PopulationModel.Words(facet).Any(word => stems.Contains(Stemmer.Stem(word)))
        );
        var after = scope.Tokens.Skip(item.End).Take(2).Select(token => token.Folded).ToList();
        var operation =
            after is ["or", "more" or "longer"] ? ConditionOperator.Ge
            : after is ["or", "less" or "fewer" or "shorter"] ? ConditionOperator.Le
            : LengthUnits.OperatorOf(length.Modifier, ConditionOperator.Eq);
        return facet is null
            ? null
            : new BoundComparison(
                new Comparison(operation, amount, null, NumberUnit.None, Stated: true, OfAge: false),
                facet,
                item,
                item
            );
    }

    /// <summary>"not been in the store for 3 months", where members are no words of what they have not been.</summary>
    private bool IsAway(Frame frame) =>
        frame is { Negated: true, Event: null }
        && scope.Model.MainEvent is null
        && scope.Tokens.FirstOrDefault(token => token.Folded is "been") is { } been
        && !scope.Tokens[(been.Index + 1)..].Any(token => scope.Thesaurus.IsEntityWord(token.Stem));

    /// <summary>"seen", "been in", "visited": was there.</summary>
    private bool SaysSeen(Item item) =>
        item.Event is "visit"
        || (item.Event is "purchase" && scope.Model.MainEvent is null)
        || Enumerable
            .Range(item.First, item.Length)
            .Any(at => scope.Cues.Days.Seen.Has(scope.Tokens[at].Folded));

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
            Values = [LocalDatePattern.Iso.Format(day)],
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

    private static DateOnly ToDateOnly(LocalDate day) => new(day.Year, day.Month, day.Day);
}
