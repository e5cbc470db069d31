using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>A consequence of a turn outside its session.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnCommand")]
public abstract record TurnCommand
{
    private TurnCommand() { }

    /// <summary>Stores a segment or its next version.</summary>
    /// <param name="Segment">With its id and version; the grain appends the audit entry.</param>
    /// <param name="AuditAction"><c>created</c>, <c>edited</c> or <c>renamed</c>.</param>
    /// <param name="Draft">True for one of two interpretations that nobody chose yet.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Save")]
    public sealed record Save(
        [property: Id(0)] SegmentDefinition Segment,
        [property: Id(1)] string AuditAction,
        [property: Id(2)] bool Draft = false
    ) : TurnCommand;

    /// <summary>Deletes a segment (tombstone).</summary>
    /// <param name="SegmentId">Which.</param>
    /// <param name="Words">The words that asked for it.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Delete")]
    public sealed record Delete([property: Id(0)] string SegmentId, [property: Id(1)] string Words)
        : TurnCommand;

    /// <summary>Restores a deleted segment.</summary>
    /// <param name="SegmentId">Which.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Restore")]
    public sealed record Restore([property: Id(0)] string SegmentId) : TurnCommand;

    /// <summary>Freezes a segment's members, or lets them follow the data again.</summary>
    /// <param name="SegmentId">Which.</param>
    /// <param name="Frozen">True freezes.</param>
    /// <param name="Words">The words that asked for it.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Freeze")]
    public sealed record Freeze(
        [property: Id(0)] string SegmentId,
        [property: Id(1)] bool Frozen,
        [property: Id(2)] string Words
    ) : TurnCommand;

    /// <summary>Remembers what a user means by a term.</summary>
    /// <param name="Term">The term, lower case.</param>
    /// <param name="Meaning">Its meaning in the user's words; null forgets the term.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Define")]
    public sealed record Define([property: Id(0)] string Term, [property: Id(1)] string? Meaning)
        : TurnCommand
    {
        /// <summary>How it was learned; null = not said.</summary>
        [Id(2)]
        public MemoryEvidence? Evidence { get; init; }

        /// <summary>Facets that the meaning speaks of; null = not known.</summary>
        [Id(3)]
        public ImmutableArray<string>? Facets { get; init; }
    }

    /// <summary>Queues a reading for a person.</summary>
    /// <param name="Draft">The reading, saved as a draft by another command.</param>
    /// <param name="Replaces">The segment that it changes; null = it is a new one.</param>
    /// <param name="Why">What is doubtful.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Escalate")]
    public sealed record Escalate(
        [property: Id(0)] SegmentDefinition Draft,
        [property: Id(1)] string? Replaces,
        [property: Id(2)] string Why
    ) : TurnCommand;

    /// <summary>Notes in the session's ledger what became of something that was not clear.</summary>
    /// <param name="Note">What.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Clarify")]
    public sealed record Clarify([property: Id(0)] ClarificationNote Note) : TurnCommand;

    /// <summary>Notes that memories were used.</summary>
    /// <param name="MemoryIds">Which.</param>
    /// <param name="Evidence">The turn.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.UseMemories")]
    public sealed record UseMemories(
        [property: Id(0)] ImmutableArray<string> MemoryIds,
        [property: Id(1)] MemoryEvidence Evidence
    ) : TurnCommand;

    /// <summary>Notes a sign that a segment worked.</summary>
    /// <param name="Segment">The segment as it stands.</param>
    /// <param name="Sign"><c>kept</c> or <c>named</c>.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Worked")]
    public sealed record Worked([property: Id(0)] SegmentDefinition Segment, [property: Id(1)] string Sign)
        : TurnCommand;

    /// <summary>Forgets everything about the user.</summary>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.ForgetAll")]
    public sealed record ForgetAll : TurnCommand;

    /// <summary>Defines a term for everyone in the tenant; only an administrator's turn holds it.</summary>
    /// <param name="Term">The term, lower case.</param>
    /// <param name="Meaning">Its meaning in words; null takes the term back.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.DefineForAll")]
    public sealed record DefineForAll([property: Id(0)] string Term, [property: Id(1)] string? Meaning)
        : TurnCommand;
}
