using System.Collections.Immutable;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Audit.Domain;

/// <summary>Stored: one batch of the trail, written once and never again.</summary>
internal sealed record AuditRecord : IStoredExactly
{
    /// <summary>Sequence number of its first entry.</summary>
    public long First { get; init; }

    /// <summary>Who told.</summary>
    public string Source { get; init; } = "";

    /// <summary>Place among the batches of the source.</summary>
    public long Place { get; init; }

    /// <summary>When it was appended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>In order; at least one.</summary>
    public ImmutableArray<StoredEntry> Entries { get; init; } = [];
}

/// <summary>Stored: an entry as the text that was hashed, so that later releases need not write it the same way.</summary>
internal sealed record StoredEntry
{
    /// <summary>JSON of an <see cref="Interfaces.Audit.AuditTrailEntry"/>.</summary>
    public string Line { get; init; } = "";

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Line"/>, which holds the hash before it.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>Stored apart from the records: how far the trail is. May lag behind by what was appended last.</summary>
internal sealed record AuditHead : IStoredExactly
{
    /// <summary>Records, numbered from 1.</summary>
    public int Records { get; init; }

    /// <summary>Entries in them.</summary>
    public long Entries { get; init; }

    /// <summary>Hash of the last entry; 64 zeros before the first.</summary>
    public string Hash { get; init; } = AuditChain.Origin;

    /// <summary>When the last record was appended.</summary>
    public DateTimeOffset At { get; init; }
}
