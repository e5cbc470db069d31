using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"returned late", "paid on time", "overdue": the day on which a row was done against the day on which it was due.</summary>
internal sealed class DueDays(ReadingScope scope)
{
    private readonly DayColumns _days = new(scope);

    /// <summary>The row with such words made into conditions of rows.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var item = row[at];
            if (
                item.Date is null
                && !item.Of(MatchKind.Value).Any(match => match.Score >= 0.9)
                && TestOf(row, at) is var (test, end)
            )
            {
                row =
                [
                    .. row[..at],
                    new Item(item.First, row[end - 1].End) { RowNode = test, Weight = item.Weight },
                    .. row[end..],
                ];
            }
        }

        return row;
    }

    private (ExpressionNode Test, int End)? TestOf(ImmutableArray<Item> row, int at)
    {
        var word = scope.Word(row[at]);
        var end =
            word is "late" or "overdue" ? at + 1
            : scope.Words(row[at]) is "on time" ? at + 1
            : word is "on" && at + 1 < row.Length && scope.Word(row[at + 1]) is "time" ? at + 2
            : -1;
        if (end < 0 || DueOf(row, at) is not var (due, done))
        {
            return null;
        }

        if (
            word is "overdue"
            && end < row.Length
            && row[end].Date is { } now
            && now.From == scope.Today.Today
        )
        {
            // "overdue right now"
            end++;
        }

        var distance = DayColumns.Between(done, due);
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(scope.Today.Today);
        return word is "overdue"
            ? (
                Nodes.And([
                    Test(new Measure { FacetId = done.FacetId }, ConditionOperator.Missing, []),
                    Test(new Measure { FacetId = due.FacetId }, ConditionOperator.Lt, [today]),
                ])!,
                end
            )
            : (Test(distance, word is "late" ? ConditionOperator.Gt : ConditionOperator.Le, [0]), end);
    }

    /// <summary>The table that rows before the word are of: its day of being due, and the one of being done.</summary>
    private (Facet Due, Facet Done)? DueOf(ImmutableArray<Item> row, int at)
    {
        var said = row.Take(at).Reverse().Take(8).ToList();
        foreach (var events in scope.Model.Events)
        {
            var days = events.Days.ToList();
            if (
                days.Find(IsDue) is not { } due
                || days.FindAll(day => day != due && day != events.Timestamp && !IsDue(day))
                    is not { Count: > 0 } others
            )
            {
                continue;
            }

            var named = _days.Of(said).Select(day => day.Day).FirstOrDefault(others.Contains);
            if (named is not null || others.Count == 1)
            {
                return (due, named ?? others[0]);
            }
        }

        return null;
    }

    private bool IsDue(Facet day) => PopulationModel.Words(day).Any(word => scope.Cues.Days.Due.Has(word));

    private static ExpressionNode.Condition Test(
        Measure measure,
        ConditionOperator operation,
        ImmutableArray<Literal> values
    ) =>
        new()
        {
            Measure = measure,
            Operator = operation,
            Values = values,
            Confidence = 0.85,
        };
}
