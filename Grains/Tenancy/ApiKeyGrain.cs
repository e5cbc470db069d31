using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Tenancy;

/// <inheritdoc cref="IApiKeyGrain"/>
[GrainType("apikey"), PlatformScoped]
internal sealed class ApiKeyGrain(
    [PersistentState("key", StorageNames.State)] IPersistentState<ApiKeyState> storage
) : Grain, IApiKeyGrain
{
    private readonly StateCell<ApiKeyState> _state = new(storage);

    public Task<Caller?> FindAsync()
    {
        if (_state.Value.Holder is null)
        {
            // Guessed keys must not stay in memory.
            DeactivateOnIdle();
        }

        return Task.FromResult(_state.Value.Holder);
    }

    public Task GrantAsync(Caller holder, CancellationToken cancellationToken = default) =>
        _state.WriteAsync(new ApiKeyState { Holder = holder }, cancellationToken);

    public Task RevokeAsync(CancellationToken cancellationToken = default) =>
        _state.WriteAsync(new ApiKeyState(), cancellationToken);
}
