using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>What a sentence was read as.</summary>
internal sealed record Reading
{
    /// <summary>The sentence's items in order.</summary>
    public required ImmutableArray<Item> Items { get; init; }

    /// <summary>What the reading knew.</summary>
    public required ReadingScope Scope { get; init; }

    /// <summary>The conditions; null when there is none.</summary>
    public ExpressionNode? Expression { get; init; }

    /// <summary>Another reading of the same words that is about as likely; null when there is none.</summary>
    public ExpressionNode? Rival { get; init; }

    /// <summary>Vague words that nobody has defined.</summary>
    public ImmutableArray<Item> Vague { get; init; } = [];

    /// <summary>Stretches that nothing was made of, with what was missing.</summary>
    public ImmutableArray<(Item Item, string Problem)> Problems { get; init; } = [];

    /// <summary>Facets that a condition was found for, by item: which role the words play.</summary>
    public ImmutableArray<Item> Unknown { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The last frame, for a message that goes on from here.</summary>
    public Frame? LastFrame { get; init; }
}
