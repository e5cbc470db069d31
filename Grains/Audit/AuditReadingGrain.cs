using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit.Domain;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Audit;

/// <inheritdoc cref="IAuditReadingGrain"/>
[GrainType("auditreading"), StatelessWorker]
internal sealed class AuditReadingGrain(
    [FromKeyedServices(StorageNames.State)] IGrainStorage storage,
    IGrainContext context
) : Grain, IAuditReadingGrain
{
    private const int LongestPage = 1_000;
    private readonly AuditRecords _records = new(storage, context.GrainId.Key.ToString()!);

    public async Task<Outcome<AuditPage>> ListAsync(
        long after,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        if (limit is < 1 or > LongestPage)
        {
            return new Outcome<AuditPage>.Refused(
                new("limit-invalid", "A page has 1 to 1,000 entries.", "limit")
            );
        }

        var rows = ImmutableArray.CreateBuilder<AuditRow>();
        for (var number = await FindAsync(after + 1); rows.Count <= limit; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (await _records.ReadAsync(number))
            {
                case (null, true):
                    return new Outcome<AuditPage>.Done(new AuditPage(rows.ToImmutable(), null));
                case (null, false):
                    return Damaged;
                case ({ } record, _):
                    foreach (var entry in record.Entries)
                    {
                        if (Read(entry) is not { } row)
                        {
                            return Damaged;
                        }

                        if (row.Entry.Sequence > after)
                        {
                            rows.Add(row);
                        }
                    }

                    break;
            }
        }

        var page = rows.Take(limit).ToImmutableArray();
        return new Outcome<AuditPage>.Done(new AuditPage(page, page[^1].Entry.Sequence));
    }

    public async Task<Outcome<AuditVerdict>> VerifyAsync(
        string? anchor,
        CancellationToken cancellationToken = default
    )
    {
        (long, string)? noted = null;
        if (!string.IsNullOrWhiteSpace(anchor))
        {
            noted = ReadAnchor(anchor);
            if (noted is null)
            {
                return new Outcome<AuditVerdict>.Refused(
                    new("anchor-invalid", "An anchor is an entry's number and its hash: 12:ab34….", "anchor")
                );
            }
        }

        var (head, headIsWhole) = await _records.ReadHeadAsync();
        var inspection = new AuditInspection(head, noted);
        for (var number = 1; inspection.Fault is null; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (record, whole) = await _records.ReadAsync(number);
            if (record is not null)
            {
                inspection.Inspect(record);
            }
            else if (!whole)
            {
                inspection.Unreadable();
            }
            else if (await _records.ReadAsync(number + 1) is { Record: not null } or { Whole: false })
            {
                inspection.Missing();
            }
            else
            {
                break;
            }
        }

        var verdict = inspection.Close();
        return new Outcome<AuditVerdict>.Done(
            verdict.Intact && !headIsWhole
                ? verdict with
                {
                    Intact = false,
                    FirstBad = verdict.Entries,
                    Problem = "head-altered",
                    Detail =
                        $"What is kept apart from the trail was altered: nothing vouches for entry {verdict.Entries} being the last.",
                }
                : verdict
        );
    }

    private static Outcome<AuditPage>.Refused Damaged =>
        new(new("audit-damaged", "An entry is not as it was appended; 'audit verify' names it."));

    /// <summary>Number of the record that holds an entry, or would.</summary>
    private async Task<int> FindAsync(long sequence)
    {
        var (head, _) = await _records.ReadHeadAsync();
        var (low, high) = (1, Math.Max(1, head?.Records ?? 1));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (await _records.ReadAsync(middle) is { Record: { } record } && record.First <= sequence)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private static AuditRow? Read(StoredEntry stored)
    {
        try
        {
            return new AuditRow(stored.Hash, AuditChain.Read(stored.Line));
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static (long, string)? ReadAnchor(string anchor) =>
        anchor.Trim().Split(':') is [var number, { Length: 64 } hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && hash.All(char.IsAsciiHexDigit)
            ? (sequence, hash)
            : null;
}
