using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Finds the words that name the two days of a distance: before it the day of what was done, after it the day that is counted from.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class DayAnchors(ReadingScope scope)
{
    private const int MaxBefore = 7;
    private const int MaxAfter = 4;
    private readonly DayColumns _days = new(scope);

    /// <summary>The words of the clause before a place.</summary>
    public List<Item> Before(ImmutableArray<Item> row, int at)
    {
        var said = new List<Item>();
        for (var back = at - 1; back >= 0 && back >= at - MaxBefore; back--)
        {
            if (
                row[back].IsKind("conjunction")
                || row[back].Is("relative")
                || scope.Word(row[back]) is "," or ";" or "."
            )
            {
                break;
            }

            said.Add(row[back]);
        }

        return said;
    }

    /// <summary>What the days are counted from, with the place after it; null when the words name no day.</summary>
    public (List<Item> Items, int End)? After(ImmutableArray<Item> row, int first)
    {
        for (var at = first; at < row.Length && at < first + MaxAfter; at++)
        {
            if (_days.Of([row[at]]).Any())
            {
                var end = at + 1;
                while (end < row.Length && scope.Cues.Days.AnchorEnds.Has(scope.Word(row[end])))
                {
                    end++;
                }

                return ([row[at]], end);
            }

            if (
                !IsSkipped(scope.Word(row[at]))
                && !scope.Thesaurus.IsEntityWord(scope.Tokens[row[at].First].Stem)
            )
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"between booking and check-in".</summary>
    public (List<Item> One, List<Item> Other, int End)? Both(ImmutableArray<Item> row, int first) =>
        After(row, first) is var (one, middle)
        && middle < row.Length
        && row[middle].Is("conjunction.and")
        && After(row, middle + 1) is var (other, end)
            ? (one, other, end)
            : null;

    /// <summary>Words before the name of a day that tell nothing of it.</summary>
    public bool IsSkipped(string word) =>
        scope.Cues.Days.AnchorFillers.Has(word) || scope.Cues.Days.DayFillers.Has(word);
}
