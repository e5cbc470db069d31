using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Times the steps of one turn and tells of each when it ends.</summary>
/// <param name="clock">Measures.</param>
/// <param name="progress">Told of each step.</param>
internal sealed class StepClock(TimeProvider clock, IProgress<TurnStep> progress)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly ImmutableArray<TurnStep>.Builder _steps = ImmutableArray.CreateBuilder<TurnStep>();

    /// <summary>State of the loop that steps belong to from now on.</summary>
    public string? Phase { get; set; }

    /// <summary>Steps so far, in order of their start.</summary>
    public ImmutableArray<TurnStep> Steps => [.. _steps.OrderBy(step => step.StartedMs)];

    /// <summary>Runs a step.</summary>
    public T Run<T>(string name, Func<T> step)
    {
        var begun = clock.GetTimestamp();
        var value = step();
        End(name, begun);
        return value;
    }

    /// <summary>Runs a step that waits.</summary>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> step)
    {
        var begun = clock.GetTimestamp();
        var value = await step();
        End(name, begun);
        return value;
    }

    /// <summary>Runs a step that waits and gives nothing back.</summary>
    public async Task RunAsync(string name, Func<Task> step)
    {
        var begun = clock.GetTimestamp();
        await step();
        End(name, begun);
    }

    private void End(string name, long begun)
    {
        var step = new TurnStep(
            name,
            Math.Round(clock.GetElapsedTime(_start, begun).TotalMilliseconds, 3),
            Math.Round(clock.GetElapsedTime(begun).TotalMilliseconds, 3),
            Phase
        );
        _steps.Add(step);
        progress.Report(step);
    }
}
