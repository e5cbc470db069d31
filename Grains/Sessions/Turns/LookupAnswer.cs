using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Words the rows of a lookup.</summary>
internal static class LookupAnswer
{
    /// <summary>The columns asked for with the number of rows for each of their values.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="asked">Columns asked for; none = the count alone.</param>
    /// <param name="rows">Values of the columns, then the count.</param>
    public static TurnOutcome Of(TurnScope turn, ImmutableArray<Facet> asked, IReadOnlyList<object?[]> rows)
    {
        var texts = turn.Texts.Formatting;
        var count = rows.Sum(row => Cells.Number(row[asked.Length]) ?? 0);
        var values = rows.Select(row => string.Join(", ", row[..asked.Length].Select(CellOf)));
        var words = count switch
        {
            0 => texts.NoRow,
            _ when asked.IsEmpty => count == 1
                ? texts.OneRow
                : texts.SomeRows.Fill(("count", count.ToString(CultureInfo.InvariantCulture))),
            _ => texts.Rows.Fill(("rows", string.Join("; ", values))),
        };
        return TurnAnswers.Say(turn, TurnIntent.Query, words) is var outcome
            ? outcome with
            {
                Result = outcome.Result with
                {
                    Result = new ResultTable(
                        [.. asked.Select(facet => facet.Label), "rows"],
                        [.. rows.Select(row => row[..(asked.Length + 1)].Select(CellOf).ToImmutableArray())]
                    ),
                },
            }
            : throw new System.Diagnostics.UnreachableException();
    }

    private static Literal CellOf(object? cell) =>
        cell switch
        {
            null => new Literal(),
            string text => text,
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when Cells.Number(cell) is { } number => Cells.Value(number),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
        };
}
