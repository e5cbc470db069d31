using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
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

    /// <summary>The words to ask about, verbatim: with those beside them that nothing was made of either ("night owls").</summary>
    public string Words(Reading reading)
    {
        var item = Item!;
        var first = item;
        var last = item;
        while (reading.Unknown.FirstOrDefault(other => other.End == first.First) is { } before)
        {
            first = before;
        }

        while (reading.Unknown.FirstOrDefault(other => other.First == last.End) is { } after)
        {
            last = after;
        }

        var (start, end) = (reading.Scope.Source(first), reading.Scope.Source(last));
        return first == last || end.End > reading.Scope.Said.Original.Length
            ? reading.Scope.Source(item).Text
            : reading.Scope.Said.Original[start.Start..end.End];
    }

    private static bool SaysEveryone(Reading reading) =>
        reading.Scope.Tokens.Any(token =>
            token.Folded is "all" or "everyone" or "everybody" or "every" or "anyone"
        ) && reading.Unknown.IsEmpty;

    /// <summary>Frequent words that the grammar does not need are let go with a warning; names, codes and rare words are asked about.</summary>
    private static bool IsWorthAsking(Item item, Reading reading, ClarificationLimits limits)
    {
        var token = reading.Scope.Tokens[item.First];
        return token.Kind is TokenKind.Number or TokenKind.Ordinal
            || Rank(item, reading) > limits.CommonWordRank
            || (reading.Unknown.Length <= limits.MostLostWords && new LostQualifiers(reading).Holds(item));
    }

    /// <summary>How rare a word is; one for those who do something with a value before it ("Polish speakers") is as frequent as its verb.</summary>
    private static int Rank(Item item, Reading reading)
    {
        var word = reading.Scope.Tokens[item.First].Folded;
        var one = word.TrimEnd('s');
        return
            one.EndsWith("er", StringComparison.Ordinal)
            && reading.Items.Any(other => other.End == item.First && other.Of(MatchKind.Value).Any())
            ? new[] { word, one[..^2], one[..^1] }.Min(form => WordList.Rank(form))
            : WordList.Rank(word);
    }
}
