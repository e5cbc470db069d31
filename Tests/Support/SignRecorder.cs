using System.Collections.Concurrent;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions;

namespace SmartSegmentation.Tests.Support;

/// <summary>Runs turns as the engine does and keeps what spoke against their readings.</summary>
internal sealed class SignRecorder(ITurnRunner engine) : ITurnRunner
{
    private static readonly ConcurrentDictionary<
        (string, string),
        IReadOnlyDictionary<string, double>
    > Kept = [];

    /// <summary>Signs of a turn that made a segment; null = not known.</summary>
    public static IReadOnlyDictionary<string, double>? Of(string session, string turn) =>
        Kept.GetValueOrDefault((session, turn));

    public async Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    )
    {
        var outcome = await engine.RunAsync(input, progress, cancellationToken);
        if (outcome is { Signs: { } signs, Result.Action: TurnAction.Segment })
        {
            Kept[(input.SessionId, input.TurnId)] = signs;
        }

        return outcome;
    }
}
