using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>A condition with the clause it comes from.</summary>
/// <param name="Node">The condition.</param>
/// <param name="Clause">The clause.</param>
internal sealed record Part(ExpressionNode Node, Clause Clause)
{
    /// <summary>What it was made of; null for ranks and comparisons of measures.</summary>
    public Frame? Frame { get; init; }
}
