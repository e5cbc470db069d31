using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Words that point back to what was said before: "all of them", "none of them", "that year", "since then", "after it".</summary>
internal sealed class BackReferences(ReadingScope scope)
{
    /// <summary>The frame with what its words point back to.</summary>
    /// <param name="frame">What the clause says by itself.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="previous">What was said before; null = nothing.</param>
    /// <param name="dated">What was said before that had a time; null = nothing.</param>
    public Frame Resolve(Frame frame, Clause clause, Frame? previous, Frame? dated) =>
        OfSameColumn(
            WithSameWindow(OfThem(AllOfThem(frame, clause, previous), clause, previous), clause, dated),
            clause,
            previous
        );

    /// <summary>"both" and "both of them".</summary>
    public bool SaysBoth(Item item) =>
        item.Is("both") || (item.Is("all-of") && scope.Tokens[item.First].Folded is "both");

    /// <summary>"had an emergency and bought food within 30 days after it": the days are counted from that very event.</summary>
    public Frame OfThatDeed(Frame frame, Frame? previous) =>
        frame.Relative is { Where.IsEmpty: true } relative
        && previous is { Event.Timestamp: { } time, Negated: false, Pick: null } before
        && frame.Items.FirstOrDefault(item => item.Relative is not null) is { } said
        && (IsPronoun(said.End - 1) || IsPronoun(said.End))
            ? frame with
            {
                Relative = relative with
                {
                    FacetId = time.FacetId,
                    Event = EventOrder.Any,
                    Where = [.. before.Rows.Select(new EventMeasures(scope).RowCondition)],
                },
            }
            : frame;

    /// <summary>"used to visit but haven't been here for 2 months": no visit for so long.</summary>
    public static Frame OfSameDeed(Frame frame, Clause clause, Frame? previous) =>
        clause is { Negated: true, Joint: Joint.But or Joint.And }
        && frame
            is { Event: null, Measure: null, Length: not null, Rows.IsEmpty: true, Members.IsEmpty: true }
        && previous is { Event: { HasTime: true } events }
            ? frame with
            {
                Event = events,
                EventClass = previous.EventClass,
            }
            : frame;

    /// <summary>"at least 3 bookings, all of them direct": every one of what was said before.</summary>
    private Frame AllOfThem(Frame frame, Clause clause, Frame? previous) =>
        previous is { Event: { } events }
        && frame.Rows.Length > 0
        && frame.Rows.All(row => events.Reaches(PopulationModel.TableOf(row.FacetId)))
        && clause.Items.FirstOrDefault(item => item.Is("all-of") || item.Is("each-time")) is { } all
        && scope.Tokens.ElementAtOrDefault(all.End)?.Folded is "them" or "these" or "those" or "which"
            ? frame with
            {
                Event = events,
                EventClass = previous.EventClass,
                Quantifier = new OrderQuantifier(all, null),
                Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
                Headless = false,
            }
            : frame;

    /// <summary>"at least two orders, and none of them had more than one product on it": one by one, of what was said before.</summary>
    private Frame OfThem(Frame frame, Clause clause, Frame? previous)
    {
        var speaks =
            previous is { Event: not null }
            && frame.Comparisons.Length > 0
            && (
                (
                    clause.Negation is { } denial
                    && denial.Is("none-of")
                    && scope.Tokens.ElementAtOrDefault(denial.End)?.Folded is "them" or "these" or "those"
                ) || clause.Items.Any(item => item.Is("one-of-them"))
            );
        return speaks && !clause.Items.Any(item => item.Event is not null)
            ? frame with
            {
                Event = previous!.Event,
                EventClass = previous.EventClass,
                SingleOrder = true,
                Windows = frame.Windows.IsEmpty ? previous.Windows : frame.Windows,
            }
            : frame;
    }

    /// <summary>"whose last login is before 2025 or missing", "missing or before 2025": of the column that was named.</summary>
    private static Frame OfSameColumn(Frame frame, Clause clause, Frame? previous)
    {
        if (
            clause.Joint is not (Joint.Or or Joint.And)
            || frame is not { Event: null, Measure: null, Members.IsEmpty: true, Rows.IsEmpty: true }
            || previous is not { Event: null }
        )
        {
            return frame;
        }

        if (
            frame is { Presence: { } presence, Windows.IsEmpty: true, Comparisons.IsEmpty: true }
            && (previous.Measure ?? previous.Comparisons.LastOrDefault()?.Facet) is { } told
        )
        {
            return frame with
            {
                Presence = null,
                Headless = false,
                Members =
                [
                    new ExpressionNode.Condition
                    {
                        Measure = new Measure { FacetId = told.FacetId },
                        Operator = presence,
                        Confidence = 0.85,
                    },
                ],
            };
        }

        return
            previous.Present is { } present
            && PopulationModel.IsDate(present)
            && frame is { Windows.IsEmpty: false, Comparisons.IsEmpty: true }
            ? frame with
            {
                Measure = present,
                Headless = false,
            }
            : frame;
    }

    /// <summary>"that year", "since then": the windows of what was said before.</summary>
    private Frame WithSameWindow(Frame frame, Clause clause, Frame? before)
    {
        if (before is not { Windows.Length: > 0 } previous || frame.Windows.Length > 0)
        {
            return frame;
        }

        if (UnitBefore(clause) is { } unit && previous.Windows.Min(window => window.From) is { } first)
        {
            return frame with
            {
                Windows =
                [
                    previous.Windows[0] with
                    {
                        From = Earlier(first, unit),
                        To = first,
                        Text = "the " + unit.ToString().ToLowerInvariant() + " before",
                    },
                ],
                Event = frame.Event ?? previous.Event,
                EventClass = frame.EventClass ?? previous.EventClass,
            };
        }

        if (clause.Items.Any(item => item.Is("same-window")) || SaysInBoth(clause, previous))
        {
            return frame with { Windows = previous.Windows, WindowsJoint = previous.WindowsJoint };
        }

        if (
            clause.Items.Any(item => item.Is("before-that"))
            && previous.Windows.Min(window => window.From) is { } start
        )
        {
            var earlier = previous.Windows[0] with { From = null, To = start, Text = "before that" };
            return frame with
            {
                Windows = [earlier],
                Event = frame.Event ?? previous.Event,
                EventClass = frame.EventClass ?? previous.EventClass,
            };
        }

        if (
            clause.Items.Any(item => item.Is("since-then"))
            && previous.Windows.Max(window => window.To) is { } end
        )
        {
            var after = previous.Windows[^1] with { From = end, To = null, Text = "since then" };
            return frame with
            {
                Windows = [after],
                Event = frame.Event ?? previous.Event,
                EventClass = frame.EventClass ?? previous.EventClass,
                Rows = frame.Rows.IsEmpty && frame.Event is null ? previous.Rows : frame.Rows,
            };
        }

        return frame;
    }

    /// <summary>"in the month before that", "in the year before": the unit of the calendar that ends where the window begins.</summary>
    private CalendarUnit? UnitBefore(Clause clause)
    {
        if (clause.Items.IsEmpty)
        {
            return null;
        }

        for (var at = clause.Items[0].First + 1; at + 1 < clause.Items[^1].End + 1; at++)
        {
            if (
                scope.Tokens[at - 1].Folded is "the"
                && CalendarWords.UnitOf(scope.Tokens[at].Stem) is { } unit
                && scope.Tokens.ElementAtOrDefault(at + 1)?.Folded is "before"
                && (
                    at + 2 >= scope.Tokens.Length
                    || scope.Tokens[at + 2] is { Kind: Text.TokenKind.Punctuation }
                    || scope.Tokens[at + 2].Folded is "that" or "it" or "this"
                )
            )
            {
                return unit;
            }
        }

        return null;
    }

    private static NodaTime.LocalDate Earlier(NodaTime.LocalDate day, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Day => day.PlusDays(-1),
            CalendarUnit.Week => day.PlusWeeks(-1),
            CalendarUnit.Month => day.PlusMonths(-1),
            CalendarUnit.Quarter => day.PlusMonths(-3),
            _ => day.PlusYears(-1),
        };

    /// <summary>"more in May than in April, with an order in both": the two windows that were said.</summary>
    private bool SaysInBoth(Clause clause, Frame previous) =>
        previous is { Windows.Length: 2, WindowsJoint: Joint.And }
        && clause.Items.LastOrDefault() is { } last
        && SaysBoth(last)
        && scope.Tokens.ElementAtOrDefault(last.First - 1)?.Folded is "in";

    private bool IsPronoun(int at) => scope.Tokens.ElementAtOrDefault(at)?.Folded is "it" or "that" or "this";
}
