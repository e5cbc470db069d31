using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Improving;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Sessions.Turns.Verifying;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>
/// The loop of one turn: PLAN finds out what is asked for, ACT runs the plan, VERIFY checks what it made, IMPROVE repairs it once.
/// Writes nothing; the session stores the outcome.
/// </summary>
/// <remarks>
/// Where others hook in: what a turn may know comes from <see cref="TurnContextReader"/>; what is asked for from
/// <see cref="TurnPlanner"/>; a question goes through <see cref="Questions"/>; a check is added in <see cref="TurnVerifier"/>; what is
/// done about it in <see cref="TurnImprover"/>; consequences are <see cref="TurnCommand"/>s of the outcome.
/// </remarks>
internal sealed class TurnRunner(
    TurnOpener opener,
    TurnPlanner planner,
    PlanRunner acting,
    TurnImprover improver,
    TimeProvider clock
) : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    )
    {
        var steps = new StepClock(clock, progress) { Phase = TurnCourses.Name(TurnState.Plan) };
        var turn = await opener.OpenAsync(input, steps);
        var (outcome, course) = await SettledAsync(turn, cancellationToken);
        outcome = Recollection.Close(turn, LookupMaker.WithFilter(turn, outcome));
        return outcome with
        {
            Result = outcome.Result with
            {
                Steps = steps.Steps,
                Skills = SkillRouter.Of(input.Skills).Route(input.Message, outcome.Result),
                Usage = turn.Proposals?.Made?.Usage ?? outcome.Result.Usage,
            },
            Proposal = turn.Proposals?.Made,
            Course = course.Tell(),
        };
    }

    /// <summary>Goes through the loop; where its question turns out to be settled already, once more with the answer.</summary>
    private async Task<(TurnOutcome Outcome, TurnCourses Course)> SettledAsync(
        TurnScope turn,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = turn.Known.Found;
            var course = new TurnCourses();
            var outcome = await LoopAsync(turn, course, cancellationToken);
            if (turn.Known.Found == found)
            {
                return (outcome, course);
            }
        }
    }

    private async Task<TurnOutcome> LoopAsync(
        TurnScope turn,
        TurnCourses course,
        CancellationToken cancellationToken
    )
    {
        var loop = new TurnLoop();
        TurnWork? work = null;
        Verification? verified = null;
        TurnOutcome? outcome = null;
        PlannedTurn? planned = null;
        while (loop.State is not TurnState.Done)
        {
            turn.Steps.Phase = TurnCourses.Name(loop.State);
            switch (loop.State)
            {
                case TurnState.Plan:
                    planned = planner.Plan(turn);
                    outcome = (planned.Task as TurnTask.Settled)?.Outcome;
                    work = new TurnWork(planned.Turn, planned.Task);
                    loop = loop.Next(outcome is null ? TurnSign.Planned : TurnSign.Settled);
                    break;
                case TurnState.Act:
                    course.Plan(work!.Task.Plan);
                    await acting.RunAsync(work.Task.Plan, work, cancellationToken);
                    loop = loop.Next(TurnSign.Acted);
                    break;
                case TurnState.Verify:
                    verified = turn.Steps.Run("verify", () => TurnVerifier.Verify(work!));
                    course.Found(verified);
                    if (verified.Passed)
                    {
                        outcome = SegmentOutcome.Of(work!, verified) with
                        {
                            Claim = work!.Claim,
                            Signs = work.Signs,
                        };
                    }

                    loop = loop.Next(verified.Passed ? TurnSign.Passed : TurnSign.Failed);
                    break;
                case TurnState.Improve:
                    var repair = await turn.Steps.RunAsync(
                        "improve",
                        () => improver.RepairAsync(work!, verified!, cancellationToken)
                    );
                    course.Repaired(repair);
                    // Also what a second failure ends with.
                    outcome = repair.Outcome;
                    work = repair.Retry is { } other ? new TurnWork(work!.Turn, other) : work;
                    loop = loop.Next(repair.Retry is null ? TurnSign.Ended : TurnSign.Retried);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        course.Went(loop);
        return planned!.Close(outcome!);
    }
}
