using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Memory;

/// <inheritdoc cref="IUserMemoryGrain"/>
[GrainType("usermemory")]
internal sealed class UserMemoryGrain(
    [PersistentState("memory", StorageNames.State)] IPersistentState<UserMemoryState> storage,
    TimeProvider clock
) : Grain, IUserMemoryGrain
{
    private readonly StateCell<UserMemoryState> _state = new(storage);

    public Task<UserMemoryView> GetAsync() =>
        Task.FromResult(
            new UserMemoryView(
                TenantScopedKey.Parse(this.GetPrimaryKeyString()).Id,
                _state.Value.Terms.Values.ToImmutableArray()
            )
        );

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
    public Task EraseAsync(CancellationToken cancellationToken = default) =>
        _state.WriteAsync(new UserMemoryState { Applied = _state.Value.Applied }, cancellationToken);
}
