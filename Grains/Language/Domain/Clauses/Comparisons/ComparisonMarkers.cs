using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

/// <summary>Words that hold one thing against another: "more than", "above", "exceeds".</summary>
internal sealed class ComparisonMarkers(ReadingScope scope)
{
    /// <summary>The place of the first word that compares two things; −1 for none.</summary>
    public static int At(ImmutableArray<Item> items) =>
        Index(
            items,
            item =>
                (item.IsKind("compare.") || item.Is("more") || item.Is("fewer"))
                && item.Comparison is null
                && !item.IsKind("compare.between")
        );

    /// <summary>"booked over the phone": by way of it.</summary>
    public bool IsPreposition(ImmutableArray<Item> items, int sign) =>
        items[sign].Length == 1
        && scope.Cues.Amounts.Bounds.Has(scope.Word(items[sign]))
        && items[(sign + 1)..]
            .Where(ClauseCutter.IsContent)
            .All(item => item.Of(Facets.Domain.MatchKind.Value).Any() || item.Date is not null);

    /// <summary>The other side follows it directly.</summary>
    public bool EndsInThan(Item item) => scope.Cues.Amounts.Than.Has(scope.Tokens[item.End - 1].Folded);

    /// <summary>How a word compares.</summary>
    public static ConditionOperator OperatorOf(Item item) =>
        item.Kind("compare.") is { } stated ? ComparisonReader.OperatorOf(stated)
        : item.Is("more") ? ConditionOperator.Gt
        : ConditionOperator.Lt;

    /// <summary>The first place from another on where a test holds; −1 for none.</summary>
    public static int Index(ImmutableArray<Item> items, Func<Item, bool> test, int from = 0)
    {
        for (var at = from; at < items.Length; at++)
        {
            if (test(items[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
