using System.Runtime.InteropServices;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Phrases of terms with what they lead to.</summary>
internal sealed class TermTrie
{
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<List<int>?> _payloads = [null];

    /// <summary>Node before any term.</summary>
    public const int Root = 0;

    /// <summary>Adds a phrase.</summary>
    public void Add(ReadOnlySpan<int> terms, int payload)
    {
        if (terms.IsEmpty)
        {
            return;
        }

        var node = Root;
        foreach (var term in terms)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _edges,
                Edge(node, term),
                out var exists
            );
            if (!exists)
            {
                next = _payloads.Count;
                _payloads.Add(null);
            }

            node = next;
        }

        (_payloads[node] ??= []).Add(payload);
    }

    /// <summary>The node after one more term; −1 when no phrase goes on so.</summary>
    public int Step(int node, int term) => _edges.TryGetValue(Edge(node, term), out var next) ? next : -1;

    /// <summary>What the phrases that end at a node lead to.</summary>
    public ReadOnlySpan<int> Payloads(int node) => CollectionsMarshal.AsSpan(_payloads[node]);

    private static long Edge(int node, int term) => ((long)node << 32) | (uint)term;
}
