using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Words that nobody knows where the verb stands: "missed an event" is not having one. What is done with an order or a review matters less.</summary>
internal static class UnknownVerbs
{
    /// <summary>The unknown verbs that have an object of their own.</summary>
    /// <param name="items">The sentence's items.</param>
    /// <param name="scope">The sentence.</param>
    public static IEnumerable<Item> In(ImmutableArray<Item> items, ReadingScope scope)
    {
        for (var at = 1; at + 1 < items.Length; at++)
        {
            if (
                items[at] is { Unknown: true, Length: 1 } verb
                && scope.Tokens[verb.First].Kind == TokenKind.Word
                && IsAfterRelative(items, at)
                && scope.Cues.Events.ObjectDeterminers.Has(scope.Tokens[verb.End].Folded)
                && !items.Skip(at + 1).Take(3).Any(item => item.NamesEvent)
            )
            {
                yield return verb;
            }
        }
    }

    private static bool IsAfterRelative(ImmutableArray<Item> items, int at) =>
        items[at - 1].Is("relative")
        || (
            at > 1
            && (items[at - 1].Is("with") || items[at - 1].Is("negation"))
            && items[at - 2].Is("relative")
        );
}
