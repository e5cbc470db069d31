using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>A query and its parameters; no text of a user is ever part of <paramref name="Sql"/>.</summary>
/// <param name="Sql">Text with <c>$1</c>, <c>$2</c> … for the parameters.</param>
/// <param name="Parameters">Values in order: decimal, long, string, bool or <see cref="DateOnly"/>.</param>
public sealed record CompiledQuery(string Sql, ImmutableArray<object> Parameters);
