using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Lists of periods, whose last may name the year of all: "May or June of 2017", "Q1, Q2 and Q3 2018".</summary>
internal sealed class PeriodList(DateScan scan, PeriodReader periods)
{
    private const int MaxItems = 12;

    /// <summary>A period with what the rest of its list says of it.</summary>
    /// <param name="period">The period.</param>
    /// <param name="end">Token after it.</param>
    public DateExpression Completed(DateExpression period, int end)
    {
        if (period is not Within { Lacks: CalendarUnit.Year } first || period.Dependent || !IsListed(end))
        {
            return period;
        }

        for (var items = 0; items < MaxItems && TryNext(end, first, out end, out var next); items++)
        {
            if (next is { Lacks: null, Outer: Settled { Granularity: CalendarUnit.Year } year })
            {
                return first.Inside(year);
            }

            // A month beside another month is surely one: "March and April".
            period = first with
            {
                Explicit = true,
            };
        }

        return period;
    }

    private bool TryNext(int at, Within first, out int end, out Within next)
    {
        (end, next) = (at, null!);
        var rest = at;
        while (IsListed(rest) && rest < at + 2)
        {
            rest++;
        }

        rest = scan.Sense(rest) is { Preposition: true } ? rest + 1 : rest;
        if (
            rest == at
            || !periods.TryRead(rest, bareUnit: false, out end, out var found)
            || found is not Within { Dependent: false } other
            || other.Granularity != first.Granularity
            || !string.Equals(other.Rule, first.Rule, StringComparison.Ordinal)
        )
        {
            return false;
        }

        next = other;
        return true;
    }

    private bool IsListed(int at) => scan.At(at).Text is "and" or "or" or "," or "&";
}
