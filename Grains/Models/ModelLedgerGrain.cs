using SmartSegmentation.Grains.Interfaces.Models;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Models;

/// <summary>Counts the calls of a tenant's model and keeps what came of them. The key is the tenant id.</summary>
[Alias("smartseg.IModelLedgerGrain"), GrainInterfaceType("smartseg.modelledger")]
internal interface IModelLedgerGrain : IGrainWithStringKey
{
    /// <summary>Reserves a call, durably, before it is made.</summary>
    /// <returns>Null when it may be made; else the proposal to take instead, which may be an earlier one of the same question.</returns>
    [Alias("Reserve")]
    Task<ModelProposal?> ReserveAsync(ModelCall call);

    /// <summary>Keeps what came of a call.</summary>
    [Alias("Settle")]
    Task SettleAsync(string question, ModelProposal ended);
}

/// <summary>A call that is to be made.</summary>
/// <param name="Question">Session and turn: each calls at most once.</param>
/// <param name="Day">Today, in the tenant's zone.</param>
/// <param name="Estimate">What it may cost at most.</param>
/// <param name="Config">The budget.</param>
/// <param name="FailuresBeforeRest">Failures in a row after which the server is left alone.</param>
/// <param name="Rest">For how long.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ModelCall")]
internal sealed record ModelCall(
    [property: Id(0)] string Question,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] ModelProposal Estimate,
    [property: Id(3)] ModelsConfig Config,
    [property: Id(4)] int FailuresBeforeRest,
    [property: Id(5)] TimeSpan Rest
);

/// <inheritdoc cref="IModelLedgerGrain"/>
[GrainType("modelledger")]
internal sealed class ModelLedgerGrain(
    [PersistentState("models", StorageNames.State)] IPersistentState<ModelLedgerState> storage,
    TimeProvider clock
) : Grain, IModelLedgerGrain, IModelUsageGrain
{
    private readonly StateCell<ModelLedgerState> _state = new(storage);

    public async Task<ModelProposal?> ReserveAsync(ModelCall call)
    {
        var (instead, next) = ModelLedger.Reserve(_state.Value, call, clock.GetUtcNow());
        await KeepAsync(next);
        return instead;
    }

    public Task SettleAsync(string question, ModelProposal ended) =>
        KeepAsync(ModelLedger.Settle(_state.Value, question, ended, clock.GetUtcNow()));

    public Task<ModelUsageView> ReadAsync()
    {
        var state = _state.Value;
        return Task.FromResult(
            new ModelUsageView
            {
                Day = state.Day,
                Calls = state.Calls,
                InputTokens = state.InputTokens,
                OutputTokens = state.OutputTokens,
                CostUsd = state.CostUsd,
                Outcomes = state.Outcomes,
            }
        );
    }

    private Task KeepAsync(ModelLedgerState next) =>
        ReferenceEquals(next, _state.Value)
            ? Task.CompletedTask
            : _state.WriteAsync(next, CancellationToken.None);
}
