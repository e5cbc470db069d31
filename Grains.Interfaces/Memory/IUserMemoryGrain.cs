using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Memory;

/// <summary>What is remembered of one user. The key is <c>{tenantId}/{userId}</c>.</summary>
[Alias("smartseg.IUserMemoryGrain"), GrainInterfaceType("smartseg.usermemory")]
public interface IUserMemoryGrain : IGrainWithStringKey
{
    /// <summary>All of it, with the confidence of today.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<UserMemoryView> GetAsync();

    /// <summary>All of it, as a turn needs it.</summary>
    [Alias("GetForTurn"), AlwaysInterleave]
    Task<MemoryForTurn> GetForTurnAsync();

    /// <summary>One memory with what held before it.</summary>
    /// <returns>Null when there is none of this id.</returns>
    [Alias("Find"), AlwaysInterleave]
    Task<MemoryHistory?> FindAsync(string memoryId);

    /// <summary>Remembers what the user means by a term; a command that was applied before changes nothing.</summary>
    [Alias("Define")]
    Task DefineAsync(DefineTerm command, CancellationToken cancellationToken = default);

    /// <summary>Remembers or corrects a meaning, on the user's order outside of a session.</summary>
    /// <returns>The memory; refused with <c>memory-unknown</c>, <c>term-invalid</c> or <c>meaning-invalid</c>.</returns>
    [Alias("Set")]
    Task<Outcome<MemoryView>> SetAsync(SetMemory command, CancellationToken cancellationToken = default);

    /// <summary>Notes that a turn used memories: evidence that they still hold.</summary>
    [Alias("NoteUse")]
    Task NoteUseAsync(NoteMemoryUse command, CancellationToken cancellationToken = default);

    /// <summary>Notes a sign that a segment worked.</summary>
    [Alias("NoteSegment")]
    Task NoteSegmentAsync(NoteSegment command, CancellationToken cancellationToken = default);

    /// <summary>The same, at best effort and without waiting, as where somebody only reads.</summary>
    [Alias("NoteRead"), OneWay]
    Task NoteReadAsync(NoteSegment command);

    /// <summary>Forgets one memory, with what held before it.</summary>
    /// <returns>What was forgotten; refused with <c>memory-unknown</c>.</returns>
    [Alias("Forget")]
    Task<Outcome<MemoryView>> ForgetAsync(string memoryId, CancellationToken cancellationToken = default);

    /// <summary>Forgets everything.</summary>
    [Alias("Erase")]
    Task EraseAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets everything, on the order of a turn; an order that was applied before changes nothing.</summary>
    /// <param name="origin">The turn; null = outside of one.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    [Alias("ForgetAll")]
    Task ForgetAllAsync(CommandOrigin? origin, CancellationToken cancellationToken = default);
}

/// <summary>Remembers a term.</summary>
/// <param name="Term">The term, lower case.</param>
/// <param name="Meaning">Its meaning in the user's words; null forgets the term.</param>
/// <param name="Origin">Turn that it comes from; null = a call of its own.</param>
[GenerateSerializer, Immutable, Alias("smartseg.DefineTerm")]
public sealed record DefineTerm(
    [property: Id(0)] string Term,
    [property: Id(1)] string? Meaning,
    [property: Id(2)] CommandOrigin? Origin = null
)
{
    /// <summary>How it was learned; null = not said.</summary>
    [Id(3)]
    public MemoryEvidence? Evidence { get; init; }

    /// <summary>Facets that the meaning speaks of; null = not known.</summary>
    [Id(4)]
    public ImmutableArray<string>? Facets { get; init; }
}

/// <summary>Remembers or corrects a meaning.</summary>
/// <param name="MemoryId">The memory to correct; null = that of the term, or a new one.</param>
/// <param name="Term">The term; null = that of the memory.</param>
/// <param name="Meaning">Its meaning in words.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SetMemory")]
public sealed record SetMemory(
    [property: Id(0)] string? MemoryId,
    [property: Id(1)] string? Term,
    [property: Id(2)] string Meaning
);

/// <summary>Notes that a turn used memories.</summary>
/// <param name="MemoryIds">Which.</param>
/// <param name="Evidence">The turn.</param>
/// <param name="Origin">Place of the command.</param>
[GenerateSerializer, Immutable, Alias("smartseg.NoteMemoryUse")]
public sealed record NoteMemoryUse(
    [property: Id(0)] ImmutableArray<string> MemoryIds,
    [property: Id(1)] MemoryEvidence Evidence,
    [property: Id(2)] CommandOrigin? Origin = null
);

/// <summary>Notes a sign that a segment worked.</summary>
/// <param name="SegmentId">Which.</param>
/// <param name="Sign"><c>kept</c>, <c>named</c>, <c>exported</c> or <c>rated</c>.</param>
/// <param name="Segment">The segment as it stands; null = as noted before.</param>
/// <param name="Origin">Place of the command; null = a call of its own.</param>
/// <param name="Rating">1 to 5, for <c>rated</c>.</param>
[GenerateSerializer, Immutable, Alias("smartseg.NoteSegment")]
public sealed record NoteSegment(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] string Sign,
    [property: Id(2)] SegmentDefinition? Segment = null,
    [property: Id(3)] CommandOrigin? Origin = null,
    [property: Id(4)] int? Rating = null
);
