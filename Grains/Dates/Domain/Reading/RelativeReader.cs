using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Units counted from today: "yesterday", "last month", "the last 90 days", "3 months ago".</summary>
internal sealed class RelativeReader(DateScan scan, LengthReader lengths, NumberReader numbers)
{
    private DateContext Context => scan.Context;

    private LocalDate Today => scan.Context.Today;

    public bool TryRead(int at, out int end, out DateExpression relative) =>
        TryDeixis(at, out end, out relative)
        || TryCounted(at, out end, out relative)
        || TryRelated(at, calendarOnly: false, out end, out relative)
        || TryBeyond(at, out end, out relative);

    /// <summary>"last month", "this fiscal quarter", "past week".</summary>
    /// <param name="at">Token of the relation.</param>
    /// <param name="calendarOnly">True when "the past week" must be a calendar week, since a part of it is meant.</param>
    /// <param name="end">Token after it.</param>
    /// <param name="relative">What it says.</param>
    public bool TryRelated(int at, bool calendarOnly, out int end, out DateExpression relative)
    {
        relative = null!;
        if (
            !scan.Lexicon.Relations.TryMatch(scan.Tokens, at, out var unitAt, out var relation)
            || !lengths.TryUnit(unitAt, out end, out var unit)
            || (relation == Relation.That && unit.Style != UnitStyle.Weekend)
            || unit.Style == UnitStyle.Season
        )
        {
            end = at;
            return false;
        }

        if (
            Context.Conventions.QuartersAreFiscal
            && unit == TimeUnit.Quarter
            && scan.At(unitAt).Text is not "calendar"
        )
        {
            unit = unit with { Style = UnitStyle.Fiscal };
        }

        relative = relation switch
        {
            Relation.Rolling when !calendarOnly && unit.Unit != CalendarUnit.Day => Rolled(
                TimeLength.Of(1, unit),
                Relation.Last,
                1
            ),
            Relation.Last
                when !calendarOnly
                    && Context.Conventions.LastUnit == UnitWindow.Rolling
                    && unit.Unit != CalendarUnit.Day => Rolled(TimeLength.Of(1, unit), Relation.Last, 1),
            Relation.Last or Relation.Previous or Relation.Rolling => Unit(unit, -1),
            Relation.This or Relation.That => calendarOnly ? Unit(unit, 0) : Current(unit),
            _ => Unit(unit, 1),
        };
        return true;
    }

    /// <summary>"this month", whole or to date.</summary>
    private DateExpression Current(TimeUnit unit)
    {
        var whole = Unit(unit, 0);
        return Context.Conventions.ThisUnit == CurrentUnit.ToDate && whole is Settled { Span: var span }
            ? new Settled(span with { To = LocalDate.Min(span.Last, Today.PlusDays(1)) })
            {
                Granularity = whole.Granularity,
                Fiscal = whole.Fiscal,
                Rule = whole.Rule,
                MovesWithToday = true,
            }
            : whole;
    }

    /// <summary>The unit around today, or one before or after it.</summary>
    public DateExpression Unit(TimeUnit unit, int offset)
    {
        var span =
            unit.Style == UnitStyle.Business
                ? DateSpan.Day(unit.Add(Today, offset, Context))
                : unit.Around(Today, offset, Context);
        return new Settled(span)
        {
            Granularity = unit.Unit,
            Fiscal = unit.Style == UnitStyle.Fiscal,
            Rule = "calendar-unit",
            MovesWithToday = true,
            Convention = offset == -1 ? $"the last complete {NameOf(unit)}" : "",
        };
    }

    /// <summary>"the week", "the fiscal year": the current one.</summary>
    public bool TryBareUnit(int at, out int end, out DateExpression relative)
    {
        relative = null!;
        if (
            !lengths.TryUnit(scan.SkipThe(at), out end, out var unit)
            || unit.Unit == CalendarUnit.Day
            || unit.Style == UnitStyle.Season
        )
        {
            return false;
        }

        relative = Unit(unit, 0);
        return true;
    }

    /// <summary>A length before or after today: the whole unit for months, quarters and years, else the day.</summary>
    public DateExpression Ago(TimeLength length, int direction, bool toTheDay = false)
    {
        var point = length.Move(Today, direction, Context);
        var whole =
            !toTheDay
            && length.IsSimple
            && length.Largest.Style is UnitStyle.Calendar or UnitStyle.Fiscal
            && Context.Conventions.UnitsAgo switch
            {
                AgoReading.WholeUnit => length.Largest.Months > 0,
                AgoReading.WholeUnitOrWeek => length.Largest
                    is { Months: > 0 }
                        or { Unit: CalendarUnit.Week },
                _ => false,
            };
        var span = whole ? length.Largest.Around(point, 0, Context) : DateSpan.Day(point);
        return new Settled(span)
        {
            Granularity = whole ? length.Largest.Unit : CalendarUnit.Day,
            Rule = direction < 0 ? "ago" : "from-now",
            MovesWithToday = true,
            Point = point,
            Counted = length,
            Convention = whole ? $"the calendar {NameOf(length.Largest)}" : "",
        };
    }

    private static string NameOf(TimeUnit unit) => unit.Unit.ToString().ToLowerInvariant();

    private bool TryDeixis(int at, out int end, out DateExpression day)
    {
        day = null!;
        if (!scan.Lexicon.Deixis.TryMatch(scan.Tokens, at, out end, out var offset))
        {
            return false;
        }

        day = new Settled(DateSpan.Day(Today.PlusDays(offset)))
        {
            Granularity = CalendarUnit.Day,
            Rule = "day",
            MovesWithToday = true,
            Explicit = !scan.Is(at, "now"),
        };
        return true;
    }

    /// <summary>"last 90 days", "10 previous weeks", "90 days ago", "2 weeks from now".</summary>
    private bool TryCounted(int at, out int end, out DateExpression relative)
    {
        relative = null!;
        if (
            scan.Lexicon.Relations.TryMatch(scan.Tokens, at, out var lengthAt, out var before)
            && before is not (Relation.This or Relation.That)
        )
        {
            if (
                !lengths.TryRead(lengthAt, out end, out var window)
                || !char.IsAsciiDigit(scan.At(lengthAt).Text[0]) && scan.Is(lengthAt, "a")
            )
            {
                return false;
            }

            if (!window.IsSimple && scan.TryConnector(ConnectorKind.Ago, end, out _))
            {
                // "for the last 3 months and 2 days ago …" are two phrases.
                lengths.TryReadButLast(lengthAt, out end, out window);
            }

            relative = Rolled(window, before, window.IsSimple ? window.Count : 0);
            return true;
        }

        if (lengths.TryRead(at, out end, out var length))
        {
            return TryAgo(length, ref end, out relative);
        }

        return TryRelationBetween(at, out end, out relative);
    }

    private bool TryAgo(TimeLength length, ref int end, out DateExpression relative)
    {
        relative = null!;
        if (scan.TryConnector(ConnectorKind.Ago, end, out var after))
        {
            relative = Ago(length, -1, NamesToday(after));
        }
        else if (scan.TryConnector(ConnectorKind.Hence, end, out after))
        {
            relative = Ago(length, 1, NamesToday(after)) with { Explicit = !scan.Is(end, "later") };
        }
        else
        {
            return false;
        }

        end = after;
        return true;
    }

    /// <summary>"3 months before today" is a day, "3 months ago" a month.</summary>
    private bool NamesToday(int end) => scan.Is(end - 1, "today");

    /// <summary>"10 previous weeks", "2 upcoming months".</summary>
    private bool TryRelationBetween(int at, out int end, out DateExpression relative)
    {
        relative = null!;
        end = at;
        if (
            !numbers.TryCardinal(at, out var relationAt, out var count)
            || count is < 1 or > 100_000
            || !decimal.IsInteger(count)
            || !scan.Lexicon.Relations.TryMatch(scan.Tokens, relationAt, out var unitAt, out var relation)
            || relation is Relation.This or Relation.That
            || !lengths.TryUnit(unitAt, out end, out var unit)
            || (count > 1 && !scan.At(end - 1).Text.EndsWith('s'))
        )
        {
            // "worth over 100 last year" counts no years.
            return false;
        }

        relative = Rolled(TimeLength.Of(count, unit), relation, (int)count);
        return true;
    }

    /// <summary>"the week after next", "the month before last", "friday after next".</summary>
    private bool TryBeyond(int at, out int end, out DateExpression relative)
    {
        relative = null!;
        if (!lengths.TryUnit(at, out end, out var unit))
        {
            return false;
        }

        var forward = scan.Is(end, "after");
        var target = scan.SkipThe(end + 1);
        if (!(forward && scan.Is(target, "next")) && !(scan.Is(end, "before") && scan.Is(target, "last")))
        {
            return false;
        }

        end = target + 1;
        relative = Unit(unit, forward ? 2 : -2);
        return scan.Unit(end) is null && scan.Sense(end) is not { HasTimeSense: true };
    }

    private Settled Rolled(TimeLength length, Relation relation, int count)
    {
        var window = new WindowRule(Context);
        var forward = relation is Relation.Next or Relation.Coming;
        var (span, convention) = forward ? window.Next(length, count) : window.Last(length, count);
        return new Settled(span)
        {
            Granularity = length.Smallest.Unit,
            Rule = "rolling",
            MovesWithToday = true,
            Counted = length,
            Convention = convention,
            Fiscal = length.Largest.Style == UnitStyle.Fiscal,
        };
    }
}
