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
    private const int MaxBefore = 7;
    private const int MaxAfter = 4;
    private readonly DayColumns _days = new(scope);

    /// <summary>The row with such stretches made into conditions.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (At(row, at) is { } found)
            {
                row = Replace(row, found);
            }
        }

        return row;
    }

    private Found? At(ImmutableArray<Item> row, int at)
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
                : OfLength(row, at, end, new Length(modifier, DaysIn(amount, unit)));
        }

        return SameDay(row, at) ?? Sequence(row, at);
    }

    /// <summary>"within 30 days of starting it" where the row has a day of starting: the last word of the phrase names it.</summary>
    private Found? InsideOf(ImmutableArray<Item> row, int at, int days)
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
        while (first < item.End - 1 && IsSkipped(scope.Tokens[first].Folded))
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
            Before(row, at),
            [anchor],
            order,
            new Length(DateModifier.Within, Averaged(item, days))
        );
    }

    /// <summary>Months were taken for 30 days each; from one day to another they have as many as they have on average.</summary>
    private decimal Averaged(Item item, int days) =>
        scope.Tokens[item.First..item.End].Any(token => token.Stem is "month" or "quarter")
            ? Math.Round(days / 30m * MeanLengths.DaysOfMonth)
            : days;

    private Found? OfLength(ImmutableArray<Item> row, int at, int end, Length length)
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
            return Anchor(row, end + 1) is var (anchor, last)
                ? Between(row, at, last, Before(row, at), anchor, stated, length)
                : null;
        }

        if (link is "between" && Both(row, end + 1) is var (one, other, after))
        {
            return Between(row, at, after, other, one, Order.After, length);
        }

        return scope.Cues.Days.Ahead.Has(link) ? Ahead(row, at, end + 1, length) : null;
    }

    /// <summary>"booked more than three weeks ahead": before the day that the booking is for.</summary>
    private Found? Ahead(ImmutableArray<Item> row, int at, int end, Length length)
    {
        var made = _days
            .Of(Before(row, at))
            .OrderByDescending(day => day.Weight)
            .Select(day => day.Day)
            .FirstOrDefault();
        return made is not null && _days.Following(made) is { } due
            ? new Found(at, end, due, made, length.Operator, length.Days)
            : null;
    }

    /// <summary>"completed it on the day they started", "paid the same day as they ordered".</summary>
    private Found? SameDay(ImmutableArray<Item> row, int at)
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
            && Anchor(row, next) is var (anchor, end)
            ? Between(
                row,
                first,
                end,
                Before(row, first),
                anchor,
                Order.After,
                new Length(DateModifier.None, 0)
            )
            : null;
    }

    /// <summary>"paid after the due date", "cancelled before check-in": both days have a column of that name.</summary>
    private Found? Sequence(ImmutableArray<Item> row, int at)
    {
        if (!scope.Cues.Days.Order.Has(scope.Words(row[at])) || Anchor(row, at + 1) is not var (anchor, end))
        {
            return null;
        }

        var before = Before(row, at)
            .Where(item =>
                !item.Of(MatchKind.Table).Any() && _days.Of([item]).Any(day => day.Weight >= DayColumns.Named)
            )
            .ToList();
        var order = scope.Cues.Days.Later.Has(scope.Words(row[at])) ? Order.After : Order.Before;
        return Between(row, at, end, before, anchor, order, new Length(DateModifier.MoreThan, 0));
    }

    private Found? Between(
        ImmutableArray<Item> row,
        int at,
        int end,
        IEnumerable<Item> said,
        IEnumerable<Item> anchor,
        Order order,
        Length length
    )
    {
        if (IsOfUnknownDay(said) || _days.Pair(said, anchor) is not var (day, from))
        {
            return null;
        }

        var later = order == Order.Before || (order == Order.Any && IsEarlier(day, from)) ? from : day;
        return new Found(at, end, later, later == day ? from : day, length.Operator, length.Days);
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

    private ImmutableArray<Item> Replace(ImmutableArray<Item> row, Found found)
    {
        var node = NodeOf(found);
        var ofMember = scope.Model.IsOfMember(found.Later.FacetId);
        var item = new Item(row[found.First].First, row[found.End - 1].End)
        {
            Node = ofMember ? node : null,
            RowNode = ofMember ? null : node,
            Weight = row[found.First].Weight,
        };
        var before = row[..found.First];
        if (!ofMember)
        {
            before =
            [
                .. before.Select(other => Names(other, found) ? OfTable(other, found.Later.Table) : other),
            ];
        }
        else
        {
            // The verb names the day that the condition is of; it says nothing more.
            before =
            [
                .. before.Select(other =>
                    Names(other, found) ? other with { Matches = [], Event = null, Filler = true } : other
                ),
            ];
        }

        return [.. before, item, .. row[found.End..]];
    }

    private bool Names(Item item, Found found) =>
        _days
            .Of([item])
            .Any(day =>
                day.Weight >= DayColumns.ByVerb
                && (day.Day.FacetId == found.Later.FacetId || day.Day.FacetId == found.Earlier.FacetId)
            );

    /// <summary>"processed" is the day of processing here, not a state of something else.</summary>
    private static Item OfTable(Item item, string table) =>
        item with
        {
            Matches = item.Matches.RemoveAll(match =>
                match.Kind != MatchKind.Table
                && !PopulationModel.TableOf(match.FacetId).Equals(table, StringComparison.OrdinalIgnoreCase)
            ),
        };

    private static ExpressionNode.Condition NodeOf(Found found)
    {
        var distance = DayColumns.Between(found.Later, found.Earlier);
        // "Within 30 days" is not before the day itself; days are whole, so "less than 30" is up to 29.
        var (operation, values) = found.Operator switch
        {
            ConditionOperator.Le => (
                ConditionOperator.Between,
                ImmutableArray.Create<Literal>(0, found.Days)
            ),
            ConditionOperator.Lt => (ConditionOperator.Between, [0, Math.Ceiling(found.Days) - 1]),
            _ => (found.Operator, [found.Days]),
        };
        return new ExpressionNode.Condition
        {
            Measure = distance,
            Operator = operation,
            Values = values,
            Unit = "days",
            Confidence = 0.85,
        };
    }

    /// <summary>The words of the clause before a place.</summary>
    private List<Item> Before(ImmutableArray<Item> row, int at)
    {
        var said = new List<Item>();
        for (var back = at - 1; back >= 0 && back >= at - MaxBefore; back--)
        {
            if (
                row[back].IsKind("conjunction")
                || row[back].Is("relative")
                || scope.Word(row[back]) is "," or ";" or "."
            )
            {
                break;
            }

            said.Add(row[back]);
        }

        return said;
    }

    /// <summary>What the days are counted from, with the place after it; null when the words name no day.</summary>
    private (List<Item> Items, int End)? Anchor(ImmutableArray<Item> row, int first)
    {
        for (var at = first; at < row.Length && at < first + MaxAfter; at++)
        {
            if (_days.Of([row[at]]).Any())
            {
                var end = at + 1;
                while (end < row.Length && scope.Cues.Days.AnchorEnds.Has(scope.Word(row[end])))
                {
                    end++;
                }

                return ([row[at]], end);
            }

            if (
                !IsSkipped(scope.Word(row[at]))
                && !scope.Thesaurus.IsEntityWord(scope.Tokens[row[at].First].Stem)
            )
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"between booking and check-in".</summary>
    private (List<Item> One, List<Item> Other, int End)? Both(ImmutableArray<Item> row, int first) =>
        Anchor(row, first) is var (one, middle)
        && middle < row.Length
        && row[middle].Is("conjunction.and")
        && Anchor(row, middle + 1) is var (other, end)
            ? (one, other, end)
            : null;

    /// <summary>Words before the name of a day that tell nothing of it.</summary>
    private bool IsSkipped(string word) =>
        scope.Cues.Days.AnchorFillers.Has(word) || scope.Cues.Days.DayFillers.Has(word);

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

    private sealed record Length(DateModifier Modifier, decimal Days)
    {
        public ConditionOperator Operator =>
            Modifier switch
            {
                DateModifier.MoreThan or DateModifier.MoreThanAgo => ConditionOperator.Gt,
                DateModifier.LessThan or DateModifier.LessThanAgo => ConditionOperator.Lt,
                DateModifier.AtLeast => ConditionOperator.Ge,
                DateModifier.AtMost or DateModifier.Within => ConditionOperator.Le,
                _ => ConditionOperator.Eq,
            };
    }

    /// <summary>A stretch of items, the two days, and how far they are apart.</summary>
    private sealed record Found(
        int First,
        int End,
        Facet Later,
        Facet Earlier,
        ConditionOperator Operator,
        decimal Days
    );
}
