using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>"in 2024 but not in the winter break": a period without a year that is taken from a year is of that year.</summary>
/// <param name="dates">Reads phrases of time.</param>
/// <param name="today">Today and the conventions.</param>
internal sealed class YearOfClause(DateReader dates, DateContext today)
{
    private const int LongWindow = 180;

    /// <summary>The row with such periods in the year that they are taken from; where that holds parts of two, in both.</summary>
    public ImmutableArray<Item> Settle(ImmutableArray<Item> row)
    {
        for (var at = 1; at < row.Length; at++)
        {
            if (
                row[at].Date
                    is { Kind: DateKind.Range, RelativeToToday: false, From: not null, To: not null } period
                && !period.Text.Any(char.IsDigit)
                && WholeBefore(row, at) is { From: { } from, To: { } to }
                && In(period, from, to) is [var first, .. var more]
            )
            {
                row = row.SetItem(at, row[at] with { Date = first, MoreDates = [.. more] });
            }
        }

        return row;
    }

    /// <summary>The long window before a denial before the period.</summary>
    private static DateMatch? WholeBefore(ImmutableArray<Item> row, int at)
    {
        var denied = false;
        for (var before = at - 1; before >= 0; before--)
        {
            denied |= row[before].Is("negation") || row[before].Is("excluding");
            if (row[before].Date is { Kind: DateKind.Range } window)
            {
                return
                    denied
                    && window is { From: { } from, To: { } to }
                    && Period.DaysBetween(from, to) >= LongWindow
                    ? window
                    : null;
            }
        }

        return null;
    }

    /// <summary>The occurrences of a period that touch a window.</summary>
    private List<DateMatch> In(DateMatch period, LocalDate from, LocalDate to) =>
        [
            .. Enumerable
                .Range(from.Year - 1, to.PlusDays(-1).Year - from.Year + 2)
                .SelectMany(year =>
                    dates.Read(FormattableString.Invariant($"{period.Text} {year}"), today).Take(1)
                )
                .Where(found =>
                    found is { Kind: DateKind.Range, From: { } first, To: { } last }
                    && found.Text.Length > period.Text.Length
                    && first < to
                    && last > from
                )
                .Select(found => found with { Start = period.Start, End = period.End, Text = period.Text }),
        ];
}
