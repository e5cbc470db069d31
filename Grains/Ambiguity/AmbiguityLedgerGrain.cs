using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Ambiguity;

/// <inheritdoc cref="IAmbiguityLedgerGrain"/>
[GrainType("ambiguityledger")]
internal sealed class AmbiguityLedgerGrain(
    [PersistentState("ledger", StorageNames.State)] IPersistentState<AmbiguityLedgerState> storage,
    LiveSkills skills,
    TimeProvider clock
) : Grain, IAmbiguityLedgerGrain
{
    private readonly StateCell<AmbiguityLedgerState> _state = new(storage);

    public async Task<AmbiguityDecision> ShouldAskOrInferAsync(
        AmbiguityRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var policy = ClarificationPolicy.Of(await skills.GetAsync());
        var (decision, next) = AmbiguityLedger.Decide(
            _state.Value.Entries,
            request,
            policy.InferAbove,
            clock.GetUtcNow()
        );
        if (next != _state.Value.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _state.WriteAsync(_state.Value with { Entries = next }, cancellationToken);
        }

        return decision;
    }

    public async Task NoteAsync(NoteClarification command, CancellationToken cancellationToken = default)
    {
        if (command.Origin.WasApplied(_state.Value.Applied))
        {
            return;
        }

        await _state.WriteAsync(
            new AmbiguityLedgerState
            {
                Entries = AmbiguityLedger.Note(_state.Value.Entries, command.Note, clock.GetUtcNow()),
                Applied = command.Origin.Note(_state.Value.Applied),
            },
            cancellationToken
        );
    }

    public Task<ImmutableArray<AmbiguityEntry>> ListAsync() => Task.FromResult(_state.Value.Entries);
}
