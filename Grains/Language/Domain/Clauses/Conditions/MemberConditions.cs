using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;

/// <summary>What a frame says of the member itself: numbers, lengths of time, dates and columns that are filled.</summary>
internal sealed class MemberConditions(
    ReadingScope scope,
    EventMeasures measures,
    List<(Item Item, string Problem)> problems
)
{
    private readonly EventComparison _events = new(scope, measures);
    private readonly MemberTimes _times = new(scope);
    private readonly LengthConditions _lengths = new(scope);
    private readonly ImpliedColumns _implied = new(scope);
    private readonly MentionedColumns _mentioned = new(scope, measures);

    /// <summary>All that the frame says of the member; null when it says nothing.</summary>
    public ExpressionNode? Compile(Frame frame)
    {
        var parts = new List<ExpressionNode?>();
        foreach (var bound in frame.Comparisons)
        {
            var node = Compare(bound, frame);
            if (node is null)
            {
                problems.Add((bound.Item, "number"));
            }

            parts.Add(node);
        }

        if (frame.Length is { } length)
        {
            var node = _lengths.Membership(frame, length);
            if (node is null && parts.Count == 0)
            {
                problems.Add(
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
                problems.Add(
                    (frame.Items.FirstOrDefault(item => item.Date is not null) ?? frame.Items[0], "window")
                );
            }

            parts.Add(node);
        }

        if (frame.Weekdays != Weekdays.None)
        {
            var node = _times.OnWeekdays(frame);
            if (node is null)
            {
                problems.Add(
                    (frame.Items.FirstOrDefault(item => item.Date is not null) ?? frame.Items[0], "window")
                );
            }

            parts.Add(node);
            return Nodes.And(parts);
        }

        if (frame is { Windows.IsEmpty: true, Length: null, Measure: null } && parts.Count == 0)
        {
            parts.Add(_times.Ever(frame));
        }

        if (
            frame is { Measure: { } named, Comparisons.IsEmpty: true, Windows.IsEmpty: true, Length: null }
            && frame.Members.IsEmpty
        )
        {
            var item = frame.Items.First(item => item.Matches.Any(match => match.FacetId == named.FacetId));
            var node = _mentioned.Condition(named, item);
            if (node is null)
            {
                problems.Add((item, "value"));
            }

            parts.Add(node);
        }
        else if (
            frame is { Measure: { } text, Comparisons.IsEmpty: false }
            && NamedForNothing(frame, text) is { } item
        )
        {
            problems.Add((item, "value"));
        }

        return Nodes.And(parts);
    }

    /// <summary>One comparison; null when nothing can be measured so.</summary>
    public ExpressionNode? Compare(BoundComparison bound, Frame frame)
    {
        var comparison = bound.Comparison;
        var facet = bound.Facet ?? _implied.Of(comparison, frame);
        if (facet is null)
        {
            return
                frame.Event is null
                && scope.Model.MainEvent is { } main
                && bound.Facet is null
                && (comparison.Unit == NumberUnit.Money || frame.Counted != CountedNoun.None)
                ? _events.Compare(frame with { Event = scope.Model.MoneyEvent ?? main }, bound)
                : null;
        }

        if (!scope.Model.IsOfMember(facet.FacetId))
        {
            return scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
                ? _events.Compare(frame with { Event = events }, bound with { Facet = facet })
                : null;
        }

        if (frame.Length is { } unit && scope.Model.IsAgo(facet))
        {
            comparison = comparison.Scale(LengthUnits.Convert(1, unit.Unit ?? CalendarUnit.Day, facet.Unit));
        }

        if (
            frame.Length is null
            && UnitAfter(bound.Item) is { } said
            && facet.Unit is "days" or "weeks" or "months" or "years"
        )
        {
            comparison = comparison.Scale(LengthUnits.Convert(1, said, facet.Unit));
        }

        var measure = Nodes.Sum(facet.FacetId, bound.Plus.Select(more => more.FacetId));
        return new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = OperatorFor(comparison, facet),
            Values = comparison.InUnitOf(facet).Values,
            Unit = facet.Unit,
            Confidence = bound.Facet is null ? 0.75 : 0.95,
            Provenance = bound.Facet is null ? Provenance.Inferred : Provenance.Retrieved,
            Source = scope.Source(bound.Item, bound.MeasureItem),
        };
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

    /// <summary>"recent buyers", where recent was told to be the last 30 days: those who did something then.</summary>
    private ExpressionNode? Recently(Frame frame) =>
        scope.Model.MainEvent is { HasTime: true } events
        && frame is { Windows.Length: 1, EventClass: null }
        && frame.Items.Any(item =>
            item.Date is not null
            && scope.Said.Pieces.Any(piece =>
                scope.Tokens[item.End - 1].End > piece.Start && scope.Tokens[item.First].Start < piece.End
            )
        )
            ? measures.Exists(frame with { Event = events })
            : null;

    /// <summary>Unit of time that follows a number: "3 to 5 years".</summary>
    private CalendarUnit? UnitAfter(Item item) =>
        CalendarWords.UnitOf(scope.Tokens.ElementAtOrDefault(item.End)?.Stem);

    /// <summary>A bare "once" of a count column means at least once; every other bare number means itself.</summary>
    private static ConditionOperator OperatorFor(Comparison comparison, Facet facet) =>
        !comparison.Stated && comparison.Unit == NumberUnit.Percent && facet.Unit is "fraction"
            ? ConditionOperator.Eq
            : comparison.Operator;
}
