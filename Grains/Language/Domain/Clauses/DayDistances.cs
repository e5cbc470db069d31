using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// Finds where one day of a row or of the member is held against another of its own: "booked more than 60 days before check-in", "cancelled
/// within six months of starting", "paid after the due date", "completed it on the day they started".
/// </summary>
internal sealed class DayDistances(ReadingScope scope)
{
    private readonly DayColumns _days = new(scope);
    private readonly DayAnchors _anchors = new(scope);
    private readonly DistanceConditions _conditions = new(scope);

    /// <summary>The row with such stretches made into conditions.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (At(row, at) is { } found)
            {
                row = _conditions.Put(row, found);
            }
        }

        return row;
    }

    private DayDistance? At(ImmutableArray<Item> row, int at)
    {
        var item = row[at];
        if (item.Relative is { Where.IsEmpty: true, WithinDays: { } within })
        {
            return InsideOf(row, at, within);
        }

        if (item.Date is { Kind: DateKind.Duration, Amount: { } amount, Unit: { } unit } length)
        {
            var (modifier, end) = ModifierOf(length, row, at);
            return modifier == DateModifier.None
                ? null
                : OfLength(row, at, end, new DayLength(modifier, DaysIn(amount, unit)));
        }

        return SameDay(row, at) ?? Sequence(row, at);
    }

    /// <summary>"within 30 days of starting it" where the row has a day of starting: the last word of the phrase names it.</summary>
    private DayDistance? InsideOf(ImmutableArray<Item> row, int at, int days)
    {
        var item = row[at];
        if (scope.Tokens[item.First..item.End].Any(token => scope.Cues.Days.EventPicks.Has(token.Folded)))
        {
            return null;
        }

        var first = item.First;
        while (!scope.Cues.Days.LengthLinks.Has(scope.Tokens[first].Folded) && first < item.End - 1)
        {
            first++;
        }

        first++;
        while (first < item.End - 1 && _anchors.IsSkipped(scope.Tokens[first].Folded))
        {
            first++;
        }

        if (first >= item.End)
        {
            return null;
        }

        var anchor = new Item(first, item.End)
        {
            Event = scope.Thesaurus.EventAt(scope.Tokens, first)?.Class,
        };
        var order = scope.Tokens[item.First..item.End].Any(token => token.Folded is "of" or "from")
            ? Order.Any
            : Order.After;
        var end = at + 1 < row.Length && scope.Word(row[at + 1]) is "it" ? at + 2 : at + 1;
        return Between(
            row,
            at,
            end,
            _anchors.Before(row, at),
            [anchor],
            order,
            new DayLength(DateModifier.Within, Averaged(item, days))
        );
    }

    /// <summary>Months were taken for 30 days each; from one day to another they have as many as they have on average.</summary>
    private decimal Averaged(Item item, int days) =>
        scope.Tokens[item.First..item.End].Any(token => token.Stem is "month" or "quarter")
            ? Math.Round(days / 30m * MeanLengths.DaysOfMonth)
            : days;

    private DayDistance? OfLength(ImmutableArray<Item> row, int at, int end, DayLength length)
    {
        if (end >= row.Length)
        {
            return null;
        }

        var link = scope.Words(row[end]);
        if (link is "in" && end + 1 < row.Length)
        {
            link += " " + scope.Words(row[++end]);
        }

        Order? order =
            scope.Cues.Days.After.Has(link) ? Order.After
            : scope.Cues.Days.Before.Has(link) ? Order.Before
            : link is "of" ? Order.Any
            : null;
        if (order is { } stated)
        {
            return _anchors.After(row, end + 1) is var (anchor, last)
                ? Between(row, at, last, _anchors.Before(row, at), anchor, stated, length)
                : null;
        }

        if (link is "between" && _anchors.Both(row, end + 1) is var (one, other, after))
        {
            return Between(row, at, after, other, one, Order.After, length);
        }

        return scope.Cues.Days.Ahead.Has(link) ? Ahead(row, at, end + 1, length) : null;
    }

    /// <summary>"booked more than three weeks ahead": before the day that the booking is for.</summary>
    private DayDistance? Ahead(ImmutableArray<Item> row, int at, int end, DayLength length)
    {
        var made = _days
            .Of(_anchors.Before(row, at))
            .OrderByDescending(day => day.Weight)
            .Select(day => day.Day)
            .FirstOrDefault();
        return made is not null && _days.Following(made) is { } due
            ? new DayDistance(at, end, due, made, length.Operator, length.Days)
            : null;
    }

    /// <summary>"completed it on the day they started", "paid the same day as they ordered".</summary>
    private DayDistance? SameDay(ImmutableArray<Item> row, int at)
    {
        var item = row[at];
        if (
            scope.Word(item) is not "day"
            || scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is not ("the" or "same" or "very")
        )
        {
            return null;
        }

        var next =
            at + 1 < row.Length && scope.Cues.Days.SameDayLinks.Has(scope.Word(row[at + 1]))
                ? at + 2
                : at + 1;
        var first = at;
        while (first > 0 && scope.Cues.Days.SameDay.Has(scope.Word(row[first - 1])))
        {
            first--;
        }

        return
            next < row.Length
            && (next > at + 1 || scope.Cues.Days.Doers.Has(scope.Word(row[next])))
            && _anchors.After(row, next) is var (anchor, end)
            ? Between(
                row,
                first,
                end,
                _anchors.Before(row, first),
                anchor,
                Order.After,
                new DayLength(DateModifier.None, 0)
            )
            : null;
    }

    /// <summary>"paid after the due date", "cancelled before check-in": both days have a column of that name.</summary>
    private DayDistance? Sequence(ImmutableArray<Item> row, int at)
    {
        if (
            !scope.Cues.Days.Order.Has(scope.Words(row[at]))
            || _anchors.After(row, at + 1) is not var (anchor, end)
        )
        {
            return null;
        }

        var before = _anchors
            .Before(row, at)
            .Where(item =>
                !item.Of(MatchKind.Table).Any() && _days.Of([item]).Any(day => day.Weight >= DayColumns.Named)
            )
            .ToList();
        var order = scope.Cues.Days.Later.Has(scope.Words(row[at])) ? Order.After : Order.Before;
        return Between(row, at, end, before, anchor, order, new DayLength(DateModifier.MoreThan, 0));
    }

    private DayDistance? Between(
        ImmutableArray<Item> row,
        int at,
        int end,
        IEnumerable<Item> said,
        IEnumerable<Item> anchor,
        Order order,
        DayLength length
    )
    {
        if (IsOfUnknownDay(said) || _days.Pair(said, anchor) is not var (day, from))
        {
            return null;
        }

        var later = order == Order.Before || (order == Order.Any && IsEarlier(day, from)) ? from : day;
        return new DayDistance(at, end, later, later == day ? from : day, length.Operator, length.Days);
    }

    /// <summary>"paid after the due date" where rows say that they are paid, but not when.</summary>
    private bool IsOfUnknownDay(IEnumerable<Item> said) =>
        said.Any(item =>
            item.Matches.Any(match =>
                match is { Kind: MatchKind.Value or MatchKind.FlagFacet, Score: >= 0.75 }
            )
            && scope.Tokens[item.End - 1].Folded is var word
            && (word is "paid" || word.EndsWith("ed", StringComparison.Ordinal))
            && !_days
                .Of([new Item(item.End - 1, item.End) { Matches = item.Matches, Event = item.Event }])
                .Any()
        );

    /// <summary>True for a day that by nature comes first, as far as all rows show.</summary>
    private static bool IsEarlier(Facet day, Facet other) =>
        string.CompareOrdinal(day.Min, other.Min) < 0 && string.CompareOrdinal(day.Max, other.Max) < 0;

    /// <summary>How the length is compared, with the place after the words that say so ("60 days or more").</summary>
    private static (DateModifier Modifier, int End) ModifierOf(
        DateMatch length,
        ImmutableArray<Item> row,
        int at
    )
    {
        if (at + 1 < row.Length && row[at + 1].Kind("after.") is { } after)
        {
            return (
                after is "after.ge" ? DateModifier.AtLeast
                : after is "after.le" ? DateModifier.AtMost
                : length.Modifier,
                at + 2
            );
        }

        return (length.Modifier, at + 1);
    }

    private static decimal DaysIn(decimal amount, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Day => amount,
            CalendarUnit.Week => 7 * amount,
            CalendarUnit.Month => Math.Round(amount * MeanLengths.DaysOfMonth),
            CalendarUnit.Quarter => Math.Round(3 * amount * MeanLengths.DaysOfMonth),
            _ => Math.Round(12 * amount * MeanLengths.DaysOfMonth),
        };

    private enum Order
    {
        After = 0,
        Before = 1,
        Any = 2,
    }
}
