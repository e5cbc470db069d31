using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Living;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Answers a question, tests a claim or looks up rows.</summary>
/// <param name="segments">Runs summaries.</param>
/// <param name="living">Answers about segments.</param>
internal sealed class AnswerStep(SegmentReader segments, LivingAnswers living) : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Answer;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var turn = work.Turn;
        var answers = new AnswerMaker(turn, segments);
        work.Outcome = work.Task switch
        {
            TurnTask.Ask(var text, var plan) => await answers.AskAsync(
                turn.Readers([]),
                text,
                plan,
                cancellationToken
            ),
            TurnTask.Claim(var text, var plan) => await answers.ClaimAsync(
                turn.Readers([]),
                text,
                plan,
                cancellationToken
            ),
            TurnTask.Living(var asked) => await living.AnswerAsync(turn, asked, cancellationToken),
            TurnTask.Lookup(var reading) => await new LookupMaker(turn, segments).AnswerAsync(
                reading,
                cancellationToken
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
