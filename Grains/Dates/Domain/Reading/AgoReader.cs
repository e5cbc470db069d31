using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Compared distances from today: "more than 90 days ago", "between 90 and 180 days ago", "6+ months ago".</summary>
internal sealed class AgoReader(DateScan scan, NumberReader numbers, LengthReader lengths)
{
    private static readonly (ConnectorKind Kind, DateModifier Modifier)[] Comparators =
    [
        (ConnectorKind.AtLeast, DateModifier.AtLeast),
        (ConnectorKind.AtMost, DateModifier.AtMost),
        (ConnectorKind.MoreThan, DateModifier.MoreThan),
        (ConnectorKind.LessThan, DateModifier.LessThan),
        (ConnectorKind.Within, DateModifier.Within),
    ];

    private LocalDate Today => scan.Context.Today;

    public void Read(int at, List<Statement> found)
    {
        foreach (var (kind, modifier) in Comparators)
        {
            if (
                scan.TryConnector(kind, at, out var lengthAt)
                && lengths.TryRead(lengthAt, out var end, out var length)
            )
            {
                AddCompared(at, end, length, modifier, found);
            }
        }

        ReadOpen(at, found);
        ReadBetween(at, found);
    }

    /// <summary>The comparator that stands at a token.</summary>
    public static bool TryComparator(DateScan scan, int at, out int end, out DateModifier modifier)
    {
        foreach (var (kind, candidate) in Comparators)
        {
            if (scan.TryConnector(kind, at, out end))
            {
                modifier = candidate;
                return true;
            }
        }

        (end, modifier) = (at, DateModifier.None);
        return false;
    }

    private void AddCompared(
        int start,
        int at,
        TimeLength length,
        DateModifier modifier,
        List<Statement> found
    )
    {
        if (scan.TryConnector(ConnectorKind.Ago, at, out var end) || TryAge(at, out end))
        {
            found.Add(Compared(start, end, length, modifier, -1));
        }
        else if (
            scan.TryConnector(ConnectorKind.Hence, at, out end)
            || (
                scan.At(at).Text is "after" or "from"
                && scan.Lexicon.Deixis.TryMatch(scan.Tokens, at + 1, out end, out var offset)
                && offset == 0
            )
        )
        {
            found.Add(Compared(start, end, length, modifier, 1));
        }
    }

    /// <summary>"more than 200 days old": of an event, as long ago.</summary>
    private bool TryAge(int at, out int end)
    {
        end = at + 1;
        return scan.Is(at, "old") && scan.Unit(at - 1) is { RoughDays: < 365 };
    }

    /// <summary>"90 or more days ago", "90+ days ago", "6 months or more ago", "6 months ago or more".</summary>
    private void ReadOpen(int at, List<Statement> found)
    {
        if (!numbers.TryCardinal(at, out var next, out var count) || count > 100_000)
        {
            return;
        }

        var modifier = TryTail(next, out var unitAt);
        if (
            modifier != DateModifier.None
            && lengths.TryUnit(unitAt, out var end, out var unit)
            && scan.TryConnector(ConnectorKind.Ago, end, out end)
        )
        {
            found.Add(Compared(at, end, TimeLength.Of(count, unit), modifier, -1));
        }

        if (!lengths.TryRead(at, out end, out var length))
        {
            return;
        }

        if (
            TryTail(end, out var agoAt) is not DateModifier.None and var tail
            && scan.TryConnector(ConnectorKind.Ago, agoAt, out var after)
        )
        {
            found.Add(Compared(at, after, length, tail, -1));
        }
        else if (
            scan.TryConnector(ConnectorKind.Ago, end, out agoAt)
            && TryTail(agoAt, out after) is not DateModifier.None and var late
        )
        {
            found.Add(Compared(at, after, length, late, -1));
        }
    }

    private DateModifier TryTail(int at, out int end)
    {
        end = at + 2;
        if (scan.Is(at, "+"))
        {
            end = at + 1;
            return DateModifier.AtLeast;
        }

        return !scan.Is(at, "or") ? DateModifier.None
            : scan.At(at + 1).Text is "more" or "longer" or "earlier" or "older" ? DateModifier.AtLeast
            : scan.At(at + 1).Text is "less" or "fewer" ? DateModifier.AtMost
            : DateModifier.None;
    }

    /// <summary>"between 90 and 180 days ago", "3 to 5 years ago".</summary>
    private void ReadBetween(int at, List<Statement> found)
    {
        var between = scan.TryConnector(ConnectorKind.Between, at, out var first);
        if (!numbers.TryQuantity(first, out var next, out var low) || low is < 0 or > 100_000)
        {
            return;
        }

        var ownUnit = lengths.TryUnit(next, out var afterUnit, out var lowUnit);
        next = ownUnit ? afterUnit : next;
        if (
            !(between && scan.TryConnector(ConnectorKind.And, next, out var highAt))
                && !scan.TryConnector(ConnectorKind.To, next, out highAt)
            || !lengths.TryRead(highAt, out var end, out var high)
            || !scan.TryConnector(ConnectorKind.Ago, end, out end)
        )
        {
            return;
        }

        var far = high.Move(Today, -1, scan.Context);
        var near = TimeLength.Of(low, ownUnit ? lowUnit : high.Largest).Move(Today, -1, scan.Context);
        found.Add(
            Fixed(
                at,
                end,
                new(LocalDate.Min(far, near), LocalDate.Max(far, near).PlusDays(1)),
                high,
                DateModifier.Between
            )
        );
    }

    private Statement Compared(int start, int end, TimeLength length, DateModifier modifier, int direction)
    {
        var point = length.Move(Today, direction, scan.Context);
        var (tomorrow, after) = (Today.PlusDays(1), point.PlusDays(1));
        var past = direction < 0;
        DateSpan span = modifier switch
        {
            DateModifier.MoreThan => past ? new(null, point) : new(after, null),
            DateModifier.AtLeast => past ? new(null, after) : new(point, null),
            DateModifier.LessThan => past ? new(after, tomorrow) : new(Today, point),
            _ => past ? new(point, tomorrow) : new(Today, modifier == DateModifier.Within ? point : after),
        };
        var kind = modifier switch
        {
            DateModifier.MoreThan or DateModifier.AtLeast when past => DateModifier.MoreThanAgo,
            DateModifier.LessThan or DateModifier.AtMost when past => DateModifier.LessThanAgo,
            _ => modifier,
        };
        return Fixed(start, end, span, length, kind);
    }

    private static Statement Fixed(
        int start,
        int end,
        DateSpan span,
        TimeLength length,
        DateModifier modifier
    ) =>
        new(
            start,
            end,
            new Settled(span)
            {
                Granularity = CalendarUnit.Day,
                Rule = "ago",
                MovesWithToday = true,
                Counted = length,
            }
        )
        {
            Rule = modifier == DateModifier.Between ? "ago-range" : "ago-compared",
            Modifier = modifier,
        };
}
