using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>The event of a clause.</summary>
/// <param name="Item">The words that are the event and nothing else; null = none are.</param>
/// <param name="Column">Without <see cref="Item"/>: the words of a column or a value that hold the name of the rows; null = none.</param>
/// <param name="Table">Its rows; null = no event.</param>
/// <param name="Rows">What the words of <see cref="Column"/> say of the rows beside their name.</param>
internal sealed record SpokenEvent(Item? Item, Item? Column, EventTable? Table, ImmutableArray<RowTest> Rows)
{
    /// <summary>The words that name the rows.</summary>
    public Item? Noun => Item ?? Column;

    /// <summary>True for words that say no more than has been taken from them here.</summary>
    public bool IsAll(Item item) => item == Item || (!Rows.IsEmpty && item == Column);
}
