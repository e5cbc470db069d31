using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Words of a message that only its user can settle.</summary>
/// <param name="Vague">Vague words that nobody defined; asked about together.</param>
/// <param name="Item">Else the words that nothing was made of; null = there are no words to ask about.</param>
internal sealed record OpenWords(ImmutableArray<Item> Vague, Item? Item)
{
    /// <summary>What a reading leaves open; null when it leaves nothing.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="limits">When words are worth a question.</param>
    /// <param name="needsTree">True when a reading without any condition is one that was not understood.</param>
    public static OpenWords? Find(Reading reading, ClarificationLimits limits, bool needsTree = true)
    {
        if (!reading.Vague.IsEmpty)
        {
            return new OpenWords(reading.Vague, null);
        }

        var open = reading
            .Problems.Select(problem => problem.Item)
            .Concat(reading.Unknown.Where(item => IsWorthAsking(item, reading, limits)))
            .OrderBy(item => item.First)
            .FirstOrDefault();
        return open is not null ? new OpenWords([], open)
            : needsTree && reading.Expression is null && !SaysEveryone(reading) ? NotUnderstood(reading)
            : null;
    }

    /// <summary>Of a message that nothing could be made of, the words to ask about.</summary>
    public static OpenWords NotUnderstood(Reading reading) =>
        new(
            [],
            reading.Unknown.FirstOrDefault()
                ?? reading.Items.FirstOrDefault(item => !item.Filler)
                ?? reading.Items.FirstOrDefault()
        );

    private static bool SaysEveryone(Reading reading) =>
        reading.Scope.Tokens.Any(token =>
            token.Folded is "all" or "everyone" or "everybody" or "every" or "anyone"
        ) && reading.Unknown.IsEmpty;

    /// <summary>Frequent words that the grammar does not need are let go with a warning; names, codes and rare words are asked about.</summary>
    private static bool IsWorthAsking(Item item, Reading reading, ClarificationLimits limits)
    {
        var token = reading.Scope.Tokens[item.First];
        return token.Kind is TokenKind.Number or TokenKind.Ordinal
            || WordList.Rank(token.Folded) > limits.CommonWordRank
            || (reading.Unknown.Length <= limits.MostLostWords && new LostQualifiers(reading).Holds(item));
    }
}
