using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>
/// Two definitions for one query. Each is taken at its own day: a definition is put in as a segment that the query refers to, and so is
/// each of its leaves.
/// </summary>
internal sealed class TreePair
{
    private readonly LeafTree _before;
    private readonly LeafTree _after;
    private readonly ExpressionText _text;
    private readonly ImmutableArray<string> _words;

    public TreePair(SegmentContext context, SegmentDefinition before, SegmentDefinition after)
    {
        (_before, _after) = (new(before.Expression), new(after.Expression));
        _text = new(context);
        var known = new Dictionary<string, SegmentDefinition>(StringComparer.Ordinal);
        ExpressionNode Put(SegmentDefinition definition, ExpressionNode? tree, bool isWhole = false)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"/{known.Count}");
            known[id] = isWhole ? definition : definition with { Expression = tree, Frozen = null };
            return new ExpressionNode.Reference(id);
        }

        Nodes =
        [
            Put(before, before.Expression, isWhole: true),
            Put(after, after.Expression, isWhole: true),
            .. _before.Leaves.Select(leaf => Put(before, leaf)),
            .. _after.Leaves.Select(leaf => Put(after, leaf)),
        ];
        Context = context with { Find = id => known.GetValueOrDefault(id) ?? context.Find?.Invoke(id) };
        _words = [.. _before.Leaves.Concat(_after.Leaves).Select(_text.Words)];
    }

    /// <summary>What the nodes are compiled against.</summary>
    public SegmentContext Context { get; }

    /// <summary>The definition before, the one after, then the leaves of both.</summary>
    public ImmutableArray<ExpressionNode> Nodes { get; }

    /// <summary>The conditions that moved a member.</summary>
    /// <param name="holds">For each of <see cref="Nodes"/> whether the member meets it; the first two differ.</param>
    public ImmutableArray<MoveCause> Causes(IReadOnlyList<bool> holds)
    {
        var first = 2 + _before.Leaves.Count;
        var old = holds.Skip(2).Take(_before.Leaves.Count).ToList();
        var now = holds.Skip(first).ToList();
        var brought = _after.Deciding(holds[1], now).ToList();
        var gone = _before.Deciding(holds[0], old).ToList();
        var added = brought
            .Where(leaf => !_before.Canons.Contains(_after.Canons[leaf], StringComparer.Ordinal))
            .ToList();
        var removed = gone.Where(leaf =>
                !_after.Canons.Contains(_before.Canons[leaf], StringComparer.Ordinal)
            )
            .ToList();
        // Who went out fails what came; who came in failed what is gone.
        var isIn = holds[1];
        var came = added.Select(leaf => Cause(first + leaf, "added", holds));
        var left = removed.Select(leaf => Cause(2 + leaf, "removed", holds));
        return (added.Count, removed.Count) switch
        {
            (> 0, 0) => [.. came],
            (0, > 0) => [.. left],
            (0, 0) => [.. brought.Select(leaf => Cause(first + leaf, "kept", holds))],
            _ => isIn ? [.. left] : [.. came],
        };
    }

    private MoveCause Cause(int node, string change, IReadOnlyList<bool> holds) =>
        new(_words[node - 2], change, holds[node]);
}
