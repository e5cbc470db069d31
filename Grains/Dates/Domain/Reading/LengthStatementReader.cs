using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Lengths and the windows that begin with one: "for 60 days", "in 2 weeks", "within 30 days of 1 May".</summary>
internal sealed class LengthStatementReader(DateScan scan, LengthReader lengths, PeriodReader periods)
{
    private DateContext Context => scan.Context;

    private LocalDate Today => scan.Context.Today;

    public void Read(int at, List<Statement> found)
    {
        ReadLength(at, found);
        ReadFirst(at, found);
        ReadBareLength(at, found);
    }

    private void ReadLength(int at, List<Statement> found)
    {
        var first = at;
        var preposition = scan.At(at).Text is "in" or "for" or "within" or "over" or "inside"
            ? scan.At(at).Text
            : "";
        if (preposition.Length > 0)
        {
            first++;
        }

        if (AgoReader.TryComparator(scan, first, out var lengthAt, out var comparator))
        {
            preposition =
                preposition.Length == 0 && comparator == DateModifier.Within ? "within" : preposition;
            first = lengthAt;
        }

        if (!lengths.TryRead(first, out var end, out var length))
        {
            return;
        }

        var modifier =
            preposition is "within" && comparator is DateModifier.None ? DateModifier.Within : comparator;
        found.Add(
            new Statement(at, end, null)
            {
                Length = length,
                Modifier = modifier,
                Rule = "duration",
            }
        );
        ReadWindow(at, end, preposition, length, modifier, found);
        ReadAnchored(at, end, length, modifier, found);
        if (preposition is "in" && comparator == DateModifier.None)
        {
            ReadSince(at, end, length, found);
        }
    }

    /// <summary>"in two weeks since 1 May": that day and two weeks more.</summary>
    private void ReadSince(int start, int at, TimeLength length, List<Statement> found)
    {
        if (
            !scan.Is(at, "since")
            || !periods.TryRead(at + 1, bareUnit: false, out var end, out var anchor)
            || (anchor.Dependent && !IsYear(anchor, end))
        )
        {
            return;
        }

        var window = new Derived(
            anchor,
            (span, context) =>
                context.Conventions.LengthSince == LengthSinceReading.Day
                    ? DateSpan.Day(length.Move(span.First, 1, context))
                    : new(span.First, length.Move(span.First, 1, context).PlusDays(1))
        )
        {
            Granularity = CalendarUnit.Day,
            Rule = "window-since",
            Counted = length,
            MovesWithToday = anchor.MovesWithToday,
        };
        found.Add(new Statement(start, end, window) { Modifier = DateModifier.Within });
    }

    private bool IsYear(DateExpression anchor, int end) =>
        anchor.Granularity == CalendarUnit.Year
        && scan.At(end - 1) is { IsNumber: false } or { Value: >= 1800 and < 2100 }
        && !scan.IsCounted(end);

    /// <summary>"in 2 weeks" looks ahead, or back under a negation; "within 5 days" is from today on.</summary>
    private void ReadWindow(
        int start,
        int end,
        string preposition,
        TimeLength length,
        DateModifier modifier,
        List<Statement> found
    )
    {
        var anchored =
            scan.At(end).Text
            is "of"
                or "after"
                or "from"
                or "before"
                or "following"
                or "since"
                or "between"
                or "apart"
                or "or"
                or "old"
                or "prior"
                or "with"
                or "tenure";
        if (anchored || length.Largest.Unit == CalendarUnit.Unknown)
        {
            return;
        }

        if (preposition is "in" && Negated(start))
        {
            Add(start, end, new WindowRule(Context).Last(length, 0).Span, length, modifier, "rolling", found);
        }
        else if (preposition is "in" && modifier == DateModifier.None && !scan.Is(end, "'"))
        {
            Add(
                start,
                end,
                DateSpan.Day(length.Move(Today, 1, Context)),
                length,
                modifier,
                "from-now",
                found
            );
        }
        else if (preposition is "within" && modifier == DateModifier.Within)
        {
            Add(start, end, new(Today, length.Move(Today, 1, Context)), length, modifier, "within", found);
        }
    }

    /// <summary>"within 2 weeks after 1 May", "3 days from Monday", "a week starting tomorrow".</summary>
    private void ReadAnchored(
        int start,
        int at,
        TimeLength length,
        DateModifier modifier,
        List<Statement> found
    )
    {
        var starting = scan.At(at).Text is "starting" or "beginning";
        var anchorAt =
            starting && scan.At(at + 1).Text is "from" or "on" or "in" && starting ? at + 2 : at + 1;
        var comma = scan.Is(at, ",") && scan.Is(at + 1, "from");
        anchorAt = comma ? at + 2 : anchorAt;
        var within =
            modifier == DateModifier.Within
            && scan.At(at).Text is "of" or "after" or "from" or "following"
            && modifier == DateModifier.Within;
        var running = scan.Is(start, "for") && (comma || scan.Is(at, "from"));
        var before = modifier == DateModifier.Within && scan.Is(at, "before");
        if (
            (!starting && !within && !running && !before)
            || !periods.TryRead(anchorAt, bareUnit: false, out var end, out var anchor)
            || anchor.Dependent
        )
        {
            return;
        }

        // Within N days of a day counts that day and N more; a running length is N days in all.
        var extra = within && !anchor.MovesWithToday ? 1 : 0;
        found.Add(
            new Statement(
                start,
                end,
                new Derived(
                    anchor,
                    (span, context) =>
                        before
                            ? new(length.Move(span.First, -1, context), span.First)
                            : new(span.First, length.Move(span.First, 1, context).PlusDays(extra))
                )
                {
                    Granularity = CalendarUnit.Day,
                    Rule = "window",
                    MovesWithToday = anchor.MovesWithToday,
                    Counted = length,
                }
            )
            {
                Modifier = modifier,
            }
        );
    }

    /// <summary>"in the first 30 days after 1 May": that day and 30 more.</summary>
    private void ReadFirst(int at, List<Statement> found)
    {
        var first = scan.Is(at, "in") ? at + 1 : at;
        first = scan.SkipThe(first);
        if (
            !scan.Is(first, "first")
            || !lengths.TryRead(first + 1, out var end, out var length)
            || scan.At(end).Text is not ("after" or "following" or "since" or "from")
            || !periods.TryRead(end + 1, bareUnit: false, out var anchorEnd, out var anchor)
            || anchor.Dependent
        )
        {
            return;
        }

        found.Add(
            new Statement(
                at,
                anchorEnd,
                new Derived(
                    anchor,
                    (span, context) => new(span.First, length.Move(span.First, 1, context).PlusDays(1))
                )
                {
                    Granularity = CalendarUnit.Day,
                    Rule = "window",
                    Counted = length,
                    MovesWithToday = anchor.MovesWithToday,
                }
            )
            {
                Modifier = DateModifier.Within,
            }
        );
    }

    /// <summary>"another week", "full month", "all year".</summary>
    private void ReadBareLength(int at, List<Statement> found)
    {
        if (scan.At(at).Text is not ("another" or "full" or "all" or "some" or "entire" or "whole"))
        {
            return;
        }

        var unitAt = scan.Is(at + 1, "-") ? at + 2 : at + 1;
        if (lengths.TryUnit(unitAt, out var end, out var unit) && unit.Style == UnitStyle.Calendar)
        {
            found.Add(new Statement(at, end, null) { Length = TimeLength.Of(1, unit), Rule = "duration" });
        }
    }

    private static void Add(
        int start,
        int end,
        DateSpan span,
        TimeLength length,
        DateModifier modifier,
        string rule,
        List<Statement> found
    ) =>
        found.Add(
            new Statement(
                start,
                end,
                new Settled(span)
                {
                    Granularity = CalendarUnit.Day,
                    Rule = rule,
                    MovesWithToday = true,
                    Counted = length,
                }
            )
            {
                Modifier = modifier,
                Rule = rule,
            }
        );

    /// <summary>True when the clause before says that something did not happen.</summary>
    private bool Negated(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 10; i--)
        {
            if (scan.Sense(i) is { Negation: true })
            {
                return true;
            }

            if (scan.At(i).Text is "." or ";" or "?" or "!")
            {
                return false;
            }
        }

        return false;
    }
}
