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

    /// <summary>Remembers what a user means by a term.</summary>
    /// <param name="Term">The term, lower case.</param>
    /// <param name="Meaning">Its meaning in the user's words; null forgets the term.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.TurnCommand.Define")]
    public sealed record Define([property: Id(0)] string Term, [property: Id(1)] string? Meaning)
        : TurnCommand;
}
