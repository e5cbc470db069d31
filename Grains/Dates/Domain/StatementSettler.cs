using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>From a phrase to its days.</summary>
internal sealed class StatementSettler(DateScan scan)
{
    private const int CueReach = 8;

    private DateContext Context => scan.Context;

    /// <summary>The match; null when the phrase names no day ("30 February").</summary>
    public DateMatch? Settle(Statement statement)
    {
        if (statement.Period is not { } period)
        {
            return Unplaced(statement);
        }

        if (Occurrences.Pick(period, OccurrenceOf(statement), Context) is not { } span)
        {
            return null;
        }

        var bounded = Bound(span, period, statement.Modifier);
        if (bounded.From is { } from && bounded.To is { } to && from > to)
        {
            return null;
        }

        var counted = period.Counted?.InOneUnit();
        return Match(statement, DateKind.Range) with
        {
            From = bounded.From,
            To = bounded.To,
            Amount = counted?.Amount,
            Unit = counted?.Unit,
            RelativeToToday = period.MovesWithToday,
            Rule = period.Rule,
            Convention = period.Convention,
            Granularity = period.Granularity == CalendarUnit.Unknown ? null : period.Granularity,
            Explicit = WeakReading.IsExplicit(scan, statement, period),
            Modifier = statement.Modifier,
        };
    }

    private DateMatch Unplaced(Statement statement)
    {
        var (amount, unit) = statement.Length?.InOneUnit() ?? (0, CalendarUnit.Unknown);
        var match = Match(
            statement,
            statement.Frequency is null ? DateKind.Duration : DateKind.Frequency
        ) with
        {
            Rule = statement.Rule,
            Frequency = statement.Frequency,
            Weekdays = statement.Weekdays,
            Modifier = statement.Modifier,
        };
        return statement.Frequency is null ? match with { Amount = amount, Unit = unit } : match;
    }

    private DateMatch Match(Statement statement, DateKind kind)
    {
        var start = scan.Tokens[statement.Start].Start;
        var end = scan.Tokens[statement.End - 1].End;
        return new DateMatch
        {
            Start = start,
            End = end,
            Text = scan.Text[start..end],
            Kind = kind,
        };
    }

    private Occurrence OccurrenceOf(Statement statement)
    {
        if (statement.Occurrence is { } said)
        {
            return said;
        }

        return Context.Conventions.Undated switch
        {
            UndatedReading.Next => Occurrence.Future,
            UndatedReading.Coming => Occurrence.Upcoming,
            UndatedReading.Latest => Latest(statement),
            _ => IsFuture(statement.Start) ? Occurrence.Upcoming : Latest(statement),
        };
    }

    private static Occurrence Latest(Statement statement) =>
        statement.Period is RangeOf
        || statement.Modifier is DateModifier.Since or DateModifier.Before or DateModifier.Until
            ? Occurrence.Begun
            : Occurrence.Complete;

    /// <summary>True when the words before speak of what is to come.</summary>
    private bool IsFuture(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - CueReach; i--)
        {
            if (scan.At(i).Text is "." or ";" or "?" or "!")
            {
                return false;
            }

            if (scan.Lexicon.Future.TryMatch(scan.Tokens, i, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    private DateSpan Bound(DateSpan span, DateExpression period, DateModifier modifier)
    {
        if (
            period.Rule is "ago"
            && modifier
                is DateModifier.MoreThanAgo
                    or DateModifier.LessThanAgo
                    or DateModifier.Between
                    or DateModifier.Within
                    or DateModifier.MoreThan
                    or DateModifier.AtLeast
        )
        {
            return span;
        }

        var part = (period as Within)?.Selector as PartOf;
        return modifier switch
        {
            DateModifier.Since => new(
                period.Point ?? span.From,
                Context.Conventions.SinceEndsToday ? Context.Today.PlusDays(1) : null
            ),
            DateModifier.After when Context.Conventions.AfterIncludesDay || part?.Part == PeriodPart.Start =>
                new(span.From, null),
            DateModifier.After => new(span.To, null),
            DateModifier.Before => new(null, part?.Part == PeriodPart.End ? span.To : span.From),
            DateModifier.Until => new(null, Context.Conventions.UntilExcludesDay ? span.From : span.To),
            _ => span,
        };
    }
}
