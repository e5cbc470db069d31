using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Audit;

namespace SmartSegmentation.Grains.Audit.Domain;

/// <summary>Goes over a trail from its first record and finds the first entry that is not as it was appended.</summary>
/// <param name="head">How far the trail is said to be, by what is stored apart from it; null = nothing is.</param>
/// <param name="anchor">An entry's number and hash that were noted elsewhere; null = none.</param>
internal sealed class AuditInspection(AuditHead? head, (long Sequence, string Hash)? anchor)
{
    private long _entries;
    private long _records;
    private string _hash = AuditChain.Origin;

    /// <summary>The verdict, as soon as something is wrong.</summary>
    public AuditVerdict? Fault { get; private set; }

    /// <summary>Looks at the next record.</summary>
    public void Inspect(AuditRecord record)
    {
        foreach (var entry in record.Entries)
        {
            if (Fault is null)
            {
                Inspect(record, entry);
            }
        }

        if (Fault is null && (record.Entries.IsEmpty || record.First != _entries - record.Entries.Length + 1))
        {
            Fail("entry-altered", _entries, $"The record of entry {_entries} has been altered.");
        }

        _records++;
        if (
            Fault is null
            && head is not null
            && head.Entries == _entries
            && (head.At != record.At || head.Records != _records)
        )
        {
            Fail("head-altered", _entries, $"What is stored apart of entry {_entries} has been altered.");
        }
    }

    /// <summary>The next record is there and cannot be read.</summary>
    public void Unreadable() =>
        Fail(
            "entry-unreadable",
            _entries + 1,
            $"Entry {_entries + 1} cannot be read: its bytes were altered."
        );

    /// <summary>The next record is missing, though later ones are there.</summary>
    public void Missing() => Fail("entry-missing", _entries + 1, $"Entry {_entries + 1} is missing.");

    /// <summary>The verdict after the last record.</summary>
    public AuditVerdict Close()
    {
        if (Fault is null && head is not null && _entries < head.Entries)
        {
            Fail(
                "tail-missing",
                _entries + 1,
                $"{head.Entries} entries were appended; those from {_entries + 1} on are missing."
            );
        }

        if (Fault is null && anchor is { } noted && noted.Sequence > _entries)
        {
            Fail(
                "tail-missing",
                _entries + 1,
                $"Entry {noted.Sequence} was noted elsewhere; those from {_entries + 1} on are missing."
            );
        }

        return Fault
            ?? new AuditVerdict(
                true,
                _entries,
                _hash,
                null,
                null,
                $"{_entries} entries, each chained to the one before."
            );
    }

    private void Inspect(AuditRecord record, StoredEntry stored)
    {
        var expected = _entries + 1;
        if (
            !AuditChain.Hash(stored.Line).Equals(stored.Hash, StringComparison.Ordinal)
            || Read(stored.Line) is not { } entry
        )
        {
            Fail("entry-altered", expected, $"Entry {expected} is not what was appended.");
        }
        else if (entry.Sequence != expected)
        {
            Fail(
                "entry-missing",
                expected,
                $"Entry {expected} is missing: {entry.Sequence} is in its place."
            );
        }
        else if (!entry.Previous.Equals(_hash, StringComparison.Ordinal))
        {
            // The entry is whole, so that the one before was replaced together with its hash.
            var bad = Math.Max(1, expected - 1);
            Fail("entry-altered", bad, $"Entry {bad} is not the one that entry {expected} was chained to.");
        }
        else if (
            entry.RecordedAt != record.At
            || entry.Place != record.Place
            || !entry.Source.Equals(record.Source, StringComparison.Ordinal)
        )
        {
            Fail("entry-altered", expected, $"The record of entry {expected} has been altered.");
        }
        else
        {
            (_entries, _hash) = (expected, stored.Hash);
            Compare(head is null ? null : (head.Entries, head.Hash), "head-altered");
            Compare(anchor, "anchor-differs");
        }
    }

    private void Compare((long Sequence, string Hash)? noted, string problem)
    {
        if (
            noted is { } known
            && known.Sequence == _entries
            && !known.Hash.Equals(_hash, StringComparison.OrdinalIgnoreCase)
        )
        {
            Fail(problem, _entries, $"Entry {_entries} is not the one whose hash is kept apart from it.");
        }
    }

    private static AuditTrailEntry? Read(string line)
    {
        try
        {
            return AuditChain.Read(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Fail(string problem, long sequence, string detail) =>
        Fault ??= new AuditVerdict(false, _entries, _hash, sequence, problem, detail);
}
