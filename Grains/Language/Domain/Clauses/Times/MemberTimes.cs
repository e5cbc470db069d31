using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>Dates of the member itself: joined, born, last active.</summary>
internal sealed class MemberTimes(ReadingScope scope)
{
    private readonly RecencyColumn _recency = new(scope);
    private readonly LastDeeds _last = new(scope);

    /// <summary>A window that speaks of a date of the member; null when no date is meant.</summary>
    public ExpressionNode? Dated(Frame frame)
    {
        if (
            frame.Measure is { } named
            && PopulationModel.IsDate(named)
            && scope.Model.IsOfMember(named.FacetId)
        )
        {
            return Each(frame, window => Within(named, window));
        }

        if (Deed(frame) is var (deed, last))
        {
            return Each(frame, window => LastIn(deed, window, _last.IsLast(last)));
        }

        var born = frame.Items.Any(item => item.Is("born") || scope.Word(item) is "born");
        if (born && scope.Model.Birth is { } birth)
        {
            return Each(frame, window => WindowConditions.Born(birth, window));
        }

        if (
            (
                frame.EventClass is "purchase"
                || frame.Items.Any(item => item.Event is "purchase" || _recency.IsSaid(item))
            ) && scope.Model is { MainEvent: null, Recency: { } recency }
        )
        {
            return Each(frame, window => _recency.Within(recency, window));
        }

        if (
            scope.Model is { MainEvent: null, LastSeen: { } seen }
            && frame.Items.Any(item => item.Event is "purchase" or "visit")
        )
        {
            // "haven't shopped in 90 days" where only the last time is known.
            return Each(frame, window => Within(seen, window));
        }

        if (frame.Items.Any(item => item.Event is "signup") || SaysNew(frame))
        {
            if (SignUp(frame) is { } joined)
            {
                return Each(frame, window => Within(joined, window));
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
            ? Each(frame, window => Within(only, window))
            : null;
    }

    /// <summary>A day of the member in a window; one that lies in the past is looked for there.</summary>
    private ExpressionNode? Within(Facet day, DateMatch window) =>
        Nodes.And(
            WindowConditions.Within(
                new Measure { FacetId = day.FacetId },
                LookingBack.Settle(window, day, scope.Today.Today)
            )
        );

    /// <summary>"never logged in": whether there is a last time at all; null when no such deed is said.</summary>
    public ExpressionNode? Ever(Frame frame) =>
        Deed(frame) is var (deed, _)
            ? new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = deed.FacetId },
                Operator = ConditionOperator.Exists,
                Confidence = 0.85,
            }
            : null;

    /// <summary>"signed up on a Monday", "whose last login was on a weekend"; null when no day of the member is meant.</summary>
    public ExpressionNode? OnWeekdays(Frame frame)
    {
        var day =
            frame.Measure is { } named
            && PopulationModel.IsDate(named)
            && scope.Model.IsOfMember(named.FacetId)
                ? named
            : Deed(frame) is var (deed, last) && PopulationModel.IsDate(deed) && _last.IsLast(last) ? deed
            : frame.Items.Any(item => item.Event is "signup") ? SignUp(frame)
            : null;
        return day is null
            ? null
            : new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = day.FacetId, Transform = Transform.DayOfWeek },
                Operator = ConditionOperator.In,
                Values = EventMeasures.NumbersOf(frame.Weekdays),
                Confidence = 0.85,
            };
    }

    /// <summary>What was last done, of which members hold only when.</summary>
    private (Facet Deed, Item Said)? Deed(Frame frame) =>
        frame.Event is null && frame.Items.FirstOrDefault(item => _last.Of(item) is not null) is { } said
            ? (_last.Of(said)!, said)
            : null;

    /// <summary>
    /// In a window that reaches today the last time tells whether it was done; in one that has ended it tells only when that is said to be the last.
    /// </summary>
    private ExpressionNode? LastIn(Facet deed, DateMatch window, bool isLast)
    {
        window = LookingBack.Settle(window, deed, scope.Today.Today);
        var open = window.To is not { } to || to >= scope.Today.Today;
        if (!isLast && (!open || window.From is null))
        {
            return null;
        }

        var days = open ? window with { To = null } : window;
        return PopulationModel.IsDate(deed)
            ? Nodes.And(WindowConditions.Within(new Measure { FacetId = deed.FacetId }, days))
            : _recency.Within(deed, days);
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

    /// <summary>A date lies in one of several windows, whatever word joins them.</summary>
    private static ExpressionNode? Each(Frame frame, Func<DateMatch, ExpressionNode?> test) =>
        Nodes.Or(frame.Windows.Select(test));

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

    private bool SaysNew(Frame frame) => frame.Items.Any(item => scope.Cues.Days.New.Has(scope.Word(item)));
}
