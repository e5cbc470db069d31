using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Clauses that leave out what the clause before or after them says.</summary>
internal static class Ellipsis
{
    /// <summary>An elliptic clause: it goes on with what was said before, or says something more of it.</summary>
    /// <param name="previous">What was said before.</param>
    /// <param name="last">The condition before it; null = none.</param>
    /// <param name="frame">What the clause says by itself.</param>
    /// <param name="clause">The clause.</param>
    /// <returns>What is meant; null when the clause does not go on with it.</returns>
    public static Continuation? Of(Frame previous, Part? last, Frame frame, Clause clause)
    {
        if (
            previous.Event is { } told
            && frame.Event is not null
            && frame.Rows.Any(row => !told.Reaches(PopulationModel.TableOf(row.FacetId)))
        )
        {
            // "bought something and opened an email": rows of another table are something else that was done.
            return null;
        }

        var modifies =
            !clause.Negated
            && clause.Joint is Joint.Start or Joint.Comma or Joint.With
            && last is not null
            && (frame.Windows.IsEmpty || previous.Windows.IsEmpty)
            && (frame.Comparisons.IsEmpty || previous.Comparisons.IsEmpty)
            && (frame.Rows.IsEmpty || previous.Rows.IsEmpty)
            && (frame.Comparisons.IsEmpty || previous.Event is not null)
            && last.Frame is not null;
        if (modifies && previous.Event is not null)
        {
            return new Continuation(Modified(previous, frame), last!.Clause, Replaces: true);
        }

        if (
            previous.Event is null
            && previous.Comparisons.All(bound => bound.Facet is null)
            && previous.Members.IsEmpty
            && (previous.Windows.IsEmpty || frame.Windows.IsEmpty)
        )
        {
            return null;
        }

        if (previous.Event is null && frame.Rows.Length > 0)
        {
            return null;
        }

        if (previous.Event is null && frame.Comparisons.IsEmpty && frame.Windows.IsEmpty)
        {
            return null;
        }

        return new Continuation(
            Copied(previous, frame, clause),
            previous.Negated && clause.Joint == Joint.Or
                ? clause with
                {
                    Joint = Joint.And,
                    Negated = true,
                }
                : clause,
            Replaces: false
        );
    }

    /// <summary>"in 2016, at least two orders": what stood waiting for an event belongs to the one that follows; null when that says such a thing itself.</summary>
    public static Frame? Headed(Frame waiting, Frame frame)
    {
        if (
            (waiting.Comparisons.Length > 0 && (frame.Comparisons.Length > 0 || frame.Event is null))
            || (waiting.Windows.Length > 0 && frame.Windows.Length > 0)
        )
        {
            return null;
        }

        return frame with
        {
            Windows = frame.Windows.IsEmpty ? waiting.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? waiting.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty ? waiting.Comparisons : frame.Comparisons,
            Weekdays = frame.Weekdays == Weekdays.None ? waiting.Weekdays : frame.Weekdays,
            Items = [.. waiting.Items, .. frame.Items],
        };
    }

    private static Frame Modified(Frame previous, Frame frame) =>
        previous with
        {
            Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? previous.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty ? previous.Comparisons : frame.Comparisons,
            Rows = frame.Rows.IsEmpty ? previous.Rows : frame.Rows,
            Weekdays = frame.Weekdays == Weekdays.None ? previous.Weekdays : frame.Weekdays,
            Counted = frame.Counted == CountedNoun.None ? previous.Counted : frame.Counted,
            Aggregate = frame.Aggregate ?? previous.Aggregate,
            Items = [.. previous.Items, .. frame.Items],
        };

    private static Frame Copied(Frame previous, Frame frame, Clause clause)
    {
        var measured = previous.Comparisons.FirstOrDefault();
        var copied = previous with
        {
            Negated = clause.Negated || previous.Negated,
            Lapsed = false,
            Members = [],
            Rows = frame.Rows.IsEmpty ? previous.Rows : frame.Rows,
            SeparateRows = !frame.Rows.IsEmpty && frame.SeparateRows,
            Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
            WindowsJoint = frame.Windows.IsEmpty ? previous.WindowsJoint : frame.WindowsJoint,
            Comparisons = frame.Comparisons.IsEmpty
                ? clause.Negated && !previous.Negated && previous.Event is not null
                    ? []
                    : previous.Comparisons
                :
                [
                    .. frame.Comparisons.Select(bound =>
                        bound with
                        {
                            Facet = bound.Facet ?? measured?.Facet,
                            Plus = measured?.Plus ?? [],
                            Comparison = Like(bound.Comparison, measured?.Comparison),
                        }
                    ),
                ],
            Items = frame.Items,
        };
        // A date of the member in another window keeps the words that say which date.
        return previous.Event is null && frame.Windows.Length > 0
            ? copied with
            {
                Items = [.. previous.Items, .. frame.Items],
                Measure = previous.Measure,
            }
            : copied;
    }

    /// <summary>A bare number takes the unit of the one before it.</summary>
    private static Comparison Like(Comparison comparison, Comparison? previous) =>
        previous is not null && comparison.Unit == NumberUnit.None
            ? comparison with
            {
                Unit = previous.Unit,
                Operator = comparison.Stated ? comparison.Operator : previous.Operator,
            }
            : comparison;
}

/// <summary>What an elliptic clause means.</summary>
/// <param name="Frame">All that it says.</param>
/// <param name="Clause">The clause that it counts as.</param>
/// <param name="Replaces">True when it says more of the condition before it, and takes its place.</param>
internal sealed record Continuation(Frame Frame, Clause Clause, bool Replaces);
