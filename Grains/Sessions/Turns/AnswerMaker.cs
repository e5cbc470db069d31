using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Answers questions and tests claims.</summary>
internal sealed class AnswerMaker(TurnScope turn, SegmentReader segments, SafetyReview safety)
{
    /// <summary>The answer to a question; null when it cannot be read as one.</summary>
    public Task<TurnOutcome?> AskAsync(
        MessageReader reader,
        string text,
        ExpressionNode? current,
        CancellationToken cancellationToken
    )
    {
        _ = (turn, segments, safety, reader, text, current, cancellationToken);
        return Task.FromResult<TurnOutcome?>(null);
    }

    /// <summary>The verdict on a claim; null when it cannot be read as one.</summary>
    public Task<TurnOutcome?> ClaimAsync(
        MessageReader reader,
        string text,
        CancellationToken cancellationToken
    )
    {
        _ = (reader, text, cancellationToken);
        return Task.FromResult<TurnOutcome?>(null);
    }
}
