using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Dates;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Phrases of time as callers outside see them.</summary>
internal static class DateReport
{
    private static readonly ImmutableArray<Weekdays> Days =
    [
        Weekdays.Monday,
        Weekdays.Tuesday,
        Weekdays.Wednesday,
        Weekdays.Thursday,
        Weekdays.Friday,
        Weekdays.Saturday,
        Weekdays.Sunday,
    ];

    /// <summary>All of a text's phrases.</summary>
    public static ResolvedDates Of(IEnumerable<DateMatch> matches, LocalDate today) =>
        new([.. matches.Select(Of)], today.ToDateOnly());

    private static ResolvedDate Of(DateMatch match) =>
        new()
        {
            Text = match.Text,
            Start = Day(match.From),
            End = Day(match.To),
            Kind = Name(match.Kind),
            Frequency = match.Frequency is { } often
                ? new(often.Times, Name(often.Comparator), Name(often.Per), often.Every)
                : null,
            Length = match is { Amount: { } amount, Unit: { } unit }
                ? new ResolvedLength(amount, Name(unit))
                : null,
            Modifier = match.Modifier == DateModifier.None ? null : Name(match.Modifier),
            Weekdays = match.Weekdays == Weekdays.None ? null : DaysOf(match.Weekdays),
            Relative = match.RelativeToToday,
            Rule = match.Rule,
            Convention = match.Convention.Length == 0 ? null : match.Convention,
            Source = new DateSource(match.Start, match.End),
            Rival = match.Rival,
        };

    private static ImmutableArray<string> DaysOf(Weekdays weekdays) =>
        [.. Days.Where(day => weekdays.HasFlag(day)).Select(day => Name(day))];

    /// <summary>Days before year 1 and after year 9999 have no form in JSON: such an end is open.</summary>
    private static DateOnly? Day(LocalDate? day) =>
        day is { Year: >= 1 and <= 9999 } known ? known.ToDateOnly() : null;

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
