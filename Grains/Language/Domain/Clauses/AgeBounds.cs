using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"people over 60 or under 30 in Leeds": two bounds of one age are one test, whatever follows.</summary>
internal static class AgeBounds
{
    /// <summary>The row with each such pair as one condition.</summary>
    public static ImmutableArray<Item> Join(ImmutableArray<Item> row, ReadingScope scope)
    {
        var person = new PersonFacts(scope);
        for (var at = 0; at + 2 < row.Length; at++)
        {
            if (
                row[at].Comparison is { Stated: true } one
                && row[at + 1].Is("conjunction.or")
                && row[at + 2].Comparison is { Stated: true } other
                && person.AgeIn(row, at, one) is { } first
                && person.AgeIn(row, at + 2, other with { OfAge = true }) is { } second
            )
            {
                row =
                [
                    .. row[..at],
                    new Item(row[at].First, row[at + 2].End) { Node = Nodes.Or([first, second]) },
                    .. row[(at + 3)..],
                ];
            }
        }

        return row;
    }
}
