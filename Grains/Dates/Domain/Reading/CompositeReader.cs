using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Periods that name a part of, or a distance from, another period.</summary>
internal sealed class CompositeReader(
    DateScan scan,
    NumberReader numbers,
    LengthReader lengths,
    PeriodReader periods,
    RelativeReader relatives
)
{
    private readonly int _beforeLast = BeforeLast(scan);

    private DateContext Context => scan.Context;

    public bool TryRead(int at, out int end, out DateExpression composite)
    {
        (end, composite) = (at, null!);
        Keep(TryOrdinal(at, out var next, out var found), next, found, ref end, ref composite);
        Keep(TryPart(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryAbbreviation(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryToDate(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryWeek(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryRelated(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryBeforeLast(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryDistance(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryWeekdaysFromNow(at, out next, out found), next, found, ref end, ref composite);
        Keep(TryWeekend(at, out next, out found), next, found, ref end, ref composite);
        return composite is not null;
    }

    private static void Keep(bool read, int next, DateExpression found, ref int end, ref DateExpression best)
    {
        if (read && next > end)
        {
            (end, best) = (next, found);
        }
    }

    /// <summary>"first week of March", "third Monday of May", "last 3 days of 2018", "second last week of October".</summary>
    private bool TryOrdinal(int at, out int end, out DateExpression part)
    {
        part = null!;
        if (!TryRank(at, out end, out var rank))
        {
            return false;
        }

        var counted =
            numbers.TryCardinal(end, out var unitAt, out var count)
            && count is >= 1 and <= 1000
            && decimal.IsInteger(count);
        if (!counted)
        {
            (unitAt, count) = (end, 1);
        }

        Selector selector;
        var weekday = false;
        if (!counted && scan.Sense(unitAt) is { Weekday: > IsoDayOfWeek.None, PluralWeekday: false } day)
        {
            (selector, end, weekday) = (new NthWeekday(rank, day.Weekday), unitAt + 1, true);
        }
        else if (lengths.TryUnit(unitAt, out end, out var unit) && !(counted && rank is not (1 or -1)))
        {
            selector = new UnitsOf(unit, rank > 0 ? rank - 1 : rank, (int)count);
        }
        else
        {
            return false;
        }

        return TryOuter(end, selector, weekday, rank, out end, out part);
    }

    private bool TryOuter(
        int at,
        Selector selector,
        bool weekday,
        int rank,
        out int end,
        out DateExpression part
    )
    {
        part = null!;
        var of = scan.Is(at, "of") || scan.Is(at, "in");
        var granularity = selector is UnitsOf units ? units.Unit.Unit : CalendarUnit.Day;
        var rule = weekday ? "nth-weekday" : "nth-unit";
        if (
            of
            && periods.TryRead(at + 1, bareUnit: true, out end, out var outer)
            && Encloses(outer, granularity)
        )
        {
            part = new Within(outer.Fiscal ? selector.OfFiscalYear() : selector, outer)
            {
                Granularity = granularity,
                Rule = rule,
                MovesWithToday = outer.MovesWithToday,
            };
            return true;
        }

        end = at;
        if (!weekday || rank < 0)
        {
            return false;
        }

        part = new Within(selector, Every.CurrentMonth) { Granularity = CalendarUnit.Day, Rule = rule };
        return true;
    }

    private static bool Encloses(DateExpression outer, CalendarUnit part) =>
        outer.Granularity is CalendarUnit.Unknown || outer.Granularity > part;

    /// <summary>1 for "first", -1 for "last", -2 for "second last" and "second to last".</summary>
    private bool TryRank(int at, out int end, out int rank)
    {
        if (numbers.TryOrdinal(at, out end, out rank))
        {
            var last =
                scan.Is(end, "to") ? end + 1
                : scan.Is(end, "-") ? end + 1
                : end;
            if (scan.Is(last, "last"))
            {
                (end, rank) = (last + 1, -rank);
            }

            return rank <= 366;
        }

        (end, rank) = (at + 1, -1);
        return scan.Is(at, "last") || scan.Is(at, "final");
    }

    /// <summary>"early March", "the end of 2018", "mid-2018", "rest of the week".</summary>
    private bool TryPart(int at, out int end, out DateExpression part)
    {
        part = null!;
        if (!scan.Lexicon.Parts.TryMatch(scan.Tokens, at, out var innerAt, out var kind))
        {
            end = at;
            return false;
        }

        innerAt = scan.Is(innerAt, "-") && scan.Glued(innerAt) ? innerAt + 1 : innerAt;
        var bare = scan.SkipThe(innerAt);
        bare = scan.At(bare).Text is "my" or "our" ? bare + 1 : bare;
        if (!TryInner(bare, kind, out end, out var inner) || inner.Granularity == CalendarUnit.Day)
        {
            return false;
        }

        // Of a year that is told from today ("late last year") halves are meant, of a named one thirds.
        var inHalves = inner is { Granularity: CalendarUnit.Year, MovesWithToday: true };
        part = new Within(new PartOf(kind, inHalves), inner)
        {
            Granularity = kind == PeriodPart.Whole ? inner.Granularity : CalendarUnit.Unknown,
            Rule = kind == PeriodPart.Whole ? inner.Rule : "part",
            MovesWithToday = inner.MovesWithToday,
            Explicit = inner.Explicit || !inner.Dependent || kind != PeriodPart.Whole,
            Dependent = inner.Dependent && kind == PeriodPart.Whole,
        };
        return true;
    }

    private bool TryInner(int at, PeriodPart kind, out int end, out DateExpression inner)
    {
        var filler = scan.At(at).Text is "around" or "about" ? at + 1 : at;
        var allowsBare = kind is not PeriodPart.Whole;
        if (relatives.TryRelated(filler, calendarOnly: true, out end, out inner))
        {
            return true;
        }

        return periods.TryRead(at, bareUnit: allowsBare && IsPartPhrase(at), out end, out inner)
            && inner.Granularity != CalendarUnit.Day;
    }

    /// <summary>"end of year" and "later in the year" have a preposition; "early year" is nothing.</summary>
    private bool IsPartPhrase(int at) =>
        scan.At(at - 1).Text is "of" or "the" or "in" or "my" or "our" || scan.Is(at - 2, "of");

    private bool TryAbbreviation(int at, out int end, out DateExpression part)
    {
        part = null!;
        if (!scan.Lexicon.Abbreviations.TryMatch(scan.Tokens, at, out end, out var meaning))
        {
            return false;
        }

        var quarterOfYear = meaning is { Part: PeriodPart.Start, Unit.Unit: CalendarUnit.Year };
        part = new Within(
            quarterOfYear ? new UnitsOf(TimeUnit.Quarter, 0, 1) : new PartOf(meaning.Part),
            relatives.Unit(meaning.Unit, 0)
        )
        {
            Rule = "part",
            MovesWithToday = true,
        };
        return true;
    }

    /// <summary>"ytd", "year to date", "so far this month", "this quarter to date".</summary>
    private bool TryToDate(int at, out int end, out DateExpression toDate)
    {
        toDate = null!;
        if (scan.Lexicon.ToDate.TryMatch(scan.Tokens, at, out end, out var unit))
        {
            toDate = ToDate(relatives.Unit(unit, 0));
            return true;
        }

        DateExpression inner;
        if (scan.Is(at, "so") && scan.Is(at + 1, "far"))
        {
            var first = scan.Is(at + 2, "in") ? at + 3 : at + 2;
            if (!periods.TryRead(first, bareUnit: true, out end, out inner))
            {
                return false;
            }
        }
        else if (
            !(
                relatives.TryRelated(at, calendarOnly: true, out end, out inner)
                || relatives.TryBareUnit(at, out end, out inner)
            ) || !scan.TryConnector(ConnectorKind.ToDate, end, out end)
        )
        {
            return false;
        }

        toDate = ToDate(inner);
        return true;
    }

    private Derived ToDate(DateExpression inner) =>
        new(
            inner,
            (span, context) =>
                span with
                {
                    To = LocalDate.Max(
                        span.First,
                        LocalDate.Min(
                            span.Last,
                            context.Today.PlusDays(context.Conventions.ToDateExcludesToday ? 0 : 1)
                        )
                    ),
                }
        )
        {
            Granularity = inner.Granularity,
            Rule = "to-date",
            MovesWithToday = true,
            Convention = Context.Conventions.ToDateExcludesToday ? "today not included" : "today included",
        };

    /// <summary>"week 31", "W31", "the week of 18 May", "w/c Feb 4", "week beginning Feb 4".</summary>
    private bool TryWeek(int at, out int end, out DateExpression week)
    {
        (end, week) = (at, null!);
        var word = scan.Unit(at) == TimeUnit.Week;
        if (
            (word || (scan.Is(at, "w") && scan.Glued(at + 1)))
            && scan.At(at + 1) is { IsNumber: true, Length: <= 2, Value: >= 1 and <= 53 } number
        )
        {
            end = at + 2;
            week = new Within(new WeekNumber(number.Value), Every.CurrentYear)
            {
                Granularity = CalendarUnit.Week,
                Rule = "week-number",
                Explicit = word,
            };
            return word || scan.IsClauseEnd(end) || scan.Spaced(end);
        }

        if (
            !TryWeekOf(at, word, out var dayAt)
            || !periods.TryRead(dayAt, bareUnit: false, out end, out var day)
        )
        {
            return false;
        }

        return TryWeekOfRange(dayAt, ref end, day, out week) || TryWeekOfDay(day, out week);
    }

    private bool TryWeekOf(int at, bool word, out int dayAt)
    {
        dayAt = at + 2;
        if (scan.Is(at, "w") && scan.Is(at + 1, "/") && scan.Is(at + 2, "c"))
        {
            dayAt = at + 3;
            return true;
        }

        if (
            !word
            || scan.At(at + 1).Text is not ("of" or "beginning" or "starting" or "commencing" or "ending")
        )
        {
            return false;
        }

        dayAt = scan.At(dayAt).Text is "on" or "from" ? dayAt + 1 : dayAt;
        return true;
    }

    /// <summary>"the week of 20 to 26 January 1997": the days themselves.</summary>
    private bool TryWeekOfRange(int at, ref int end, DateExpression day, out DateExpression week)
    {
        week = null!;
        if (
            day.Granularity != CalendarUnit.Day
            || !scan.TryConnector(ConnectorKind.To, end, out var lastAt)
            || !periods.TryRead(lastAt, bareUnit: false, out var lastEnd, out var last)
            || last.Granularity != CalendarUnit.Day
        )
        {
            return false;
        }

        week = new RangeOf(day, last, Context.Conventions.RangeExcludesEnd)
        {
            Granularity = CalendarUnit.Week,
            Rule = "week-of",
        };
        end = lastEnd;
        return true;
    }

    private static bool TryWeekOfDay(DateExpression day, out DateExpression week)
    {
        week = new Derived(
            day with
            {
                Dependent = false,
            },
            (span, context) => TimeUnit.Week.Around(span.First, 0, context)
        )
        {
            Granularity = CalendarUnit.Week,
            Rule = "week-of",
        };
        return !day.Dependent && (day.Granularity == CalendarUnit.Day || day.Rule is "holiday");
    }

    /// <summary>"last March", "next Friday", "this summer", "previous Christmas".</summary>
    private bool TryRelated(int at, out int end, out DateExpression related)
    {
        (end, related) = (at, null!);
        return scan.Lexicon.Relations.TryMatch(scan.Tokens, at, out var innerAt, out var relation)
            && scan.Unit(innerAt) is null
            && !(scan.At(innerAt).IsNumber && scan.At(innerAt).Length == 4)
            && periods.TryRead(innerAt, bareUnit: false, out end, out var inner)
            && inner is { Lacks: not null } or { Rule: "numeric-date" }
            && (
                !inner.Dependent
                || (
                    relation is Relation.This or Relation.Next
                    && scan.Sense(innerAt) is not { Cardinal: >= 0 }
                )
            )
            && (related = new RelatedPeriod(Context).Of(inner, relation)!) is not null
            && !IsVerb(at, end, inner, relation);
    }

    /// <summary>"the Christmas before last", "the summer sale before last": the one before the last that is over.</summary>
    private bool TryBeforeLast(int at, out int end, out DateExpression related)
    {
        related = null!;
        end = at;
        if (
            at >= _beforeLast
            || scan.Unit(at) is not null
            || !periods.TryRead(at, bareUnit: false, out end, out var inner)
            || inner is not { Lacks: CalendarUnit.Year, Dependent: false }
            || !scan.Is(end, "before")
            || !scan.Is(scan.SkipThe(end + 1), "last")
            || Occurrences.Pick(inner, Occurrence.Past, Context) is not { } last
            || Occurrences.Pick(inner, Occurrence.Past, Context with { Today = last.First })
                is not { } earlier
        )
        {
            end = at;
            return false;
        }

        end = scan.SkipThe(end + 1) + 1;
        end = scan.Is(end, "one") ? end + 1 : end;
        related = new Settled(earlier)
        {
            Granularity = inner.Granularity,
            Rule = inner.Rule,
            MovesWithToday = true,
        };
        return true;
    }

    /// <summary>The last place where "before last" stands, which most texts say nowhere; -1 = nowhere. Found once: periods are read at every word.</summary>
    private static int BeforeLast(DateScan scan)
    {
        for (var place = scan.Tokens.Length - 1; place > 0; place--)
        {
            if (scan.Is(place, "before") && scan.Is(scan.SkipThe(place + 1), "last"))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>"this may take long", "those that may": a verb.</summary>
    private bool IsVerb(int at, int end, DateExpression inner, Relation relation) =>
        !inner.Explicit
        && inner.Rule is "month"
        && relation is Relation.This or Relation.That
        && scan.At(end).IsWord
        && (scan.Sense(end) is null or { HasTimeSense: false, Preposition: false })
        && !scan.TryConnector(ConnectorKind.To, end, out _)
        && scan.Sense(at - 1) is not { Preposition: true };

    /// <summary>"2 weeks before Christmas", "3 days after 18 May", "4 months from tomorrow".</summary>
    private bool TryDistance(int at, out int end, out DateExpression day)
    {
        day = null!;
        var definite = scan.Is(at - 1, "the");
        if (!lengths.TryRead(at, out end, out var length))
        {
            if (!definite || !lengths.TryUnit(at, out end, out var unit) || unit.Style != UnitStyle.Calendar)
            {
                return false;
            }

            length = TimeLength.Of(1, unit);
        }

        var forward = scan.At(end).Text is "after" or "from" or "following" or "past";
        var anchorAt = scan.Is(end, "prior") && scan.Is(end + 1, "to") ? end + 2 : end + 1;
        if (
            (!forward && scan.At(end).Text is not ("before" or "prior" or "preceding"))
            || !periods.TryRead(anchorAt, bareUnit: false, out end, out var anchor)
            || anchor.Dependent
        )
        {
            return false;
        }

        // "2 weeks before Christmas" is a day, "the 2 weeks before Christmas" are all of them.
        day = new Derived(
            anchor,
            (span, context) =>
                !definite ? DateSpan.Day(length.Move(span.First, forward ? 1 : -1, context))
                : forward ? new(span.Last, length.Move(span.Last, 1, context))
                : new(length.Move(span.First, -1, context), span.First)
        )
        {
            Granularity = CalendarUnit.Day,
            Rule = "distance",
            MovesWithToday = anchor.MovesWithToday,
            Counted = length,
        };
        return true;
    }

    /// <summary>"2018-05-18 -10 days", "next Tuesday + 2 weeks": a minus touches its number, or it is a dash.</summary>
    public bool TryShifted(int at, DateExpression day, out int end, out DateExpression shifted)
    {
        (end, shifted) = (at, null!);
        var forward = scan.Is(at, "+");
        if (
            (!forward && !(scan.Is(at, "-") && scan.Spaced(at) && scan.Glued(at + 1)))
            || !scan.At(at + 1).IsNumber
            || day.Granularity != CalendarUnit.Day
            || day.Dependent
            || !lengths.TryRead(at + 1, out end, out var length)
        )
        {
            return false;
        }

        shifted = new Derived(
            day,
            (span, context) => DateSpan.Day(length.Move(span.First, forward ? 1 : -1, context))
        )
        {
            Granularity = CalendarUnit.Day,
            Rule = "distance",
            MovesWithToday = day.MovesWithToday,
            Counted = length,
        };
        return true;
    }

    /// <summary>"3 Fridays from now".</summary>
    private bool TryWeekdaysFromNow(int at, out int end, out DateExpression day)
    {
        day = null!;
        if (
            !numbers.TryQuantity(at, out end, out var count)
            || count is < 1 or > 500
            || scan.Sense(end) is not { Weekday: > IsoDayOfWeek.None and var weekday }
        )
        {
            return false;
        }

        end++;
        var forward = scan.TryConnector(ConnectorKind.Hence, end, out var after);
        if (!forward && !scan.TryConnector(ConnectorKind.Ago, end, out after))
        {
            return false;
        }

        end = after;
        var ahead = (((int)weekday - (int)Context.Today.DayOfWeek + 6) % 7) + 1;
        var behind = (((int)Context.Today.DayOfWeek - (int)weekday + 6) % 7) + 1;
        var offset = forward ? ahead + (7 * ((int)count - 1)) : -behind - (7 * ((int)count - 1));
        day = new Settled(DateSpan.Day(Context.Today.PlusDays(offset)))
        {
            Granularity = CalendarUnit.Day,
            Rule = "weekday",
            MovesWithToday = true,
        };
        return true;
    }

    /// <summary>"the weekend", of this week; with "of": the weekend of a day.</summary>
    private bool TryWeekend(int at, out int end, out DateExpression weekend)
    {
        (end, weekend) = (at + 1, null!);
        if (!scan.Is(at, "weekend") || !scan.Is(at - 1, "the"))
        {
            return false;
        }

        if (
            scan.Is(end, "of")
            && periods.TryRead(end + 1, bareUnit: false, out var dayEnd, out var day)
            && day.Granularity == CalendarUnit.Day
            && !day.Dependent
        )
        {
            end = dayEnd;
            weekend = new Derived(
                day,
                (span, context) =>
                    new WeekendOf().Select(TimeUnit.Week.Around(span.First, 0, context), context)!.Value
            )
            {
                Granularity = CalendarUnit.Day,
                Rule = "weekend",
            };
            return true;
        }

        weekend = relatives.Unit(scan.Unit(at)!.Value, 0);
        return !scan.Is(end, "after");
    }
}
