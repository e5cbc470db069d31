using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Passes steps on to an observer, at best effort.</summary>
internal sealed class StepReporter(ITurnObserver? observer) : IProgress<TurnStep>
{
    /// <inheritdoc/>
    public void Report(TurnStep value) => observer?.OnStepAsync(value).Ignore();
}
