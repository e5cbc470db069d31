using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Audit.Domain;

/// <summary>Chains entries: each holds the hash of the one before, and its own hash covers all its bytes.</summary>
internal static class AuditChain
{
    /// <summary>What stands in the first entry for the hash before it.</summary>
    public static readonly string Origin = new('0', 64);

    /// <summary>The record that a batch becomes after a head.</summary>
    /// <param name="head">How far the trail is.</param>
    /// <param name="batch">At least one event.</param>
    /// <param name="now">The server's clock.</param>
    public static AuditRecord Next(AuditHead head, AuditBatch batch, DateTimeOffset now)
    {
        // Times never fall, and none is before an event: by that a repetition is found without reading the whole trail.
        var at = batch.Events.Select(told => told.At).Append(now).Append(head.At).Max();
        var entries = ImmutableArray.CreateBuilder<StoredEntry>(batch.Events.Length);
        var (sequence, previous) = (head.Entries, head.Hash);
        foreach (var told in batch.Events)
        {
            var line = JsonSerializer.Serialize(
                new AuditTrailEntry(++sequence, previous, at, batch.Source, batch.Place, told),
                SegmentJson.Options
            );
            previous = Hash(line);
            entries.Add(new StoredEntry { Line = line, Hash = previous });
        }

        return new AuditRecord
        {
            First = head.Entries + 1,
            Source = batch.Source,
            Place = batch.Place,
            At = at,
            Entries = entries.MoveToImmutable(),
        };
    }

    /// <summary>The head after a record.</summary>
    public static AuditHead After(AuditHead head, AuditRecord record) =>
        new()
        {
            Records = head.Records + 1,
            Entries = record.First + record.Entries.Length - 1,
            Hash = record.Entries[^1].Hash,
            At = record.At,
        };

    /// <summary>The entry of a line.</summary>
    /// <exception cref="JsonException">The line is none.</exception>
    public static AuditTrailEntry Read(string line) =>
        JsonSerializer.Deserialize<AuditTrailEntry>(line, SegmentJson.Options)
        ?? throw new JsonException("The line holds no entry.");

    /// <summary>SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
