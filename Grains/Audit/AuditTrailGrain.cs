using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit.Domain;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Audit;

/// <inheritdoc cref="IAuditTrailGrain"/>
/// <remarks>
/// A batch is one record, written once. The head follows in a write of its own that nobody waits for (docs/adr/0009): it is what a cut
/// tail is found by, and where the chain goes on after a start.
/// </remarks>
[GrainType(AuditRecords.GrainType)]
internal sealed class AuditTrailGrain(
    [FromKeyedServices(StorageNames.State)] IGrainStorage records,
    IGrainContext context,
    TimeProvider clock
) : Grain, IAuditTrailGrain
{
    private readonly AuditRecords _records = new(records, context.GrainId.Key.ToString()!);
    private readonly Dictionary<string, long> _places = new(StringComparer.Ordinal);
    private AuditHead _chain = new();
    private int _searched;
    private int _told;
    private bool _hasHead;
    private Task _following = Task.CompletedTask;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (var head, _hasHead) = await _records.ReadHeadAsync();
        _chain = head ?? new();
        _told = _chain.Records;
        while (
            await _records.ReadAsync(_chain.Records + 1) is var (record, whole)
            && (record is not null || !whole)
        )
        {
            // Behind a damaged record the chain goes on from the one before it; an inspection names the damage.
            _chain = record is null
                ? _chain with
                {
                    Records = _chain.Records + 1,
                    Entries = _chain.Entries + 1,
                }
                : AuditChain.After(_chain, record);
        }

        _searched = _chain.Records + 1;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _following;

    public async Task AppendAsync(AuditBatch batch, CancellationToken cancellationToken = default)
    {
        if (batch.Events.IsDefaultOrEmpty || await WasAppendedAsync(batch))
        {
            return;
        }

        if (_following.IsFaulted)
        {
            DeactivateOnIdle();
            await _following;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var record = AuditChain.Next(_chain, batch, clock.GetUtcNow());
        await _records.AddAsync(_chain.Records + 1, record);
        _chain = AuditChain.After(_chain, record);
        _places[batch.Source] = batch.Place;
        if (_following.IsCompleted)
        {
            _following = FollowAsync();
        }
    }

    /// <summary>Sources tell in order, so that the last place of each says what was appended.</summary>
    private async Task<bool> WasAppendedAsync(AuditBatch batch)
    {
        if (batch.Again && !_places.ContainsKey(batch.Source))
        {
            var since = batch.Events.Min(told => told.At);
            while (_searched > 1 && !_places.ContainsKey(batch.Source))
            {
                var (record, _) = await _records.ReadAsync(_searched - 1);
                if (record is not null && record.At < since)
                {
                    break;
                }

                _searched--;
                if (record is not null)
                {
                    _places.TryAdd(record.Source, record.Place);
                }
            }
        }

        return _places.TryGetValue(batch.Source, out var place) && batch.Place <= place;
    }

    private async Task FollowAsync()
    {
        while (_hasHead && _told < _chain.Records)
        {
            var head = _chain;
            await _records.WriteHeadAsync(head);
            _told = head.Records;
        }
    }
}
