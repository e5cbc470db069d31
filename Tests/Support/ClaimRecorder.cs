using System.Collections.Concurrent;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Tests.Support;

/// <summary>Runs turns as the engine does and keeps what they claim to have made of the words.</summary>
internal sealed class ClaimRecorder(ITurnRunner engine) : ITurnRunner
{
    /// <summary>Claims of turns that made a segment.</summary>
    public static ConcurrentQueue<VerbatimClaim> Claims { get; } = new();

    public async Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    )
    {
        var outcome = await engine.RunAsync(input, progress, cancellationToken);
        if (outcome is { Claim: { } claim, Result.Action: TurnAction.Segment })
        {
            Claims.Enqueue(claim);
        }

        return outcome;
    }
}
