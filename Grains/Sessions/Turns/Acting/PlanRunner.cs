using System.Collections.Frozen;
using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>One kind of step.</summary>
internal interface ITurnStep
{
    /// <summary>Which.</summary>
    StepKind Kind { get; }

    /// <summary>Fills in its part of the work.</summary>
    Task RunAsync(TurnWork work, CancellationToken cancellationToken);
}

/// <summary>
/// ACT: runs a plan. Every step starts as soon as those that it needs have ended; a step that only computes runs at once, and while one
/// waits for the data engine the others go on.
/// </summary>
/// <param name="steps">One of each kind.</param>
internal sealed class PlanRunner(IEnumerable<ITurnStep> steps)
{
    private readonly FrozenDictionary<StepKind, ITurnStep> _steps = steps.ToFrozenDictionary(step =>
        step.Kind
    );

    /// <summary>Runs all steps; returns when all have ended, also when one failed.</summary>
    public async Task RunAsync(TurnPlan plan, TurnWork work, CancellationToken cancellationToken)
    {
        var running = new Dictionary<StepKind, Task>();
        foreach (var step in plan.Steps)
        {
            var needs = step.Needs.Select(need => running[need]).ToArray();
            running[step.Kind] = RunAfterAsync(needs, step.Kind, work, cancellationToken);
        }

        await Task.WhenAll(running.Values);
    }

    private async Task RunAfterAsync(
        Task[] needs,
        StepKind kind,
        TurnWork work,
        CancellationToken cancellationToken
    )
    {
        await Task.WhenAll(needs);
        cancellationToken.ThrowIfCancellationRequested();
        if (!work.IsStopped)
        {
            await work.Turn.Steps.RunAsync(
                TurnCourses.Name(kind),
                () => _steps[kind].RunAsync(work, cancellationToken)
            );
        }
    }
}
