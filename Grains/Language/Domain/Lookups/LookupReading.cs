using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>What a question that looks up rows was read as.</summary>
/// <param name="Filter">Conditions on the rows; null for none.</param>
/// <param name="Asked">Columns asked for, in order.</param>
/// <param name="Complete">True when every number, quotation and name of the question went into a condition.</param>
internal sealed record LookupReading(ExpressionNode? Filter, ImmutableArray<Facet> Asked, bool Complete);
