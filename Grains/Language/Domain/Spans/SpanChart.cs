using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Readings by stretch of tokens.</summary>
/// <param name="length">Tokens of the sentence.</param>
internal sealed class SpanChart(int length)
{
    private readonly Dictionary<(int First, int End), Item> _items = [];

    /// <summary>Adds a reading of a stretch; the stretch is worth the most of what its readings are worth.</summary>
    public void Add(int first, int end, Func<Item, Item> reading, double weight)
    {
        var item = _items.TryGetValue((first, end), out var found) ? found : new Item(first, end);
        _items[(first, end)] = reading(item) with { Weight = Math.Max(item.Weight, weight) };
    }

    /// <summary>True when a stretch that holds the token has a reading.</summary>
    public bool Knows(int token) => _items.Keys.Any(span => span.First <= token && token < span.End);

    /// <summary>The row of stretches with the highest sum, gaps filled with unknown tokens.</summary>
    public ImmutableArray<Item> Best()
    {
        var best = new double[length + 1];
        var chosen = new Item[length + 1];
        var byEnd = _items.Values.ToLookup(item => item.End);
        for (var end = 1; end <= length; end++)
        {
            best[end] = best[end - 1];
            chosen[end] =
                _items.TryGetValue((end - 1, end), out var single) && single.Weight <= 0
                    ? single
                    : new Item(end - 1, end);
            foreach (var item in byEnd[end])
            {
                if (best[item.First] + item.Weight > best[end])
                {
                    best[end] = best[item.First] + item.Weight;
                    chosen[end] = item;
                }
            }
        }

        var row = new List<Item>();
        for (var end = length; end > 0; end = chosen[end].First)
        {
            row.Add(chosen[end]);
        }

        row.Reverse();
        return [.. row];
    }
}
