using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"spent over 500 in the last 12 months" where the column is of the last 12 months: the time says which column, and nothing more.</summary>
internal static class ColumnSpans
{
    private const double Named = 0.5;

    /// <summary>The row with such phrases of time made part of the column's name.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (
                row[at] is { Date: { } date, Comparison: null }
                && MonthsOf(date) is { } months
                && (Nearest(row, at, months, scope) ?? OfMoney(row, months, scope)) is { } column
            )
            {
                row = row.SetItem(
                    at,
                    new Item(row[at].First, row[at].End)
                    {
                        Filler = true,
                        Matches = [column with { First = row[at].First, End = row[at].End }],
                    }
                );
            }
        }

        return row;
    }

    /// <summary>The nearest name of a column of that span.</summary>
    private static FacetMatch? Nearest(
        ImmutableArray<Item> row,
        int at,
        decimal months,
        ReadingScope scope
    ) =>
        row.Select((item, place) => (item, Distance: Math.Abs(place - at)))
            .Where(pair => pair.Distance > 0)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.item.Matches.FirstOrDefault())
            .FirstOrDefault(match =>
                match is { Kind: MatchKind.Facet, Score: >= Named }
                && scope.Model.Find(match.FacetId) is { } facet
                && Of(facet) == months
            );

    /// <summary>"over 500 pounds in 12 months", of no column that is named: the total of that time.</summary>
    private static FacetMatch? OfMoney(ImmutableArray<Item> row, decimal months, ReadingScope scope) =>
        scope.Model.Families.Whole is { } whole
        && Of(whole) == months
        && row.Any(item => item.Comparison is { Unit: NumberUnit.Money })
        && !row.Any(item => item.Event is "signup" or "churn")
            ? new FacetMatch(
                0,
                0,
                MatchKind.Facet,
                whole.FacetId,
                [],
                MatchWay.Synonym,
                Named,
                false,
                ConditionOperator.Gt
            )
            : null;

    /// <summary>"last 12 months", "a year", "annually"; null for a time that does not end today.</summary>
    private static decimal? MonthsOf(DateMatch date) =>
        date switch
        {
            { Kind: DateKind.Range, RelativeToToday: true, Amount: { } amount, Unit: { } unit }
                when date.Modifier is DateModifier.None or DateModifier.Within => Months(amount, unit),
            { Kind: DateKind.Duration, Amount: { } amount, Unit: { } unit, Modifier: DateModifier.None } =>
                Months(amount, unit),
            _ => null,
        };

    /// <summary>The time that a column is of, by its name or what is written of it: "12 m", "in the last 12 months"; null when it says none.</summary>
    private static decimal? Of(Facet facet) => In(facet.Label) ?? In(facet.Description);

    private static decimal? In(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (
                at + 1 < tokens.Length
                && tokens[at].Kind == TokenKind.Number
                && decimal.TryParse(tokens[at].Text, CultureInfo.InvariantCulture, out var number)
                && UnitOf(tokens[at + 1]) is { } unit
            )
            {
                return Months(number, unit);
            }

            if (tokens[at].Folded is "annual" or "yearly" or "annually")
            {
                return 12;
            }
        }

        return null;
    }

    private static CalendarUnit? UnitOf(Token token) =>
        token.Folded switch
        {
            "d" => CalendarUnit.Day,
            "w" or "wk" => CalendarUnit.Week,
            "m" or "mo" or "mth" or "mths" => CalendarUnit.Month,
            "y" or "yr" or "yrs" => CalendarUnit.Year,
            _ => CalendarWords.UnitOf(token.Stem),
        };

    private static decimal Months(decimal amount, CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Day => amount / 30,
            CalendarUnit.Week => amount * 7 / 30,
            CalendarUnit.Quarter => amount * 3,
            CalendarUnit.Year => amount * 12,
            _ => amount,
        };
}
