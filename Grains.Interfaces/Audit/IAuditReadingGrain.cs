using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Audit;

/// <summary>Reads a trail beside its writer. The key is that of the trail.</summary>
[Alias("smartseg.IAuditReadingGrain"), GrainInterfaceType("smartseg.auditreading")]
public interface IAuditReadingGrain : IGrainWithStringKey
{
    /// <summary>A page of entries, oldest first.</summary>
    /// <param name="after">Sequence number after which the page begins; 0 = the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Refused with <c>limit-invalid</c>, or <c>audit-damaged</c> where an entry cannot be read.</returns>
    [Alias("List")]
    Task<Outcome<AuditPage>> ListAsync(long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Computes every hash again.</summary>
    /// <param name="anchor">An entry's number and hash that were noted elsewhere, <c>12:ab34…</c>; null = none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Refused with <c>anchor-invalid</c>.</returns>
    [Alias("Verify")]
    Task<Outcome<AuditVerdict>> VerifyAsync(string? anchor, CancellationToken cancellationToken = default);
}

/// <summary>One entry of the trail. Its JSON, to the byte, is what is hashed.</summary>
/// <param name="Sequence">1 for the first, without gaps.</param>
/// <param name="Previous">Hash of the entry before; 64 zeros for the first.</param>
/// <param name="RecordedAt">When it was appended; never before the entry before.</param>
/// <param name="Source">Who told.</param>
/// <param name="Place">Place among the batches of the source.</param>
/// <param name="Event">What was decided.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditTrailEntry")]
public sealed record AuditTrailEntry(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string Previous,
    [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] string Source,
    [property: Id(4)] long Place,
    [property: Id(5)] AuditEvent Event
);

/// <summary>An entry with its hash.</summary>
/// <param name="Hash">SHA-256 of the entry's bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Entry">The entry.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditRow")]
public sealed record AuditRow([property: Id(0)] string Hash, [property: Id(1)] AuditTrailEntry Entry);

/// <summary>A page of entries.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="Next">Number after which the next page goes on; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditPage")]
public sealed record AuditPage(
    [property: Id(0)] ImmutableArray<AuditRow> Entries,
    [property: Id(1)] long? Next
);

/// <summary>What became of a trail.</summary>
/// <param name="Intact">True when every entry is as it was appended, as far as can be told.</param>
/// <param name="Entries">Entries found in order, before the first bad one.</param>
/// <param name="Head">Hash of the last of them; to be noted elsewhere as an anchor, with its number.</param>
/// <param name="FirstBad">Number of the first entry that is not as it was; null = none.</param>
/// <param name="Problem">
/// <c>entry-altered</c>, <c>entry-unreadable</c>, <c>entry-missing</c>, <c>tail-missing</c>, <c>head-altered</c> or <c>anchor-differs</c>; null = none.
/// </param>
/// <param name="Detail">One sentence for people.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AuditVerdict")]
public sealed record AuditVerdict(
    [property: Id(0)] bool Intact,
    [property: Id(1)] long Entries,
    [property: Id(2)] string Head,
    [property: Id(3)] long? FirstBad,
    [property: Id(4)] string? Problem,
    [property: Id(5)] string Detail
);
