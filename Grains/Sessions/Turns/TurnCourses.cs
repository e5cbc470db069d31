using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Improving;
using SmartSegmentation.Grains.Sessions.Turns.Verifying;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Notes how a turn went, for its trace.</summary>
internal sealed class TurnCourses
{
    private readonly ImmutableArray<PlannedStepView>.Builder _plan =
        ImmutableArray.CreateBuilder<PlannedStepView>();
    private readonly ImmutableArray<TurnFinding>.Builder _findings =
        ImmutableArray.CreateBuilder<TurnFinding>();
    private ImmutableArray<string> _states = [];
    private string? _repair;

    /// <summary>Name of a step in traces.</summary>
    public static string Name(StepKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Name of a state in traces.</summary>
    public static string Name(TurnState state) => state.ToString().ToLowerInvariant();

    /// <summary>A plan that is about to be run.</summary>
    public void Plan(TurnPlan plan) =>
        _plan.AddRange(
            plan.Steps.Select(step => new PlannedStepView(Name(step.Kind), [.. step.Needs.Select(Name)]))
        );

    /// <summary>What was verified.</summary>
    public void Found(Verification verified) =>
        _findings.AddRange(
            verified.Findings.Select(found => new TurnFinding(
                found.Check.ToString().ToLowerInvariant(),
                found.Detail
            ))
        );

    /// <summary>What was done about it.</summary>
    public void Repaired(Repair repair) => _repair = repair.Kind.ToString().ToLowerInvariant();

    /// <summary>The states that the turn went through.</summary>
    public void Went(TurnLoop loop) => _states = [.. loop.Path.Select(Name)];

    /// <summary>The course of the turn.</summary>
    public TurnCourse Tell() => new(_states, _plan.ToImmutable(), _findings.ToImmutable(), _repair);
}
