using System.Globalization;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Changes the windows of a tree.</summary>
internal static class TreeWindows
{
    /// <summary>The tree with another window.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="window">The new window; an open end of "back to January" keeps the old one.</param>
    /// <param name="dated">Facet of the member's date that is tested by ranges; null = none.</param>
    /// <param name="only">Replace this window only; null = those that are there, or where there is none give the last event one.</param>
    public static ExpressionNode Replace(
        ExpressionNode tree,
        DateMatch window,
        string? dated = null,
        Window? only = null
    )
    {
        var span = EventMeasures.WindowOf(window);
        var conditions = Nodes.Conditions(tree).ToList();
        var windowed = conditions
            .Where(condition =>
                condition.Measure.Window is { } old
                && (only is null || (old.Start == only.Start && old.End == only.End))
            )
            .ToList();
        if (windowed.Count > 0)
        {
            // Where several differ, the last one said is meant.
            var last = windowed[^1].Measure.Window!;
            return Nodes.Map(
                tree,
                condition =>
                    condition.Measure.Window is { } old && old.Start == last.Start && old.End == last.End
                        ? With(condition, Kept(span, old, window))
                        : condition
            );
        }

        if (only is null && RowDays.Replace(tree, window) is { } rows)
        {
            return rows;
        }

        if (dated is not null)
        {
            var tests = WindowConditions.Within(new Measure { FacetId = dated }, window).ToList();
            return Nodes.And([WithoutDate(tree, dated), .. tests])!;
        }

        var events = conditions.LastOrDefault(condition => condition.Measure.Aggregate is not null);
        return events is null ? tree : Nodes.Replace(tree, events, With(events, span));
    }

    /// <summary>The tree with its windows, and the ranges of a date of the member, so many months earlier; 0 for as many as the window has.</summary>
    public static ExpressionNode Earlier(ExpressionNode tree, int months, string? dated)
    {
        var days = Nodes.Conditions(tree).Where(condition => IsOf(condition, dated)).Select(DayOf).ToList();
        var own = months > 0 ? months : MonthsOf(days.Min(), days.Max());
        return Nodes.Map(
            tree,
            condition =>
                condition.Measure.Window is { } window
                    ? With(
                        condition,
                        Earlier(window, months > 0 ? months : MonthsOf(window.Start, window.End))
                    )
                : IsOf(condition, dated) && DayOf(condition) is { } day
                    ? condition with
                    {
                        Values = [day.AddMonths(-own).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
                    }
                : condition
        );
    }

    private static Window Earlier(Window window, int months) =>
        new(window.Start?.AddMonths(-months), window.End?.AddMonths(-months), window.Label);

    /// <summary>A month, a quarter and a half begin anew after themselves; what is no whole of these comes once a year.</summary>
    private static int MonthsOf(DateOnly? start, DateOnly? end) =>
        start is { Day: 1 } from
        && end is { Day: 1 } to
        && ((to.Year - from.Year) * 12) + to.Month - from.Month is var months
        && months is 1 or 3 or 6
            ? months
            : 12;

    private static bool IsOf(ExpressionNode.Condition condition, string? dated) =>
        dated is not null
        && string.Equals(condition.Measure.FacetId, dated, StringComparison.Ordinal)
        && DayOf(condition) is not null;

    private static DateOnly? DayOf(ExpressionNode.Condition condition) =>
        condition.Values is [{ Text: { } text }]
        && DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    /// <summary>The tree without windows.</summary>
    public static ExpressionNode Remove(ExpressionNode tree) =>
        Nodes.Map(tree, condition => condition with { Measure = condition.Measure with { Window = null } });

    /// <summary>"extend it back to January": the start moves, the end stays.</summary>
    private static Window Kept(Window window, Window old, DateMatch said) =>
        said.Modifier is DateModifier.Until
        && old.Start is not null
        && window.End <= old.End
        && window.Start is null
            ? old with
            {
                Start = StartOf(window.End!.Value),
                Label = said.Text,
            }
            : window;

    private static DateOnly StartOf(DateOnly end) =>
        end.AddDays(-1) is var last ? new DateOnly(last.Year, last.Month, 1) : end;

    private static ExpressionNode.Condition With(ExpressionNode.Condition condition, Window window) =>
        condition with
        {
            Measure = condition.Measure with { Window = window },
        };

    private static ExpressionNode? WithoutDate(ExpressionNode? node, string facetId) =>
        node switch
        {
            ExpressionNode.Condition condition => string.Equals(
                condition.Measure.FacetId,
                facetId,
                StringComparison.Ordinal
            )
                ? null
                : condition,
            ExpressionNode.Group { Op: GroupOperator.And } group => Nodes.And(
                group.Children.Select(child => WithoutDate(child, facetId))
            ),
            ExpressionNode.Group { Op: GroupOperator.Or } group => Nodes.Or(
                group.Children.Select(child => WithoutDate(child, facetId))
            ),
            ExpressionNode.Group group => WithoutDate(group.Children[0], facetId) is { } child
                ? group with
                {
                    Children = [child],
                }
                : null,
            _ => node,
        };
}
