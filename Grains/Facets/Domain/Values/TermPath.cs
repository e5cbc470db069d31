using System.Runtime.InteropServices;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>How the words of a stretch were read so far.</summary>
/// <param name="Node">Where they lead to in the trie of phrases.</param>
/// <param name="Factor">How sure the words are, 0 to 1.</param>
/// <param name="Way">The least direct way by which one of them was read.</param>
/// <param name="Negated">True when one of them denies.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermPath(int Node, double Factor, MatchWay Way, bool Negated);
