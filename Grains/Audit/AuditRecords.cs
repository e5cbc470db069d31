using System.Text.Json;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit.Domain;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Audit;

/// <summary>The stored records of a trail and its head.</summary>
/// <param name="storage">Grain storage.</param>
/// <param name="trailKey">Key of the trail.</param>
internal sealed class AuditRecords(IGrainStorage storage, string trailKey)
{
    /// <summary>Type of the grain that owns the records.</summary>
    public const string GrainType = "audittrail";

    private readonly GrainId _owner = GrainId.Create(GrainType, trailKey);
    private GrainState<AuditHead> _head = new();

    /// <summary>Reads one record.</summary>
    /// <param name="number">From 1.</param>
    /// <returns>No record when there is none; not whole when its bytes are not those that were written.</returns>
    public async Task<(AuditRecord? Record, bool Whole)> ReadAsync(int number)
    {
        try
        {
            return (await Open().ReadAsync(number), true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    /// <summary>Writes one record that does not exist.</summary>
    public Task AddAsync(int number, AuditRecord record) => Open().AddAsync(number, record);

    /// <summary>The stored head.</summary>
    /// <returns>Null when there is none; not whole when its bytes are not those that were written.</returns>
    public async Task<(AuditHead? Head, bool Whole)> ReadHeadAsync()
    {
        _head = new GrainState<AuditHead>();
        try
        {
            await storage.ReadStateAsync("head", _owner, _head);
            return (_head.RecordExists ? _head.State : null, true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    /// <summary>Writes the head, which was read before.</summary>
    public Task WriteHeadAsync(AuditHead head)
    {
        _head.State = head;
        return storage.WriteStateAsync("head", _owner, _head);
    }

    /// <summary>A trail has many records: their versions are not kept in memory.</summary>
    private StateRecords<AuditRecord> Open() => new(storage, _owner, "record");
}
