using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>What a session remembers between turns for reading the next message.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.DialogueState")]
public sealed record DialogueState
{
    /// <summary>The segment that edits apply to; null = none yet.</summary>
    [Id(0)]
    public SegmentDefinition? Current { get; init; }

    /// <summary>Earlier states of the current segment, oldest first, for undo.</summary>
    [Id(1)]
    public ImmutableArray<SegmentDefinition> Undo { get; init; } = [];

    /// <summary>Undone states, for redo; last undone last.</summary>
    [Id(2)]
    public ImmutableArray<SegmentDefinition> Redo { get; init; } = [];

    /// <summary>The open question with the message it came from; null = none.</summary>
    [Id(3)]
    public PendingQuestion? Pending { get; init; }

    /// <summary>Words settled in this session: term → meaning in words.</summary>
    [Id(4)]
    public ImmutableSortedDictionary<string, string> Settled { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The people that the last answer spoke of, meant by "those" until something else is said; null = none.</summary>
    [Id(5)]
    public ExpressionNode? Group { get; init; }

    /// <summary>What an earlier message of the session decides about people (credit, housing …); null = nothing.</summary>
    [Id(6)]
    public string? Purpose { get; init; }

    /// <summary>When the task state was begun afresh after the session had been archived, by the server's clock; null = at its opening.</summary>
    [Id(7)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Meanings that the current segment rests on, for "no, I meant …"; null = none.</summary>
    [Id(8)]
    public ImmutableArray<ResolvedMeaning>? Resolved { get; init; }

    /// <summary>The messages that made the current segment, the first and its changes; null = not known, as after an undo.</summary>
    [Id(9)]
    public ImmutableArray<string>? Said { get; init; }

    /// <summary>When a word was last settled, by the server's clock; null = not known.</summary>
    [Id(10)]
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Words whose meaning the turn before told or noted, for "forget it"; null = none.</summary>
    [Id(11)]
    public ImmutableArray<string>? Told { get; init; }

    /// <summary>The segment that the session deleted last, for "restore it"; null = none. One that was not its current one has no version.</summary>
    [Id(12)]
    public SegmentDefinition? Deleted { get; init; }

    /// <summary>The dialogue when another segment becomes its current one: nothing to undo, nothing asked, nobody spoken of.</summary>
    internal DialogueState WithoutHistory() =>
        this with
        {
            Undo = [],
            Redo = [],
            Pending = null,
            Group = null,
            Resolved = null,
            Said = null,
        };

    /// <summary>The dialogue when its current segment is changed, which can be undone.</summary>
    internal DialogueState WithUndo(SegmentDefinition before) =>
        WithoutHistory() with
        {
            Undo = Undo.Add(before),
        };
}

/// <summary>A meaning that the current segment rests on.</summary>
/// <param name="Term">The word.</param>
/// <param name="Key">Canonical key of its meaning.</param>
/// <param name="Type">Kind of question that it answers.</param>
/// <param name="Options">Ready answers of the question, in their order; empty = never asked.</param>
/// <param name="TurnId">Turn that resolved it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResolvedMeaning")]
public sealed record ResolvedMeaning(
    [property: Id(0)] string Term,
    [property: Id(1)] string Key,
    [property: Id(2)] string Type,
    [property: Id(3)] ImmutableArray<string> Options,
    [property: Id(4)] string TurnId
);

/// <summary>A question that waits for its answer.</summary>
/// <param name="Question">As it was put.</param>
/// <param name="Message">The message that it came from, verbatim.</param>
/// <param name="Intent">Intent of that message.</param>
/// <param name="Offered">Segments behind the options or interpretations, in their order; null entries for options without one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.PendingQuestion")]
public sealed record PendingQuestion(
    [property: Id(0)] ClarifyingQuestion Question,
    [property: Id(1)] string Message,
    [property: Id(2)] TurnIntent Intent,
    [property: Id(3)] ImmutableArray<ExpressionNode?> Offered
)
{
    /// <summary>Words that the answer gives a meaning to, lower case; none for a choice between readings.</summary>
    [Id(4)]
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>The segment that the question is whether to delete; null = another question.</summary>
    [Id(5)]
    public string? SegmentId { get; init; }

    /// <summary>Meanings that earlier answers gave to words of the message, by word, those that hold for this once included; null = none.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, string>? Given { get; init; }

    /// <summary>Changes that were said instead of an answer, to be made when there is one; null = none.</summary>
    [Id(7)]
    public ImmutableArray<string>? Then { get; init; }
}
