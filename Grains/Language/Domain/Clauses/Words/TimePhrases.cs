using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>What phrases of time say in a clause: days of the week, windows, frequencies, rates and lengths.</summary>
internal sealed class TimePhrases(ReadingScope scope)
{
    /// <summary>Adds what one phrase says.</summary>
    public void Take(Item item, DateMatch date, int at, Gathering gathered)
    {
        if (date.Weekdays != Weekdays.None)
        {
            gathered.Change(frame => frame with { Weekdays = date.Weekdays });
        }
        else if (date.Kind == DateKind.Range)
        {
            gathered.Change(frame =>
                frame with
                {
                    Windows = [.. frame.Windows, date, .. item.MoreDates],
                    WindowsJoint = item.List != Joint.Start ? item.List : frame.WindowsJoint,
                }
            );
        }
        else if (date is { Kind: DateKind.Frequency, Frequency: { } frequency })
        {
            gathered.Change(frame => frame with { Per = frequency.Per });
            gathered.AddComparison(TimesOf(frequency), item, at);
        }
        else if (
            date is { Kind: DateKind.Duration, Amount: 1, Modifier: DateModifier.None }
            && scope.Cues.Days.Rates.Has(scope.Tokens[item.First].Folded)
            && scope.Tokens.ElementAtOrDefault(item.End)?.Folded is not "or"
        )
        {
            // "95 a month", "8 visits per month": the unit of a rate.
            gathered.Change(frame => frame with { Per = date.Unit });
        }
        else if (date.Kind == DateKind.Duration)
        {
            gathered.Change(frame => frame with { Length = frame.Length ?? date });
            gathered.LengthItem ??= item;
        }
    }

    private static Comparison TimesOf(FrequencySpec frequency) =>
        new Comparison(
            frequency.Comparator switch
            {
                FrequencyComparator.AtLeast => ConditionOperator.Ge,
                FrequencyComparator.AtMost => ConditionOperator.Le,
                FrequencyComparator.MoreThan => ConditionOperator.Gt,
                FrequencyComparator.LessThan => ConditionOperator.Lt,
                _ => ConditionOperator.Ge,
            },
            frequency.Times,
            null,
            NumberUnit.Times,
            frequency.Comparator != FrequencyComparator.Exactly,
            false
        );
}
