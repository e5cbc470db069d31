using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Calendar units that are counted: "in at least three months of 2017", "in 3 or more weeks".</summary>
internal static class CountedPeriods
{
    /// <summary>The unit, with how many of them; null when the length is one of time that passes.</summary>
    public static (CalendarUnit Unit, Comparison Count)? At(
        ImmutableArray<Item> items,
        int at,
        ReadingScope scope,
        bool negated
    )
    {
        var item = items[at];
        var inside =
            scope.Tokens[item.First].Folded is "in" or "on" or "during"
            || scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is "in" or "on" or "during";
        var dated = items.Any(other => other.Date is { Kind: DateKind.Range });
        if (
            item.Date is
            {
                Kind: DateKind.Duration,
                Amount: { } amount,
                Unit: { } unit,
                Modifier: DateModifier.AtLeast or DateModifier.MoreThan
            } length
        )
        {
            return dated || (inside && !negated && items.Any(other => other.Event is not null))
                ? (
                    unit,
                    new Comparison(
                        length.Modifier == DateModifier.AtLeast ? ConditionOperator.Ge : ConditionOperator.Gt,
                        amount,
                        null,
                        NumberUnit.None,
                        Stated: true,
                        OfAge: false
                    )
                )
                : null;
        }

        return
            item.Comparison is { Unit: NumberUnit.None } count
            && inside
            && (dated || count.Stated)
            && CalendarWords.UnitOf(scope.Tokens.ElementAtOrDefault(item.End)?.Stem) is { } counted
            ? (counted, count)
            : null;
    }

    /// <summary>"in a single month", "in one week": the unit in one of which all is meant to have happened; null for other words.</summary>
    public static CalendarUnit? Single(Item item, ReadingScope scope) =>
        item is { Length: > 2, Date: null, Comparison: null }
        && item.Is("critical")
        && scope.Tokens[item.End - 2].Folded is "single" or "one" or "same"
            ? CalendarWords.UnitOf(scope.Tokens[item.End - 1].Stem)
            : null;

    /// <summary>True while the periods are spoken of whose sum follows: "at least three months in 2017 with 100 or more".</summary>
    public static bool Begin(IReadOnlyList<Item> items) =>
        items.Any(item =>
            item.Date is { Kind: DateKind.Duration, Modifier: DateModifier.AtLeast or DateModifier.MoreThan }
        )
        && items.Any(item => item.Date is { Kind: DateKind.Range })
        && !items.Any(item => item.Event is not null && !item.Filler);
}
