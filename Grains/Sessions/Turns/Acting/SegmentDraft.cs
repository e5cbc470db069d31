using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>A segment before it is counted, named and verified.</summary>
/// <param name="Definition">The segment; without a name it gets one made of its conditions.</param>
/// <param name="Intent">What the user wanted.</param>
/// <param name="Audit"><c>created</c> or <c>edited</c>.</param>
internal sealed record SegmentDraft(SegmentDefinition Definition, TurnIntent Intent, string Audit)
{
    /// <summary>What the words were read as; null where no words made the tree.</summary>
    public Reading? Reading { get; init; }

    /// <summary>Reads the sentence again for the options of a question.</summary>
    public MessageReader? Reader { get; init; }

    /// <summary>The words that a question would be about.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>Words that the reading leaves open; null = none.</summary>
    public OpenWords? Open { get; init; }

    /// <summary>Another reading of the same words; null = none.</summary>
    public ExpressionNode? Rival { get; init; }

    /// <summary>The tree, and its rival where there is one.</summary>
    public ImmutableArray<ExpressionNode?> Trees =>
        Rival is null ? [Definition.Expression] : [Definition.Expression, Rival];

    /// <summary>What else follows from the turn.</summary>
    public ImmutableArray<TurnCommand> Commands { get; init; } = [];

    /// <summary>What the session remembers when the draft becomes its segment; its current segment is set by then.</summary>
    public required DialogueState After { get; init; }

    /// <summary>What is said of it, where something is; null = nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The segment that it goes on from: changed, made again or recalled; null = none.</summary>
    public SegmentDefinition? From { get; init; }

    /// <summary>Confidence of the segment whose conditions stay in this one, which cannot be surer; 1 = of none.</summary>
    public double Inherited { get; init; } = 1;

    /// <summary>True when the segment keeps the moment at which it was made.</summary>
    public bool KeepsTime { get; init; }
}
