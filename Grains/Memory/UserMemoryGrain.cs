using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Memory;

/// <inheritdoc cref="IUserMemoryGrain"/>
[GrainType("usermemory")]
internal sealed class UserMemoryGrain(
    [PersistentState("memory", StorageNames.State)] IPersistentState<UserMemoryState> storage,
    IGrainContext context,
    IGrainFactory grains,
    TimeProvider clock
) : Grain, IUserMemoryGrain
{
    private readonly StateCell<UserMemoryState> _state = new(storage);
    private readonly TenantScopedKey _key = TenantScopedKey.Parse(context.GrainId.Key.ToString()!);
    private readonly AuditOutbox _audit = new(
        grains,
        TenantScopedKey.TenantOf(context.GrainId.Key.ToString()!),
        "memory:" + TenantScopedKey.Parse(context.GrainId.Key.ToString()!).Id
    );

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _audit.TellAsync(_state.Value.Audit);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _audit.Settled(_state.Value.Audit) is { } settled
            ? _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken)
            : Task.CompletedTask;

    public Task<UserMemoryView> GetAsync() =>
        Task.FromResult(new UserMemoryView(_key.Id, _state.Value.Terms.Values.ToImmutableArray()));

    public async Task DefineAsync(DefineTerm command, CancellationToken cancellationToken = default)
    {
        if (command.Origin.WasApplied(_state.Value.Applied))
        {
            return;
        }

        var terms = command.Meaning is { } meaning
            ? _state.Value.Terms.SetItem(
                command.Term,
                new RememberedTerm(command.Term, meaning, clock.GetUtcNow(), command.Origin?.SessionId)
            )
            : _state.Value.Terms.Remove(command.Term);
        var applied = command.Origin.Note(_state.Value.Applied);
        await _state.WriteAsync(_state.Value with { Terms = terms, Applied = applied }, cancellationToken);
    }

    /// <summary>The places of applied commands stay, so that an unfinished turn does not bring a forgotten term back.</summary>
    public async Task EraseAsync(CancellationToken cancellationToken = default)
    {
        await _audit.TellAsync(_state.Value.Audit);
        var told = new AuditEvent
        {
            At = clock.GetUtcNow(),
            UserId = CallerContext.UserId,
            Kind = AuditKind.MemoryForgotten,
            Subject = _key.Id,
            Detail = "everything",
        };
        await _state.WriteAsync(
            new UserMemoryState
            {
                Applied = _state.Value.Applied,
                Audit = _audit.Note(_state.Value.Audit, told),
            },
            cancellationToken
        );
        await _audit.TellAsync(_state.Value.Audit);
    }
}
